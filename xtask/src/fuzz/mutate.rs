//! Real programs with a few tokens, lines or bytes changed: what learners' mistakes and broken files look like.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::random::Random;

/// The programs that are changed: those of the conformance suite and of the lessons.
pub struct Corpus {
    programs: Vec<String>,
}

/// What may be put in anywhere.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ";",
    "=",
    "==",
    "!=",
    ":=",
    "->",
    "*",
    "**",
    "+",
    "-",
    "/",
    "//",
    "%",
    "@",
    "&",
    "|",
    "^",
    "~",
    "<<",
    ">>",
    "<",
    ">=",
    ".",
    "...",
    "+=",
    "**=",
    "\\",
    "#",
    "'",
    "\"",
    "\"\"\"",
    "f'{",
    "f\"",
    "b'",
    "r'",
    "rb\"",
    "u'",
    "!r",
    "\n",
    "\n\n",
    "\n    ",
    "\n  ",
    "\t",
    "    ",
    " ",
    "\r\n",
    "\x0c",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "except*",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
    "yield from",
    "match",
    "case",
    "type",
    "_",
    "None",
    "True",
    "False",
    "self",
    "print",
    "0",
    "1",
    "-1",
    "0x",
    "1e999",
    "1_000",
    "0777",
    "1j",
    "10**30",
    "''",
    "[]",
    "{}",
    "()",
    "x",
    "lambda: 0",
    "*args",
    "**kw",
    "asyncio",
    "await asyncio.sleep(0)",
    "__init__",
    "__class__",
    "super()",
];

/// Bytes that editors and copies leave behind.
const LETTERS: &[char] = &[
    '\0', '\u{feff}', 'é', 'ß', '日', '😀', '\u{a0}', '“', '’', '–', '\u{200b}', '\r', '\t', '\x0c', '\\',
    '{', '}', '(', '\'', '"', '0', '_', '$', '?', '!', '`', '\u{2028}', 'İ', '\u{301}', '²', '٣',
];

impl Corpus {
    pub fn read(root: &Path) -> Result<Corpus> {
        let mut programs = Vec::new();
        for folder in [
            "tests/conformance/cases",
            "tests/conformance/simulated",
            "tests/explore",
            "tests/advice",
            "lessons",
        ] {
            files(&root.join(folder), &mut |path, text| {
                if path.extension().is_some_and(|ending| ending == "py") {
                    programs.push((path.to_owned(), text));
                } else if path.extension().is_some_and(|ending| ending == "md") {
                    for (number, block) in text.split("```python").skip(1).enumerate() {
                        let code = block.split_once('\n').map_or("", |(_, code)| code);
                        let code = code.split("```").next().unwrap_or_default();
                        programs.push((path.join(number.to_string()), code.to_owned()));
                    }
                }
            })?;
        }
        // The order of a folder is another one elsewhere.
        programs.sort();
        Ok(Corpus { programs: programs.into_iter().map(|(_, text)| text).collect() })
    }

    /// The program of a seed.
    pub fn mutated(&self, seed: u64) -> String {
        let mut random = Random::new(seed ^ 0x7465_7874);
        let mut text = self.some(&mut random);
        for _ in 0..[1, 1, 1, 1, 2, 3][random.below(6)] {
            text = match random.below(10) {
                0..=4 => self.tokens(&text, &mut random),
                5..=7 => self.lines(&text, &mut random),
                _ => letters(&text, &mut random),
            };
        }
        text
    }

    /// A program, or a part of one that is not long.
    fn some(&self, random: &mut Random) -> String {
        let Some(text) = self.programs.get(random.below(self.programs.len())) else { return String::new() };
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() <= 50 {
            return text.clone();
        }
        // Functions begin at the left.
        let starts: Vec<usize> = (0..lines.len())
            .filter(|at| {
                *at == 0 || (!lines[*at].starts_with([' ', ')', ']', '}']) && lines[*at - 1].is_empty())
            })
            .collect();
        let from = starts[random.below(starts.len())];
        let imports =
            lines[..from].iter().filter(|line| line.starts_with("import ") || line.starts_with("from "));
        imports.chain(lines[from..].iter().take(40)).flat_map(|line| [line, "\n"]).collect()
    }

