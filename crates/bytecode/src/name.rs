//! Names and other texts of code objects.

use std::borrow::{Borrow, Cow};
use std::cell::Cell;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

/// A text that code objects share, with its hash once the machine has asked for it: most of the names of a module stand
/// in several of its functions.
#[derive(Clone)]
pub struct Name(Rc<Shared>);

struct Shared {
    text: Cow<'static, str>,
    hash: Cell<Option<i64>>,
}

impl Name {
    pub fn new(text: impl Into<Cow<'static, str>>) -> Name {
        Name(Rc::new(Shared { text: text.into(), hash: Cell::new(None) }))
    }

    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// The hash, computed the first time; with the same function always.
    pub fn hash_with(&self, hash: fn(&str) -> i64) -> i64 {
        self.0.hash.get().unwrap_or_else(|| {
            let hash = hash(&self.0.text);
            self.0.hash.set(Some(hash));
            hash
        })
    }
}

impl Default for Name {
    fn default() -> Name {
        Name::new("")
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name::new(text.to_owned())
    }
}

impl From<&Name> for Name {
    fn from(name: &Name) -> Name {
        name.clone()
    }
}

impl From<String> for Name {
    fn from(text: String) -> Name {
        Name::new(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}
