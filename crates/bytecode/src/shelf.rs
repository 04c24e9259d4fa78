//! Modules of the library that the page does not download with the engine: the sources in one text, which is fetched
//! when a program first imports one of them.
//!
//! ```text
//! asyncio.streams<TAB>asyncio/streams.py<TAB>module<TAB>14022
//! multiprocessing<TAB>multiprocessing/__init__.py<TAB>package<TAB>410
//!
//! the texts one after the other
//! ```
//!
//! A line has a module's full name, the file that is shown, what it is, and the length of its text in bytes. It is
//! text, because many hosts compress nothing that they do not know.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A module on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelved<'a> {
    pub name: &'a str,
    pub file: &'a str,
    pub package: bool,
    pub text: &'a str,
}

/// The modules of a shelf, sorted by name.
pub struct Shelf<'a>(Vec<Shelved<'a>>);

/// What a build script writes for a file that lies beside the engine.
pub struct Shelving {
    /// The name of the file, which changes with what is in it.
    pub file: String,
    pub text: String,
    /// Rust source: constants `…_FILE`, and `…_TEXT`, which is the text but in WebAssembly. For modules `…_NAMES` as well.
    pub constants: String,
}

/// Shelves modules, sorted by name; the file is for the build script's output folder. The constants begin with `prefix`.
pub fn shelve(prefix: &str, modules: &[Shelved]) -> Shelving {
    let mut shelving = put_aside(prefix, write(modules));
    let names: Vec<&str> = modules.iter().map(|module| module.name).collect();
    writeln!(shelving.constants, "const {prefix}_NAMES: &[&str] = &{names:?};")
        .expect("writing to a string cannot fail");
    shelving
}

/// The same for any other text.
pub fn put_aside(prefix: &str, text: String) -> Shelving {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let file = format!("library-{:016x}.txt", hasher.finish());
    let constants = format!(
        "const {prefix}_FILE: &str = {file:?};\n\
         #[cfg(target_family = \"wasm\")]\n\
         const {prefix}_TEXT: Option<&str> = None;\n\
         #[cfg(not(target_family = \"wasm\"))]\n\
         const {prefix}_TEXT: Option<&str> = Some(include_str!(concat!(env!(\"OUT_DIR\"), \"/{file}\")));\n"
    );
    Shelving { file, text, constants }
}

fn write(modules: &[Shelved]) -> String {
    let mut shelf = String::new();
    for Shelved { name, file, package, text } in modules {
        let kind = if *package { "package" } else { "module" };
        writeln!(shelf, "{name}\t{file}\t{kind}\t{}", text.len()).expect("writing to a string cannot fail");
    }
    shelf.push('\n');
    shelf.extend(modules.iter().map(|module| module.text));
    shelf
}

impl<'a> Shelf<'a> {
    /// Reads the text of a [`Shelving`]; none where this is something else, as the page of a host that found nothing.
    pub fn open(shelf: &'a str) -> Option<Shelf<'a>> {
        let (lines, mut texts) = shelf.split_once("\n\n")?;
        let mut modules = Vec::new();
        for line in lines.lines() {
            let mut parts = line.split('\t');
            let (name, file, kind) = (parts.next()?, parts.next()?, parts.next()?);
            let (text, rest) = texts.split_at_checked(parts.next()?.parse().ok()?)?;
            modules.push(Shelved { name, file, package: kind == "package", text });
            texts = rest;
        }
        (texts.is_empty() && modules.is_sorted_by_key(|module| module.name)).then_some(Shelf(modules))
    }

    /// Finds a module by its full name.
    pub fn module(&self, name: &str) -> Option<Shelved<'a>> {
        let index = self.0.binary_search_by(|module| module.name.cmp(name)).ok()?;
        Some(self.0[index])
    }

    /// All modules, by name.
    pub fn modules(&self) -> &[Shelved<'a>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: [Shelved; 2] = [
        Shelved { name: "a", file: "a/__init__.py", package: true, text: "print('ä')\n\n" },
        Shelved { name: "a.b", file: "a/b.py", package: false, text: "" },
    ];

    #[test]
    fn what_is_shelved_is_found() {
        let text = shelve("MORE", &TWO).text;
        let shelf = Shelf::open(&text).expect("it was written as it is read");
        assert_eq!(shelf.modules(), TWO);
        assert_eq!(shelf.module("a.b"), Some(TWO[1]));
        assert_eq!(shelf.module("b"), None);
    }

    #[test]
    fn anything_else_is_no_shelf() {
        let text = shelve("MORE", &TWO).text;
        assert!(Shelf::open(&text[..text.len() - 1]).is_none(), "its end is missing");
        assert!(Shelf::open("<!doctype html>\n\n<title>Not found</title>").is_none());
        assert!(Shelf::open("").is_none());
    }
}
