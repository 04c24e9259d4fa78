//! From names to places: which variables are cells, what each closure carries, and the slots of all units.

use super::{Builder, SymbolTable};
use crate::error::{Error, Result};
use crate::names::Sym;
use crate::scope::{Place, ScopeId, ScopeKind, flag};

/// What a name that a scope does not bind itself turns out to be.
enum Binder {
    /// Bound in this scope.
    Scope(ScopeId),
    /// A global variable or a builtin.
    Global,
}

impl Builder {
    /// Consumes the finished scopes. Three rounds, each linear in the number of names: mark cells and free
    /// names, number the slots, give each name its place.
    pub(super) fn resolve(mut self) -> Result<SymbolTable> {
        self.check_nonlocals()?;
        self.mark_cells();
        // By name, as programs see them in `__closure__`.
        for scope in &mut self.scopes {
            scope.free.sort_by(|one, other| self.names.text(*one).cmp(self.names.text(*other)));
        }
        for id in 0..self.scopes.len() {
            self.number_slots(ScopeId(id as u32));
        }
        for id in 0..self.scopes.len() {
            self.place_names(ScopeId(id as u32));
        }
        Ok(SymbolTable { scopes: self.scopes, names: self.names })
    }

    /// Errors that need the whole table.
    fn check_nonlocals(&mut self) -> Result {
        for &(scope, sym, at) in &self.directives {
            let flags = self.scope_at(scope).flags(sym);
            let name = self.names.text(sym);
            if flags & flag::NONLOCAL == 0 {
                continue;
            }
            if flags & flag::GLOBAL != 0 {
                return Err(Error::syntax(format!("name '{name}' is nonlocal and global"), at));
            }
            if scope == ScopeId::MODULE {
                return Err(Error::syntax("nonlocal declaration not allowed at module level", at));
            }
            match self.binder(scope, sym) {
                Binder::Global => {
                    return Err(Error::syntax(format!("no binding for nonlocal '{name}' found"), at));
                }
                Binder::Scope(id) if self.scope_at(id).flags(sym) & flag::TYPE_PARAM != 0 => {
                    let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                    return Err(Error::syntax(message, at));
                }
                Binder::Scope(_) => {}
            }
        }
        Ok(())
    }

    /// Finds who binds a name that `from` uses and does not bind.
    fn binder(&self, from: ScopeId, name: Sym) -> Binder {
        // A comprehension in a class body does not see the class's own `__class__` cell.
        let mut id = from;
        while id != ScopeId::MODULE {
            let inner = self.scope_at(id);
            id = inner.parent;
            let scope = self.scope_at(id);
            match scope.kind {
                ScopeKind::Module => break,
                ScopeKind::Class => {
                    let inlined = !inner.kind.is_unit();
                    if (name == Sym::CLASS || name == Sym::CLASSDICT) && !inlined {
                        return Binder::Scope(id);
                    }
                    // What an annotation scope sees in a class is looked up by name: never what functions around it bind.
                    let is_seen = self.class_seen_from(from) == Some(id);
                    if is_seen && (scope.binds(name) || scope.flags(name) & flag::GLOBAL != 0) {
                        break;
                    }
                }
                _ => {
                    if scope.flags(name) & flag::GLOBAL != 0 {
                        break;
                    }
                    if scope.binds(name) {
                        return Binder::Scope(id);
                    }
                }
            }
        }
        Binder::Global
    }

    /// The class whose names an annotation scope sees.
    fn class_seen_from(&self, from: ScopeId) -> Option<ScopeId> {
        if !self.scope_at(from).sees_class {
            return None;
        }
        let mut id = self.scope_at(from).parent;
        while self.scope_at(id).kind.is_annotation() {
            id = self.scope_at(id).parent;
        }
        Some(id)
    }

    fn mark_cells(&mut self) {
        for id in (0..self.scopes.len()).map(|id| ScopeId(id as u32)) {
            if self.scope_at(id).sees_class {
                // The namespace of the class is looked at first, so a cell carries it here.
                self.capture(id, Sym::CLASSDICT);
            }
            for at in 0..self.scope_at(id).symbols.len() {
                let scope = self.scope_at(id);
                let name = scope.symbols[at].name;
                let flags = scope.symbols[at].flags;
                if flags & (flag::USE | flag::NONLOCAL) != 0
                    && flags & flag::GLOBAL == 0
                    && !scope.binds(name)
                {
                    self.capture(id, name);
                }
            }
        }
    }

    /// Makes `name` a cell where it is bound, and free in all units from there to `from`.
    fn capture(&mut self, from: ScopeId, name: Sym) {
        let Binder::Scope(binder) = self.binder(from, name) else {
            return;
        };
        let owner = self.scope_at(binder).unit;
        let mut unit = self.scope_at(from).unit;
        if unit == owner {
            return;
        }
        let scope = &mut self.scopes[binder.0 as usize];
        if scope.kind == ScopeKind::Class {
            scope.needs_class_cell |= name == Sym::CLASS;
            scope.needs_class_dict |= name == Sym::CLASSDICT;
        } else {
            scope.add(name, flag::CELL);
        }
        while unit != owner {
            let scope = &mut self.scopes[unit.0 as usize];
            if scope.flags(name) & flag::FREE == 0 {
                scope.add(name, flag::FREE);
                scope.free.push(name);
            }
            let parent = scope.parent;
            unit = self.scope_at(parent).unit;
        }
    }

