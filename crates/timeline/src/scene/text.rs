//! How wide a text will be, before anything draws it.
//!
//! The widths are those of common sans-serif fonts, rounded up, so that a label that is said to fit does.

/// The width of a text in pixels at a font size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '|' | '\'' | '!' | ' ' => 0.31,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '·' => 0.4,
        'm' | 'w' | 'M' | 'W' | '…' | '%' | '@' => 0.95,
        'A'..='Z' => 0.7,
        '0'..='9' => 0.62,
        '\u{1100}'.. => 1.05,
        _ => 0.6,
    }
}

/// Bold letters are so much wider than those that are measured.
pub(crate) const BOLD: f64 = 1.14;

/// A name, cut where it is wider than `room`; but what tells it from others of its kind stays: `ThreadP…-0_1`.
pub(crate) fn fitted_name(name: &str, size: f64, room: f64) -> String {
    let numbered = |(at, tail): (usize, &str)| {
        let number = tail.starts_with(|letter: char| letter.is_ascii_digit()) && tail.len() <= 6;
        number.then_some(at)
    };
    let at = name.rfind(['-', '_', ' ']).map(|at| at.min(name.rfind('-').unwrap_or(at)));
    let end = at.and_then(|at| numbered((at, &name[at + 1..])));
    match end {
        Some(end) if width(name, size) > room => {
            let (head, tail) = name.split_at(end);
            let short = fitted(head, size, room - width(tail, size));
            // With a letter or two, a name would be no name.
            if short.chars().count() < 4 {
                return fitted(name, size, room);
            }
            let dots = if short.ends_with('…') { "" } else { "…" };
            format!("{short}{dots}{tail}")
        }
        _ => fitted(name, size, room),
    }
}

/// The text, cut with an ellipsis where it is wider than `room`; empty when not even that fits.
pub(crate) fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let mut short = String::new();
    for letter in text.chars() {
        left -= advance(letter) * size;
        if left < 0.0 {
            break;
        }
        short.push(letter);
    }
    if short.is_empty() { short } else { format!("{}…", short.trim_end()) }
}

/// The text in lines that are no wider than `room`: broken at `seam` rather than within what it joins.
pub(crate) fn wrapped(text: &str, seam: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, part) in text.split(seam).enumerate() {
        if index > 0
            && let Some(line) = lines.last_mut()
        {
            if width(line, size) + width(seam, size) + width(part, size) <= room {
                line.push_str(seam);
                line.push_str(part);
                continue;
            }
            // A colon stays on its line, a dot between two facts is not needed at its end.
            line.push_str(seam.trim_end_matches([' ', '·']).trim_end());
        }
        let mut fresh = true;
        for word in part.split(' ') {
            match lines.last_mut() {
                Some(line) if !fresh && width(line, size) + width(" ", size) + width(word, size) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
            fresh = false;
        }
    }
    lines
}
