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

fn defines(line: &str, name: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("async").map_or(line, str::trim_start);
    let Some(rest) = line.strip_prefix("def ") else { return false };
    rest.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['(', '[']))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A script with the named functions taken out: what a learner cannot change.
pub(crate) fn without_functions(source: &str, names: &[&str]) -> Vec<String> {
    let ranges: Vec<_> = names.iter().filter_map(|name| function_lines(source, name)).collect();
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
    use super::{function_lines, uses, without_functions};

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
            without_functions(SOURCE, &["fetch", "main"]).last().map(String::as_str),
            Some("asyncio.run(main())")
        );
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