    /// Parameters first, then other locals, then variables of comprehensions, then cells, then free names.
    fn number_slots(&mut self, id: ScopeId) {
        let scope = &mut self.scopes[id.0 as usize];
        let unit = scope.unit;
        let is_unit = unit == id;
        if is_unit && scope.kind == ScopeKind::Class {
            scope.cells.extend(scope.needs_class_cell.then_some(Sym::CLASS));
            scope.cells.extend(scope.needs_class_dict.then_some(Sym::CLASSDICT));
        }
        if !scope.kind.is_function_like() {
            return;
        }
        let mut locals = std::mem::take(&mut scope.locals);
        let mut cells = std::mem::take(&mut scope.cells);
        let bound = |flags: u16| flags & flag::BOUND != 0 && flags & (flag::GLOBAL | flag::NONLOCAL) == 0;
        for symbol in scope.symbols.iter().filter(|symbol| symbol.flags & flag::PARAM != 0) {
            locals.push(symbol.name);
        }
        for symbol in &scope.symbols {
            if symbol.flags & flag::PARAM != 0 || !bound(symbol.flags) {
                continue;
            }
            if is_unit && symbol.flags & flag::CELL != 0 {
                cells.push(symbol.name);
            } else if is_unit {
                locals.push(symbol.name);
            }
        }
        if is_unit {
            scope.locals = locals;
            scope.cells = cells;
            return;
        }
        // A comprehension's variables follow the locals of its unit, which has a smaller number and is done.
        let names: Vec<Sym> = scope.symbols.iter().filter(|s| bound(s.flags)).map(|s| s.name).collect();
        let unit = &mut self.scopes[unit.0 as usize];
        let first = unit.locals.len() as u32;
        unit.locals.extend(names.iter().copied());
        let scope = &mut self.scopes[id.0 as usize];
        for (slot, symbol) in (first..).zip(scope.symbols.iter_mut().filter(|s| bound(s.flags))) {
            symbol.place = Place::Fast(slot);
        }
    }

    fn place_names(&mut self, id: ScopeId) {
        let scope = self.scope_at(id);
        let is_unit = scope.unit == id;
        let (local_count, cell_count) = (scope.locals.len() as u32, scope.cells.len() as u32);
        // Slots are handed out in the order in which `number_slots` met the names.
        let (mut next_param, mut next_cell) = (0, local_count);
        let mut next_local = scope.symbols.iter().filter(|s| s.flags & flag::PARAM != 0).count() as u32;
        for at in 0..self.scope_at(id).symbols.len() {
            let scope = self.scope_at(id);
            let symbol = &scope.symbols[at];
            let (name, flags) = (symbol.name, symbol.flags);
            let binds = scope.binds(name);
            let place = if flags & flag::GLOBAL != 0 || scope.kind == ScopeKind::Module {
                Place::Global
            } else if scope.kind == ScopeKind::Class && binds {
                Place::Name
            } else if binds && !is_unit {
                match symbol.place {
                    Place::Fast(slot) if flags & flag::CELL != 0 => Place::Cell(slot),
                    place => place,
                }
            } else if binds && flags & flag::PARAM != 0 {
                next_param += 1;
                if flags & flag::CELL != 0 {
                    Place::Cell(next_param - 1)
                } else {
                    Place::Fast(next_param - 1)
                }
            } else if binds && flags & flag::CELL != 0 {
                next_cell += 1;
                Place::Cell(next_cell - 1)
            } else if binds {
                next_local += 1;
                Place::Fast(next_local - 1)
            } else {
                self.place_of_outer(id, name, local_count, cell_count)
            };
            self.scopes[id.0 as usize].symbols[at].place = place;
        }
    }

    fn place_of_outer(&self, id: ScopeId, name: Sym, local_count: u32, cell_count: u32) -> Place {
        let scope = self.scope_at(id);
        let unit = self.scope_at(scope.unit);
        match self.binder(id, name) {
            Binder::Scope(binder) if self.scope_at(binder).unit == scope.unit => {
                // Within the unit: the binder has a smaller number and its place is known.
                self.scope_at(binder).get(name).map_or(Place::Global, |symbol| symbol.place)
            }
            Binder::Scope(_) => {
                let at = unit.free.iter().position(|free| *free == name);
                let Some(at) = at else { return Place::Global };
                let first = if scope.unit == id {
                    local_count + cell_count
                } else {
                    (unit.locals.len() + unit.cells.len()) as u32
                };
                let slot = first + at as u32;
                match scope.kind {
                    ScopeKind::Class => Place::ClassCell(slot),
                    kind if kind.is_annotation() && scope.sees_class && name != Sym::CLASSDICT => {
                        Place::ClassDictCell(slot)
                    }
                    _ => Place::Cell(slot),
                }
            }
            Binder::Global if scope.kind == ScopeKind::Class => Place::Name,
            Binder::Global => match self.class_seen_from(id) {
                Some(class) if self.scope_at(class).flags(name) & flag::GLOBAL == 0 => Place::ClassDictGlobal,
                _ => Place::Global,
            },
        }
    }
}
