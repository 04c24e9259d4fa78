//! Upper, lower and title case of whole texts. A capital sigma becomes `ς` at the end of a word and `σ` elsewhere.

use crate::unicode;

pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut sigmas = Sigmas::new(text);
    map(text, |char, out| sigmas.push_lower(char, out))
}

pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    map(text, unicode::push_upper)
}

pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    map(text, unicode::push_fold)
}

pub fn swapcase(text: &str) -> String {
    let mut sigmas = Sigmas::new(text);
    map(text, |char, out| {
        if unicode::is_upper(char) {
            sigmas.push_lower(char, out);
        } else if unicode::is_lower(char) {
            unicode::push_upper(char, out);
        } else {
            out.push(char);
        }
    })
}

pub fn capitalize(text: &str) -> String {
    let mut sigmas = Sigmas::new(text);
    let mut first = true;
    map(text, |char, out| {
        if first {
            sigmas.skip(char);
            unicode::push_title(char, out);
        } else {
            sigmas.push_lower(char, out);
        }
        first = false;
    })
}

pub fn title(text: &str) -> String {
    let mut sigmas = Sigmas::new(text);
    let mut inside_word = false;
    map(text, |char, out| {
        if inside_word {
            sigmas.push_lower(char, out);
        } else {
            sigmas.skip(char);
            unicode::push_title(char, out);
        }
        inside_word = unicode::is_cased(char);
    })
}

fn map(text: &str, mut push: impl FnMut(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        push(char, &mut out);
    }
    out
}

const CAPITAL_SIGMA: char = 'Σ';

/// The lower case of every capital sigma of a text, in order; it depends on the neighbours.
struct Sigmas {
    lowered: std::vec::IntoIter<char>,
}

impl Sigmas {
    fn new(text: &str) -> Self {
        if text.is_ascii() || !text.contains(CAPITAL_SIGMA) {
            return Sigmas { lowered: Vec::new().into_iter() };
        }
        // Only the standard library's `str::to_lowercase` knows the rule; its result is read in step with the text.
        let whole = text.to_lowercase();
        let mut lowered = Vec::new();
        let mut rest = whole.chars();
        for char in text.chars() {
            let mut first = None;
            for _ in char.to_lowercase() {
                first = first.or(rest.next());
            }
            if char == CAPITAL_SIGMA {
                lowered.extend(first);
            }
        }
        Sigmas { lowered: lowered.into_iter() }
    }

    fn push_lower(&mut self, char: char, out: &mut String) {
        match char {
            CAPITAL_SIGMA => out.extend(self.lowered.next()),
            _ => unicode::push_lower(char, out),
        }
    }

    fn skip(&mut self, char: char) {
        if char == CAPITAL_SIGMA {
            self.lowered.next();
        }
    }
}
