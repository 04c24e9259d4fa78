//! Makes a program smaller as long as the same thing is wrong with it.

/// The most programs that are tried.
const TRIES: usize = 200;

/// Leaves lines out, blocks and then many at a time first, as long as `wrong` holds.
pub fn shrink(text: &str, mut wrong: impl FnMut(&str) -> bool) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut tries = 0;
    let indent = |line: &str| line.len() - line.trim_start().len();
    for depth in [0, 4, 8, 12] {
        let mut at = 0;
        while at < lines.len() && tries < TRIES {
            let inside = |line: &&str| line.trim().is_empty() || indent(line) > depth;
            let mut end = at + 1;
            while end < lines.len()
                && (inside(&lines[end]) || (indent(lines[end]) == depth && is_clause(lines[end])))
            {
                end += 1;
            }
            if indent(lines[at]) == depth && !lines[at].trim().is_empty() {
                tries += 1;
                let mut fewer = lines.clone();
                fewer.drain(at..end);
                if wrong(&joined(&fewer)) {
                    lines = fewer;
                    continue;
                }
            }
            at += 1;
        }
    }
    let mut size = lines.len() / 2;
    while size > 0 {
        let mut at = 0;
        let before = lines.len();
        while at < lines.len() {
            if tries >= TRIES {
                return joined(&lines);
            }
            tries += 1;
            let mut fewer = lines.clone();
            fewer.drain(at..(at + size).min(lines.len()));
            if wrong(&joined(&fewer)) {
                lines = fewer;
            } else {
                at += size;
            }
        }
        // Single lines go once more as long as some go.
        if size > 1 || lines.len() == before {
            size /= 2;
        }
    }
    joined(&lines)
}

/// The program with one of its snippets alone.
pub fn only(text: &str, snippet: usize) -> Option<String> {
    let head = text.find("\ndef snippet_0()")?;
    let from = text.find(&format!("\ndef snippet_{snippet}()"))?;
    let length = text[from + 1..].find("\ndef snippet_").map_or(text.len() - from, |length| length + 1);
    Some(format!("{}{}", &text[..head], &text[from..from + length]))
}

/// Whether a line goes on with the statement above.
fn is_clause(line: &str) -> bool {
    let line = line.trim_start();
    ["else", "elif", "except", "finally"].iter().any(|word| line.starts_with(word))
}

fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn what_does_not_matter_goes() {
        let text: String = (0..50).map(|number| format!("line {number}\n")).collect();
        let small = shrink(&text, |text| text.contains("line 7\n") && text.contains("line 33\n"));
        assert_eq!(small, "line 7\nline 33\n");
    }
}
