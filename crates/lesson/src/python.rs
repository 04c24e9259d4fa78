//! As much of Python as a lesson has to know: where a function stands, and which words are code.
//!
//! This is no parser. It knows texts and comments, so that a name inside of them does not count.

/// The first and last line (from 1) of the outermost function with this name, decorators included.
pub(crate) fn function_lines(source: &str, name: &str) -> Option<(u32, u32)> {
    let lines: Vec<&str> = source.lines().collect();
    let header = lines.iter().position(|line| defines(line, name))?;
    let indent = indentation(lines[header]);
    let decorators = lines[..header].iter().rev();
    let first = header
        - decorators
            .take_while(|line| indentation(line) == indent && line.trim_start().starts_with('@'))
            .count();
    let mut last = header;
    // A header may run over several lines, whose closing bracket stands where the header does.
    let mut in_header = !lines[header].trim_end().ends_with(':');
    for (number, line) in lines.iter().enumerate().skip(header + 1) {
        if line.trim().is_empty() {
            continue;
        }
        let inside = indentation(line) > indent || in_header && line.trim_start().starts_with(')');
        if !inside {
            break;
        }
        if in_header && line.trim_end().ends_with(':') {
            in_header = false;
        }
        last = number;
    }
    Some((u32::try_from(first + 1).ok()?, u32::try_from(last + 1).ok()?))
}

/// The line (from 1) that ends the header of the outermost function with this name: the one with the colon.
pub(crate) fn header_end(source: &str, name: &str) -> Option<u32> {
    let lines: Vec<&str> = source.lines().collect();
    let header = lines.iter().position(|line| defines(line, name))?;
    let code = |line: &str| line.split(" #").next().unwrap_or(line).trim_end().to_owned();
    let end = lines[header..].iter().position(|line| code(line).ends_with(':'))?;
    u32::try_from(header + end + 1).ok()
}

/// The comments around lines that a learner may change.
pub(crate) const BEGIN_MARK: &str = "# your turn: begin";
pub(crate) const END_MARK: &str = "# your turn: end";

/// The lines (first and last, from 1) between each pair of marks; a pair without a line between is left out.
/// Marks that do not come in pairs are told with their line.
pub(crate) fn marked_lines(source: &str) -> Result<Vec<(u32, u32)>, (u32, &'static str)> {
    let mut regions = Vec::new();
    let mut begun = None;
    for (line, number) in source.lines().zip(1u32..) {
        match (line.trim(), begun) {
            (BEGIN_MARK, None) => begun = Some(number),
            (BEGIN_MARK, Some(_)) => return Err((number, "begins while an earlier one has not ended")),
            (END_MARK, Some(first)) => {
                if first + 1 < number {
                    regions.push((first + 1, number - 1));
                }
                begun = None;
            }
            (END_MARK, None) => return Err((number, "ends without having begun")),
            _ => {}
        }
    }
    match begun {
        Some(line) => Err((line, "never ends")),
        None => Ok(regions),
    }
}

fn defines(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("async").map_or(line, str::trim_start);
    let Some(rest) = line.strip_prefix("def ") else { return false };
    rest.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['(', '[']))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A script without the named functions and without what stands between marks: what a learner cannot change.
pub(crate) fn fixed_lines(source: &str, names: &[&str]) -> Vec<String> {
    let mut ranges: Vec<_> = names.iter().filter_map(|name| function_lines(source, name)).collect();
    ranges.extend(marked_lines(source).into_iter().flatten());
    let fixed = source
        .lines()
        .zip(1u32..)
        .filter(|(_, number)| !ranges.iter().any(|(first, last)| (*first..=*last).contains(number)));
    fixed.map(|(line, _)| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The line (from 1) of the first place where the code uses this name or these words.
///
/// `asyncio.gather` is found as written, and as `gather` after `from asyncio import gather`.
pub(crate) fn uses(source: &str, wanted: &str) -> Option<u32> {
    let code = words(source);
    let sequence: Vec<Word<'_>> = words(wanted);
    let find = |sequence: &[&str], code: &[Word<'_>]| {
        let matches =
            |window: &[Word<'_>]| window.iter().zip(sequence).all(|(word, wanted)| word.text == *wanted);
        if sequence.is_empty() || sequence.len() > code.len() {
            return None;
        }
        (0..=code.len() - sequence.len())
            .find(|at| {
                // `time.sleep` is not within `my.time.sleep`.
                let part = *at > 0 && code[at - 1].text == "." && sequence[0] != ".";
                !part && matches(&code[*at..at + sequence.len()])
            })
            .map(|at| code[at].line)
    };
    let texts: Vec<&str> = sequence.iter().map(|word| word.text).collect();
    if let Some(line) = find(&texts, &code) {
        return Some(line);
    }
    let [module @ .., ".", name] = texts.as_slice() else { return None };
    let import: Vec<&str> = [&["from"], module, &["import"]].concat();
    let begin = code
        .windows(import.len())
        .position(|window| window.iter().zip(&import).all(|(a, b)| a.text == *b))?;
    let line = code[begin].line;
    let mut names = code[begin + import.len()..].iter().take_while(|word| word.line == line);
    if !names.any(|word| word.text == *name) {
        return None;
    }
    let after: Vec<Word<'_>> = code.iter().filter(|word| word.line > line).copied().collect();
    find(&[name], &after)
}

/// A text in which whole words are replaced. `find` is given the rest of the text at the beginning of each word,
/// and says how many bytes there become which text.
pub(crate) fn replace_words<'n>(text: &str, find: impl Fn(&str) -> Option<(usize, &'n str)>) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut replaced = String::with_capacity(text.len());
    let mut at = 0;
    let mut within = false;
    while let Some(character) = text[at..].chars().next() {
        let found = if within { None } else { find(&text[at..]) };
        let whole = found.filter(|(length, _)| {
            let ends_open = text[..at + length].chars().next_back().is_some_and(is_word);
            *length > 0 && !(ends_open && text[at + length..].chars().next().is_some_and(is_word))
        });
        match whole {
            Some((length, new)) => {
                replaced.push_str(new);
                at += length;
                within = false;
            }
            None => {
                replaced.push(character);
                within = is_word(character);
                at += character.len_utf8();
            }
        }
    }
    replaced
}