    fn tokens(&self, text: &str, random: &mut Random) -> String {
        let mut tokens = tokens(text);
        let other = self.some(random);
        let others = self::tokens(&other);
        let words = |tokens: &[&str]| {
            let at = tokens.iter().enumerate().filter(|(_, token)| !token.trim().is_empty());
            at.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        for _ in 0..[1, 1, 1, 2, 4][random.below(5)] {
            let places = words(&tokens);
            if places.is_empty() {
                break;
            }
            let at = places[random.below(places.len())];
            let with = places[random.below(places.len())];
            let foreign = words(&others).get(random.below(others.len())).map_or("x", |at| others[*at]);
            match random.below(8) {
                0 => drop(tokens.remove(at)),
                1 => tokens[at] = tokens[with],
                2 => tokens.swap(at, with),
                3 => tokens[at] = foreign,
                4 => tokens.insert(at, foreign),
                5 => tokens[at] = TOKENS[random.below(TOKENS.len())],
                6 => tokens.insert(at, TOKENS[random.below(TOKENS.len())]),
                _ => {
                    let end = (at + 1 + random.below(6)).min(tokens.len());
                    drop(tokens.drain(at..end));
                }
            }
        }
        tokens.concat()
    }

    fn lines(&self, text: &str, random: &mut Random) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let other = self.some(random);
        let others: Vec<&str> = other.lines().collect();
        if lines.is_empty() || others.is_empty() {
            return text.to_owned();
        }
        let at = random.below(lines.len());
        let foreign = others[random.below(others.len())];
        let indent = lines[at].len() - lines[at].trim_start().len();
        match random.below(8) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, foreign.to_owned()),
            2 => lines[at] = foreign.to_owned(),
            3 => {
                let with = random.below(lines.len());
                lines.swap(at, with);
            }
            4 => {
                let cut = random.below(lines[at].chars().count() + 1);
                lines[at] = lines[at].chars().take(cut).collect();
            }
            // Where the line was, so that it mostly is still a program.
            5 => lines[at] = format!("{}{}", " ".repeat(indent), foreign.trim_start()),
            6 => lines.insert(at, format!("{}{}", " ".repeat(indent), foreign.trim_start())),
            _ => lines[at] = format!("{}{}", " ".repeat(random.below(9)), lines[at].trim_start()),
        }
        lines.join("\n") + "\n"
    }
}

fn letters(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..[1, 1, 3][random.below(3)] {
        let at = random.below(letters.len() + 1);
        let new = match random.below(3) {
            0 => LETTERS[random.below(LETTERS.len())],
            1 => (b' ' + random.below(95) as u8) as char,
            _ => char::from_u32(random.below(0x2_0000) as u32).unwrap_or('?'),
        };
        match random.below(4) {
            0 if at < letters.len() => drop(letters.remove(at)),
            1 if at < letters.len() => letters[at] = new,
            2 => letters.truncate(at.max(letters.len() / 2)),
            _ => letters.insert(at, new),
        }
    }
    letters.into_iter().collect()
}

/// Words, numbers, strings of one line, spaces, and everything else alone.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |wanted: fn(char) -> bool| rest.find(|letter| !wanted(letter)).unwrap_or(rest.len());
        let length = if first.is_alphanumeric() || first == '_' {
            run(|letter| letter.is_alphanumeric() || letter == '_')
        } else if first == ' ' {
            run(|letter| letter == ' ')
        } else if first == '\'' || first == '"' {
            let end = rest[1..].find([first, '\n']).map_or(rest.len(), |end| end + 2);
            if rest[..end.min(rest.len())].ends_with('\n') { 1 } else { end }
        } else {
            first.len_utf8()
        };
        let (token, behind) = rest.split_at(length);
        tokens.push(token);
        rest = behind;
    }
    tokens
}

/// Every file below a folder, with its text.
fn files(folder: &Path, found: &mut impl FnMut(&Path, String)) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "py" || ending == "md") {
            found(&path, fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn tokens_are_the_whole_text() {
        let text = "def f(a):\n    return 'x y' + \"é' # 日\n";
        assert_eq!(tokens(text).concat(), text);
        assert!(tokens(text).contains(&"'x y'"));
    }
}
