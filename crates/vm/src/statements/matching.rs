//! `match`.

use crate::native::Args;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

/// What a pattern takes a value for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Matched {
    Sequence,
    Mapping,
}

impl Vm {
    /// What patterns take the instances of a class for: what the first of its bases says that says anything, as
    /// CPython's flags are inherited; else what it was registered as.
    pub(super) fn matched_as(&mut self, class: &Rc<crate::class::Class>) -> Option<Matched> {
        let flag = self.intern("__abc_tpflags__");
        let mapping = self.intern("__match_mapping__");
        let mut is_text = false;
        for base in class.mro().iter() {
            let types = &self.types;
            if [&types.list, &types.tuple, &types.range, &types.memoryview]
                .iter()
                .any(|one| Rc::ptr_eq(one, base))
            {
                return Some(Matched::Sequence);
            }
            if Rc::ptr_eq(&types.dict, base) || base.dict.get_str(&mapping).is_some() {
                return Some(Matched::Mapping);
            }
            match base.dict.get_str(&flag) {
                Some(Value::Int(32)) => return Some(Matched::Sequence),
                Some(Value::Int(64)) => return Some(Matched::Mapping),
                _ => {}
            }
            // These are registered as sequences, and patterns take them for none.
            is_text |= [&types.str, &types.bytes, &types.bytearray].iter().any(|one| Rc::ptr_eq(one, base));
        }
        if is_text {
            return None;
        }
        if self.is_registered(class, "Sequence") {
            return Some(Matched::Sequence);
        }
        self.is_registered(class, "Mapping").then_some(Matched::Mapping)
    }

    /// Whether the class stands below `collections.abc`'s class of this name.
    fn is_registered(&mut self, class: &Rc<crate::class::Class>, name: &str) -> bool {
        let abc = self.intern("_collections_abc");
        let Some(abc) = self.modules.get_str(&abc) else { return false };
        let Ok(base) = self.get_attr_str(&abc, name) else { return false };
        let Ok(check) = self.get_attr_str(&base, "__subclasscheck__") else { return false };
        match self.call(&check, Args::one(Value::Class(class.clone()))) {
            Ok(result) => self.truth(&result).unwrap_or(false),
            Err(_) => false,
        }
    }

    /// `subject keys → subject keys values-or-None`
    pub(crate) fn op_match_keys(&mut self) -> PyResult<()> {
        let keys = self.peek(0).clone();
        let subject = self.peek(1).clone();
        let mut values = Vec::new();
        let seen = Rc::new(crate::dict::Dict::new());
        for key in self.list_of(&keys)? {
            if self.dict_get(&seen, &key)?.is_some() {
                let shown = self.repr(&key)?;
                let message = format!("mapping pattern checks duplicate key ({})", shown.as_str());
                return Err(self.value_error(message));
            }
            self.dict_set(&seen, key.clone(), Value::None)?;
            let value = match &subject {
                Value::Dict(dict) => {
                    let dict = dict.clone();
                    self.dict_get(&dict, &key)?
                }
                _ => {
                    let get = self.intern("get");
                    let get = self.get_attr(&subject, &get)?;
                    let missing = Value::list(vec![]);
                    let value = self.call(&get, Args::two(key, missing.clone()))?;
                    if value.is(&missing) { None } else { Some(value) }
                }
            };
            match value {
                Some(value) => values.push(value),
                None => {
                    self.push(Value::None);
                    return Ok(());
                }
            }
        }
        self.push(Value::tuple(values));
        Ok(())
    }

    /// `subject class names → attributes-or-None`
    pub(crate) fn op_match_class(&mut self, positional: usize) -> PyResult<()> {
        let names = self.pop();
        let class = self.pop();
        let subject = self.pop();
        let result = self.match_class(&subject, &class, &names, positional)?;
        self.push(result.unwrap_or(Value::None));
        Ok(())
    }

    pub(super) fn match_class(
        &mut self,
        subject: &Value,
        class: &Value,
        names: &Value,
        positional: usize,
    ) -> PyResult<Option<Value>> {
        let Value::Class(class) = class else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        let check = self.builtins.get("isinstance").unwrap_or_default();
        let matches = self.call(&check, Args::two(subject.clone(), Value::Class(class.clone())))?;
        if !self.truth(&matches)? {
            return Ok(None);
        }
        let mut attributes = Vec::new();
        let mut wanted = Vec::new();
        if positional > 0 {
            let match_args = self.names.match_args.clone();
            let name = class.name.borrow().to_string();
            let declared = match class.lookup(&match_args) {
                Some(declared) => match &declared {
                    Value::Tuple(items) => items.to_vec(),
                    other => {
                        let kind = self.type_name(other);
                        return Err(
                            self.type_error(format!("{name}.__match_args__ must be a tuple (got {kind})"))
                        );
                    }
                },
                None => {
                    // These match their own value: `case int(x)`.
                    let types = &self.types;
                    let own = [
                        &types.bool_,
                        &types.bytearray,
                        &types.bytes,
                        &types.dict,
                        &types.float,
                        &types.frozenset,
                        &types.int,
                        &types.list,
                        &types.set,
                        &types.str,
                        &types.tuple,
                    ];
                    if own.iter().any(|own| class.is_subclass(own)) && positional == 1 {
                        attributes.push(subject.clone());
                        vec![]
                    } else {
                        let allowed = if own.iter().any(|own| class.is_subclass(own)) { 1 } else { 0 };
                        let plural = if allowed == 1 { "" } else { "s" };
                        return Err(self.type_error(format!(
                            "{name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)"
                        )));
                    }
                }
            };
            if attributes.is_empty() {
                if declared.len() < positional {
                    let plural = if declared.len() == 1 { "" } else { "s" };
                    return Err(self.type_error(format!(
                        "{name}() accepts {} positional sub-pattern{plural} ({positional} given)",
                        declared.len()
                    )));
                }
                wanted.extend(declared.into_iter().take(positional));
            }
        }
        wanted.extend(self.list_of(names)?);
        let mut seen: Vec<Str> = Vec::with_capacity(wanted.len());
        for name in wanted {
            let Value::Str(name) = name.builtin() else {
                let kind = self.type_name(&name);
                return Err(self.type_error(format!("__match_args__ elements must be strings (got {kind})")));
            };
            let name = self.intern(name);
            if seen.iter().any(|known| Rc::ptr_eq(known, &name)) {
                let class = class.name.borrow().to_string();
                let shown = text::quote::repr(&name);
                return Err(
                    self.type_error(format!("{class}() got multiple sub-patterns for attribute {shown}"))
                );
            }
            seen.push(name.clone());
            match self.get_attr_opt(subject, &name)? {
                Some(value) => attributes.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(Value::tuple(attributes)))
    }
}