/// A word or sign of the code, and its line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Word<'s> {
    text: &'s str,
    line: u32,
}

/// The words of the code, without texts and comments.
fn words(source: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = source;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => text_length(rest, first),
            c if c.is_alphanumeric() || c == '_' => {
                let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
                words.push(Word { text: &rest[..length], line });
                length
            }
            c if c.is_whitespace() => c.len_utf8(),
            c => {
                words.push(Word { text: &rest[..c.len_utf8()], line });
                c.len_utf8()
            }
        };
        line += u32::try_from(rest[..length].matches('\n').count()).unwrap_or(0);
        rest = &rest[length..];
    }
    words
}

/// How many bytes a text literal takes, from its first quote; one that never ends ends with its line.
fn text_length(source: &str, quote: char) -> usize {
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    let (close, begin) = if source.starts_with(&triple) { (triple.as_str(), 3) } else { (&triple[..1], 1) };
    let mut at = begin;
    while at < source.len() {
        let rest = &source[at..];
        if rest.starts_with(close) {
            return at + close.len();
        }
        let Some(character) = rest.chars().next() else { break };
        if close.len() == 1 && character == '\n' {
            return at;
        }
        at += character.len_utf8();
        if character == '\\' {
            at += source[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    source.len()
}

#[cfg(test)]
mod tests {
    use super::{fixed_lines, function_lines, header_end, marked_lines, replace_words, uses};

    const SOURCE: &str = "\
import asyncio
from time import sleep, monotonic

# asyncio.gather is only a comment here
@decorated
async def fetch(
    name,
):
    print(\"await asyncio.gather\")

    sleep(1)

async def main():
    async with asyncio.timeout(1):
        await fetch('it\\'s')

asyncio.run(main())
";

    #[test]
    fn functions_have_lines() {
        assert_eq!(function_lines(SOURCE, "fetch"), Some((5, 11)));
        assert_eq!(function_lines(SOURCE, "main"), Some((13, 15)));
        assert_eq!(function_lines(SOURCE, "mai"), None);
        assert_eq!(
            fixed_lines(SOURCE, &["fetch", "main"]).last().map(String::as_str),
            Some("asyncio.run(main())")
        );
    }

    #[test]
    fn whole_words_are_replaced() {
        let names = [("ask", "call"), ("Oslo", "Rome"), ("2", "3")];
        let other = |text: &str| {
            replace_words(text, |rest| {
                names.iter().find(|(old, _)| rest.starts_with(old)).map(|(old, new)| (old.len(), *new))
            })
        };
        assert_eq!(
            other("`ask(\"Oslo\", 2)` asks Oslo_2, 12 or 2.0 s"),
            "`call(\"Rome\", 3)` asks Oslo_2, 12 or 3.0 s"
        );
    }

    #[test]
    fn marks_come_in_pairs() {
        let marked = "a\n# your turn: begin\nb\n    c\n  # your turn: end\nd\n";
        assert_eq!(marked_lines(marked), Ok(vec![(3, 4)]));
        assert_eq!(marked_lines("a\n"), Ok(vec![]));
        assert_eq!(fixed_lines(marked, &[]).len(), 4);
        assert_eq!(marked_lines("# your turn: end\n"), Err((1, "ends without having begun")));
        assert_eq!(marked_lines("\n# your turn: begin\nb"), Err((2, "never ends")));
    }

    #[test]
    fn headers_end_with_a_colon() {
        assert_eq!(header_end(SOURCE, "fetch"), Some(8));
        assert_eq!(header_end(SOURCE, "main"), Some(13));
        assert_eq!(header_end(SOURCE, "nobody"), None);
    }

    #[test]
    fn words_in_texts_and_comments_do_not_count() {
        assert_eq!(uses(SOURCE, "asyncio.gather"), None);
        assert_eq!(uses(SOURCE, "asyncio.timeout"), Some(14));
        assert_eq!(uses(SOURCE, "async with"), Some(14));
        assert_eq!(uses(SOURCE, "time.sleep"), Some(11));
        assert_eq!(uses(SOURCE, "time.monotonic"), None);
        assert_eq!(uses("x = 'open\nasyncio.gather()", "asyncio.gather"), Some(2));
    }
}
