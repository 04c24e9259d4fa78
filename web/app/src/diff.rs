//! Which lines of a script differ from another one.

use similar::{ChangeTag, TextDiff};

use crate::language::t_with;

/// Longer scripts are not compared, because it is done at each keystroke.
const MOST: usize = 200_000;

/// The lines of `new`, from 1, that are not in `old`. Where lines are only gone, the line that took their place counts.
pub fn changed_lines(old: &str, new: &str) -> Vec<u32> {
    if old.len().max(new.len()) > MOST {
        return Vec::new();
    }
    let diff = TextDiff::from_lines(old, new);
    let mut lines = Vec::new();
    let mut next = 0;
    let mut gone = false;
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => gone = true,
            ChangeTag::Insert => {
                next += 1;
                gone = false;
                lines.push(next);
            }
            ChangeTag::Equal => {
                next += 1;
                if gone && lines.last() != Some(&(next - 1)) {
                    lines.push(next);
                }
                gone = false;
            }
        }
    }
    lines
}

/// The numbers of the lines in words: `4`, `4 to 6 and 9`.
pub fn in_words(lines: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => runs.push((*line, *line)),
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for (first, last) in runs {
        match last - first {
            0 => parts.push(first.to_string()),
            1 => parts.extend([first.to_string(), last.to_string()]),
            _ => parts.push(t_with(
                "compare-lines-range",
                &[("first", first.to_string().into()), ("last", last.to_string().into())],
            )),
        }
    }
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => t_with(
            "compare-lines-and",
            &[("lines", others.join(", ").into()), ("last", last.as_str().into())],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_and_replaced_lines_are_found() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nB\nc\nd\n"), [2, 4]);
        assert_eq!(changed_lines("a\n", "a\n"), Vec::<u32>::new());
    }

    #[test]
    fn the_place_of_a_deleted_line_is_found() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nc\n"), [2]);
        assert_eq!(changed_lines("a\nb\nc\nd\n", "a\nX\nd\n"), [2]);
    }

    #[test]
    fn lines_are_said_shortly() {
        assert_eq!(in_words(&[4]), "4");
        assert_eq!(in_words(&[4, 5]), "4 and 5");
        assert_eq!(in_words(&[4, 5, 6, 9]), "4 to 6 and 9");
    }
}
