//! Formats: an order of bytes and letters with counts, as `">2H4s"`.

/// A format that was read.
pub(super) struct Format {
    pub(super) fields: Vec<Field>,
    /// Bytes of a record, which may be more than there can be in memory.
    pub(super) size: u64,
    /// Values of a record.
    pub(super) count: usize,
    pub(super) big_endian: bool,
    /// Sizes and alignment are the machine's.
    pub(super) native: bool,
}

pub(super) struct Field {
    pub(super) letter: Letter,
    /// The letter itself.
    pub(super) code: u8,
    pub(super) offset: usize,
    /// Bytes of one value.
    pub(super) size: usize,
    /// How often it is repeated.
    count: usize,
}

impl Field {
    /// Values that the field stands for.
    pub(super) fn values(&self) -> usize {
        match self.letter {
            Letter::Pad => 0,
            Letter::Text | Letter::Pascal => 1,
            _ => self.count,
        }
    }
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    Pad,
    Char,
    Bool,
    Signed,
    Unsigned,
    Pointer,
    Float,
    /// `s`
    Text,
    /// `p`
    Pascal,
}

/// Reads a format; the error is CPython's message.
pub(super) fn parse(letters: &[u8]) -> Result<Format, &'static str> {
    let (order, rest) = match letters.first() {
        Some(order @ (b'@' | b'=' | b'<' | b'>' | b'!')) => (*order, &letters[1..]),
        _ => (b'@', letters),
    };
    let native = order == b'@';
    let mut format =
        Format { fields: Vec::new(), size: 0, count: 0, big_endian: matches!(order, b'>' | b'!'), native };
    const TOO_LONG: &str = "total struct size too long";
    let mut letters = rest.iter().copied().peekable();
    while let Some(code) = letters.next() {
        if code.is_ascii_whitespace() || code == 0x0b {
            continue;
        }
        let mut count = 1u64;
        let mut code = code;
        if code.is_ascii_digit() {
            count = u64::from(code - b'0');
            loop {
                match letters.next() {
                    Some(digit @ b'0'..=b'9') => {
                        let next = count.checked_mul(10).map(|count| count + u64::from(digit - b'0'));
                        count = next.filter(|count| *count <= i64::MAX as u64).ok_or(TOO_LONG)?;
                    }
                    Some(letter) => {
                        code = letter;
                        break;
                    }
                    None => return Err("repeat count given without format specifier"),
                }
            }
        }
        if code == 0 {
            return Err("embedded null character");
        }
        let (letter, size) = letter(code, native).ok_or("bad char in struct format")?;
        let size = if matches!(letter, Letter::Text | Letter::Pascal) { count } else { size };
        if native && !matches!(letter, Letter::Pad | Letter::Text | Letter::Pascal) {
            format.size = format.size.checked_next_multiple_of(size).ok_or(TOO_LONG)?;
        }
        // What does not fit into memory is never taken to pieces.
        let [offset, width, times] =
            [format.size, size, count].map(|number| number.try_into().unwrap_or(usize::MAX));
        let field = Field { letter, code, offset, size: width, count: times };
        let length = match letter {
            Letter::Text | Letter::Pascal => size,
            _ => size.checked_mul(count).ok_or(TOO_LONG)?,
        };
        format.size =
            format.size.checked_add(length).filter(|size| *size <= i64::MAX as u64).ok_or(TOO_LONG)?;
        format.count = format.count.saturating_add(field.values());
        if count > 0 || matches!(letter, Letter::Text | Letter::Pascal) {
            format.fields.push(field);
        }
    }
    Ok(format)
}

/// What a letter means, and how many bytes it takes.
fn letter(code: u8, native: bool) -> Option<(Letter, u64)> {
    let long = if native { 8 } else { 4 };
    Some(match code {
        b'x' => (Letter::Pad, 1),
        b'c' => (Letter::Char, 1),
        b'b' => (Letter::Signed, 1),
        b'B' => (Letter::Unsigned, 1),
        b'?' => (Letter::Bool, 1),
        b'h' => (Letter::Signed, 2),
        b'H' => (Letter::Unsigned, 2),
        b'i' => (Letter::Signed, 4),
        b'I' => (Letter::Unsigned, 4),
        b'l' => (Letter::Signed, long),
        b'L' => (Letter::Unsigned, long),
        b'q' => (Letter::Signed, 8),
        b'Q' => (Letter::Unsigned, 8),
        b'n' if native => (Letter::Signed, 8),
        b'N' if native => (Letter::Unsigned, 8),
        b'P' if native => (Letter::Pointer, 8),
        b'e' => (Letter::Float, 2),
        b'f' => (Letter::Float, 4),
        b'd' => (Letter::Float, 8),
        b's' => (Letter::Text, 1),
        b'p' => (Letter::Pascal, 1),
        _ => return None,
    })
}
