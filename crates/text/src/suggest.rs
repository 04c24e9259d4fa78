//! "Did you mean …?": the known name that is closest to a wrong one, by CPython's measure.

/// With more candidates than this, nothing is suggested.
const MOST_CANDIDATES: usize = 750;
/// Names differ by at most this many bytes once what they share at both ends is cut off.
const LONGEST_NAME: usize = 40;
/// The cost to insert, remove or change a byte.
const MOVE_COST: usize = 2;
/// The cost to change the case of a letter.
const CASE_COST: usize = 1;

/// The candidate closest to `name`, the first of equals; nothing if none is close enough.
/// Which names are candidates, and in which order, is for the machine to say.
pub fn suggestion<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut best_distance = usize::MAX;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        // A third of the characters may differ, and only something better than before counts.
        let limit = ((name.len() + candidate.len() + 3) * MOVE_COST / 6).min(best_distance - 1);
        if let Some(distance) = distance(name.as_bytes(), candidate.as_bytes(), limit) {
            best = Some(candidate);
            best_distance = distance;
        }
    }
    best
}

/// The cost of turning one text into the other, if it is within the limit.
fn distance(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    let within = |cost: usize| (cost <= limit).then_some(cost);
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * MOVE_COST);
    }
    if a.len() > LONGEST_NAME || b.len() > LONGEST_NAME {
        return None;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if (long.len() - short.len()) * MOVE_COST > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=short.len()).map(|length| length * MOVE_COST).collect();
    let mut result = 0;
    for (index, &byte) in long.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (column, &other) in row.iter_mut().zip(short) {
            let substitute = diagonal + substitution_cost(byte, other);
            diagonal = *column;
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            *column = result;
            least = least.min(result);
        }
        if least > limit {
            return None;
        }
    }
    within(result)
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}
