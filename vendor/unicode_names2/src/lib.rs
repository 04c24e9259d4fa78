//! Characters by their Unicode names, for `"\N{BULLET}"` in scripts.
//!
//! It stands in for the crate of the same name, which the parser depends on: that one's table of all names
//! would be two thirds of the parser's download. Names outside [`names::NAMES`] are unknown characters.

mod names;

/// The character of a name, in any case.
pub fn character(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    let found = names::NAMES.binary_search_by(|(known, _)| known.cmp(&name.as_str()));
    found.ok().map(|at| names::NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::{character, names::NAMES};

    #[test]
    fn names_are_found_in_any_case() {
        assert_eq!(character("BULLET"), Some('•'));
        assert_eq!(character("greek small letter alpha"), Some('α'));
        assert_eq!(character("NO SUCH CHARACTER"), None);
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by(|left, right| left.0 < right.0));
    }
}
