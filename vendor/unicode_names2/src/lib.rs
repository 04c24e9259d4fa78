//! Characters by their Unicode names, for `"\N{BULLET}"` in scripts.
//!
//! It stands in for the crate of the same name, which the parser depends on: that one's table of all names would be two
//! thirds of the parser's download. This one asks who has the table, which is fetched when a script first needs it.

use std::sync::OnceLock;

/// Who has the table. Each function answers with an error where it cannot be had.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The character of a name or an alias; none where no character is called so.
    pub character: fn(&str) -> Result<Option<char>, OutOfReach>,
    /// The name of a character; none where it has none.
    pub name: fn(char) -> Result<Option<String>, OutOfReach>,
}

/// The table could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfReach;

static TABLE: OnceLock<Table> = OnceLock::new();

/// Says who has the table; the first to say so is believed.
pub fn ask(table: Table) {
    let _ = TABLE.set(table);
}

/// The character of a name, as the parser asks for it.
pub fn character(name: &str) -> Option<char> {
    find(name).ok().flatten()
}

/// The same, where it matters why there is none.
pub fn find(name: &str) -> Result<Option<char>, OutOfReach> {
    (TABLE.get().ok_or(OutOfReach)?.character)(name)
}

/// The name of a character.
pub fn name(char: char) -> Result<Option<String>, OutOfReach> {
    (TABLE.get().ok_or(OutOfReach)?.name)(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_asked_once_it_is_there() {
        assert_eq!((character("BULLET"), find("BULLET")), (None, Err(OutOfReach)));
        ask(Table {
            character: |name| Ok((name == "BULLET").then_some('•')),
            name: |char| Ok((char == '•').then(|| "BULLET".to_owned())),
        });
        assert_eq!((character("BULLET"), find("NO SUCH CHARACTER")), (Some('•'), Ok(None)));
        assert_eq!(name('•'), Ok(Some("BULLET".to_owned())));
    }
}
