//! A long list that grows without being moved: a run of a hundred thousand tasks has more than a million events, and
//! to move them takes time, and room for all of them twice.

/// A list in pieces.
#[derive(Debug)]
pub(super) struct Chunks<T> {
    /// Those before the last one; each has [`CHUNK`] items.
    full: Vec<Vec<T>>,
    last: Vec<T>,
}

/// How many items a piece has; a shorter list is one piece.
const CHUNK: usize = 8192;

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Chunks { full: Vec::new(), last: Vec::new() }
    }
}

impl<T> Chunks<T> {
    pub fn push(&mut self, item: T) {
        if self.last.len() == CHUNK {
            self.full.push(std::mem::replace(&mut self.last, Vec::with_capacity(CHUNK)));
        }
        self.last.push(item);
    }

    /// The last item, which is that of the piece before where the last piece is empty.
    pub fn last(&self) -> Option<&T> {
        self.last.last().or_else(|| self.full.last()?.last())
    }

    /// Takes the last item away.
    pub fn pop(&mut self) {
        if self.last.pop().is_none()
            && let Some(last) = self.full.pop()
        {
            self.last = last;
            self.last.pop();
        }
    }

    pub fn len(&self) -> usize {
        self.full.len() * CHUNK + self.last.len()
    }

    pub fn into_vec(self) -> Vec<T> {
        if self.full.is_empty() {
            return self.last;
        }
        let mut items = Vec::with_capacity(self.len());
        for chunk in self.full.into_iter().chain([self.last]) {
            items.extend(chunk);
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_list_across_its_pieces() {
        let mut chunks = Chunks::default();
        let mut list = Vec::new();
        for number in 0..3 * CHUNK + 5 {
            chunks.push(number);
            list.push(number);
            // Back over the border of a piece, and forth again.
            if number % 5 == 0 {
                chunks.pop();
                list.pop();
            }
            assert_eq!((chunks.last(), chunks.len()), (list.last(), list.len()));
        }
        while list.len() > CHUNK - 2 {
            chunks.pop();
            list.pop();
            assert_eq!((chunks.last(), chunks.len()), (list.last(), list.len()));
        }
        chunks.push(7);
        list.push(7);
        assert_eq!(chunks.into_vec(), list);
    }
}
