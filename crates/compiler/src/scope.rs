//! Scopes: which names a body binds and uses, and where each of them lives at run time.
//!
//! A *unit* is a scope that becomes a code object of its own. List, set and dict comprehensions are scopes
//! within a unit: their variables have slots of their own there.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::names::{Interner, Sym};

/// A scope's number; 0 is the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

impl ScopeId {
    pub const MODULE: ScopeId = ScopeId(0);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A generator expression: a unit.
    Generator,
    /// A list, set or dict comprehension: part of the unit around it.
    Comprehension(Comprehension),
    /// The scope around a generic function, class or alias that holds its type parameters.
    TypeParams,
    /// The value of a `type` statement.
    TypeAlias,
    /// The bound, the constraints or the default of a type parameter.
    TypeVariable,
    /// An annotation that is a text. It is looked through for what is wrong with it, and then forgotten.
    Annotation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comprehension {
    List,
    Set,
    Dict,
}

impl ScopeKind {
    pub fn is_unit(self) -> bool {
        !matches!(self, ScopeKind::Comprehension(_))
    }

    /// Whether inner scopes see the names that are bound here.
    pub fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }

    /// Annotation scopes see the names of the class around them.
    pub fn is_annotation(self) -> bool {
        matches!(self, ScopeKind::TypeParams | ScopeKind::TypeAlias | ScopeKind::TypeVariable)
    }

    pub fn is_comprehension(self) -> bool {
        matches!(self, ScopeKind::Comprehension(_) | ScopeKind::Generator)
    }
}

/// What is known of a name in a scope: a set of bits.
pub mod flag {
    pub const USE: u16 = 1;
    pub const LOCAL: u16 = 2;
    pub const PARAM: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const ANNOTATED: u16 = 32;
    /// A target of a comprehension.
    pub const COMP_TARGET: u16 = 64;
    pub const TYPE_PARAM: u16 = 128;
    /// Bound here and used by an inner unit.
    pub const CELL: u16 = 256;
    /// Comes with the closure of this unit.
    pub const FREE: u16 = 512;
    /// Bound by an import.
    pub const IMPORT: u16 = 1024;
    pub const BOUND: u16 = LOCAL | PARAM | TYPE_PARAM | IMPORT;
}

/// Where a name lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A slot of the frame.
    Fast(u32),
    /// A cell in a slot of the frame.
    Cell(u32),
    /// In a class body: the namespace, else a cell.
    ClassCell(u32),
    /// In an annotation scope of a class: the class's namespace, else a cell.
    ClassDictCell(u32),
    /// In an annotation scope of a class: the class's namespace, else the globals.
    ClassDictGlobal,
    Global,
    /// In a class body: the namespace, else the globals.
    Name,
}

#[derive(Debug)]
pub struct Symbol {
    pub name: Sym,
    pub flags: u16,
    pub place: Place,
}

#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: ScopeId,
    /// The scope whose code object this one's instructions are part of.
    pub unit: ScopeId,
    /// The class whose private names are mangled here.
    pub private: Option<Sym>,
    /// Around the type parameters of a class only these are its private names.
    pub private_only: Option<Rc<[Sym]>>,
    pub symbols: Vec<Symbol>,
    index: FxHashMap<Sym, u32>,
    /// `async def`.
    pub is_async: bool,
    /// Contains `yield`.
    pub has_yield: bool,
    /// A comprehension or generator expression with `async for` or `await`.
    pub has_await: bool,
    /// A class whose `__class__` cell is used, or whose namespace an annotation scope wants.
    pub needs_class_cell: bool,
    pub needs_class_dict: bool,
    /// Whether the innermost class-like scope around this annotation scope is a class.
    pub sees_class: bool,
    /// The slots of a unit.
    pub locals: Vec<Sym>,
    pub cells: Vec<Sym>,
    pub free: Vec<Sym>,
    /// Depth of iterable expressions of comprehensions around the current place, while building.
    pub iterable_depth: u32,
}

impl Scope {
    pub fn new(kind: ScopeKind, parent: ScopeId, unit: ScopeId, private: Option<Sym>) -> Self {
        Scope {
            kind,
            parent,
            unit,
            private,
            private_only: None,
            symbols: Vec::new(),
            index: FxHashMap::default(),
            is_async: false,
            has_yield: false,
            has_await: false,
            needs_class_cell: false,
            needs_class_dict: false,
            sees_class: false,
            locals: Vec::new(),
            cells: Vec::new(),
            free: Vec::new(),
            iterable_depth: 0,
        }
    }

    /// A name as this scope knows it.
    pub fn mangle(&self, names: &mut Interner, name: &str) -> Sym {
        let private = match &self.private_only {
            Some(only) if !only.iter().any(|sym| names.text(*sym).as_str() == name) => None,
            _ => self.private,
        };
        names.mangle(private, name)
    }

    pub fn get(&self, name: Sym) -> Option<&Symbol> {
        self.index.get(&name).map(|at| &self.symbols[*at as usize])
    }

    pub fn flags(&self, name: Sym) -> u16 {
        self.get(name).map_or(0, |symbol| symbol.flags)
    }

    pub fn add(&mut self, name: Sym, flags: u16) {
        let symbols = &mut self.symbols;
        let at = *self.index.entry(name).or_insert_with(|| {
            symbols.push(Symbol { name, flags: 0, place: Place::Global });
            symbols.len() as u32 - 1
        });
        symbols[at as usize].flags |= flags;
    }

    /// Whether `name` is bound in this scope itself.
    pub fn binds(&self, name: Sym) -> bool {
        let flags = self.flags(name);
        flags & flag::BOUND != 0 && flags & (flag::GLOBAL | flag::NONLOCAL) == 0
    }
}
