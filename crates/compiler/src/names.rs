//! Names as small numbers, so that scopes compare and hash integers.

use bytecode::Name;
use rustc_hash::FxHashMap;

/// An interned name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(u32);

/// Names that the compiler itself speaks of, interned first and in this order.
macro_rules! known {
    ($($name:ident = $text:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Known { $($name),* }
        impl Sym { $(pub const $name: Sym = Sym(Known::$name as u32);)* }
        const KNOWN: &[&str] = &[$($text),*];
    };
}

known! {
    CLASS = "__class__",
    CLASSDICT = "__classdict__",
    SUPER = "super",
    ITERABLE = ".0",
    TYPE_PARAMS = ".type_params",
    GENERIC_BASE = ".generic_base",
    DEFAULTS = ".defaults",
    KW_DEFAULTS = ".kwdefaults",
    DEBUG = "__debug__",
}

/// The table of names of one compilation.
pub struct Interner {
    known: FxHashMap<Name, Sym>,
    texts: Vec<Name>,
}

impl Interner {
    pub fn new() -> Self {
        let mut interner = Interner { known: FxHashMap::default(), texts: Vec::new() };
        for name in KNOWN {
            interner.intern(name);
        }
        interner
    }

    pub fn intern(&mut self, name: &str) -> Sym {
        if let Some(sym) = self.known.get(name) {
            return *sym;
        }
        let sym = Sym(self.texts.len() as u32);
        let text = Name::from(name);
        self.texts.push(text.clone());
        self.known.insert(text, sym);
        sym
    }

    pub fn text(&self, sym: Sym) -> &Name {
        &self.texts[sym.0 as usize]
    }

    /// The name under which `__name` is known inside of a class: `_Class__name`.
    pub fn mangle(&mut self, class: Option<Sym>, name: &str) -> Sym {
        match class {
            Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
                let class = self.text(class).trim_start_matches('_');
                if class.is_empty() {
                    return self.intern(name);
                }
                let mangled = format!("_{class}{name}");
                self.intern(&mangled)
            }
            _ => self.intern(name),
        }
    }
}
