//! The part of the library that may lie outside of the executable: in the page, where every learner downloads the
//! engine and few programs import `decimal` or `unittest`. An executable of a machine carries it.

use std::cell::{Cell, OnceCell};

use bytecode::{Shelf, Shelved};

use crate::host::ModuleSource;

/// Fetches a file of the library while the program waits; none where it cannot be had.
pub type Fetch = fn(file: &str) -> Option<String>;

thread_local! {
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
}

/// Says from where this thread gets what the executable does not carry.
pub fn fetch_with(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// Some modules of a crate, which become available together. One for each thread.
pub struct More {
    /// The file that has them, where the executable does not.
    pub file: &'static str,
    /// The text of the file, where the executable carries it.
    pub text: Option<&'static str>,
    /// The full names of its modules, sorted.
    pub names: &'static [&'static str],
    /// Where it is open. What was fetched is never given back, as compiled modules are.
    pub shelf: OnceCell<Shelf<'static>>,
}

impl More {
    /// Finds a module by its full name. Fetches the file when it is first asked for a name that it has, and again
    /// with the next name where that failed.
    pub fn module(&self, name: &str) -> Option<ModuleSource> {
        self.names.binary_search(&name).ok()?;
        if self.shelf.get().is_none()
            && let Some(shelf) = self.open()
        {
            self.shelf.set(shelf).ok();
        }
        let Some(shelf) = self.shelf.get() else { return Some(ModuleSource::OutOfReach) };
        let Shelved { file, package, text, .. } = shelf.module(name)?;
        Some(ModuleSource::Python { file, text, package })
    }

    fn open(&self) -> Option<Shelf<'static>> {
        Shelf::open(read(self.file, self.text)?)
    }

    /// The modules, as far as they are there.
    pub fn modules(&self) -> &[Shelved<'static>] {
        self.shelf.get().map(Shelf::modules).unwrap_or_default()
    }
}

/// The text of a file: what the executable carries, or else what can be fetched. It is never given back.
pub fn read(file: &str, carried: Option<&'static str>) -> Option<&'static str> {
    carried.or_else(|| Some(FETCH.get()?(file)?.leak()))
}

/// What is said where a module, or what it needs, cannot be fetched.
pub fn out_of_reach(name: &str) -> String {
    format!(
        "{name} could not be loaded: the network or the host of this page does not answer; run the program again to try once more"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more() -> More {
        More { file: "more.txt", text: None, names: &["decimal"], shelf: OnceCell::new() }
    }

    #[test]
    fn a_file_that_cannot_be_had_is_asked_for_again() {
        let more = more();
        assert!(matches!(more.module("decimal"), Some(ModuleSource::OutOfReach)), "nobody fetches");
        fetch_with(|_| Some("<html>\n\nLog in to the network</html>".into()));
        assert!(matches!(more.module("decimal"), Some(ModuleSource::OutOfReach)), "a page, not the file");
        fetch_with(|file| (file == "more.txt").then(|| "decimal\tdecimal.py\tmodule\t2\n\n1\n".into()));
        assert!(matches!(more.module("decimal"), Some(ModuleSource::Python { text: "1\n", .. })));
        fetch_with(|_| panic!("it is there"));
        assert!(matches!(more.module("decimal"), Some(ModuleSource::Python { text: "1\n", .. })));
    }

    #[test]
    fn other_names_fetch_nothing() {
        fetch_with(|_| panic!("it does not have this name"));
        assert!(more().module("asyncio").is_none());
    }
}
