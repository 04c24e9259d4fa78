//! Binding arguments to parameters.

use smallvec::SmallVec;

use super::c_parameters::Given;
use crate::frame::Ret;
use crate::native::Args;
use crate::run::Called;
use crate::value::{Function, PyResult, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// All parameters by position were given, and those by keyword alone take their defaults: pushes these. False
    /// where it is not that simple.
    pub(super) fn fill_keyword_only(&mut self, function: &Rc<Function>, count: usize) -> bool {
        let code = &function.code.code;
        if code.flags.varargs || code.flags.varkeywords || count != code.arg_count as usize {
            return false;
        }
        let names = &function.code.locals[count..count + code.kw_only_count as usize];
        let defaults = function.kw_defaults.borrow();
        let Some(defaults) = &*defaults else { return false };
        let stack = &mut self.fiber.stack;
        let top = stack.len();
        for name in names {
            let Some(value) = defaults.get_str(name) else {
                stack.truncate(top);
                return false;
            };
            stack.push(value);
        }
        true
    }

    /// Begins a call of a function whose arguments stand on the stack from `base`, the last of them given by the names
    /// above, where each parameter takes one argument and those without have defaults; none where it is not so.
    pub(super) fn push_named(
        &mut self,
        function: &Rc<Function>,
        base: usize,
        bottom: usize,
        count: usize,
    ) -> PyResult<Option<Called>> {
        let code = &function.code;
        let [.., Value::Tuple(names)] = self.fiber.stack.as_slice() else { return Ok(None) };
        let positional = code.code.arg_count as usize;
        let named = positional + code.code.kw_only_count as usize;
        let given = count - names.len();
        let is_more = code.code.flags.varargs || code.code.flags.varkeywords || code.is_generator;
        if is_more || given > positional {
            return Ok(None);
        }
        // What the parameters behind those by position take.
        let mut rest: SmallVec<[Value; 8]> = smallvec::smallvec![Value::Null; named - given];
        let from = given.max(code.code.pos_only_count as usize);
        for (name, value) in names.iter().zip(&self.fiber.stack[base + given..]) {
            let Value::Str(name) = name else { return Ok(None) };
            let mut parameters = code.locals[..named].iter().skip(from);
            let Some(place) = parameters.position(|local| Rc::ptr_eq(local, name)) else { return Ok(None) };
            rest[from - given + place] = value.clone();
        }
        let (defaults, kw_defaults) = (function.defaults.borrow(), function.kw_defaults.borrow());
        for (index, value) in (given..).zip(&mut rest) {
            if !value.is_null() {
                continue;
            }
            let default = if index < positional {
                (index + defaults.len()).checked_sub(positional).map(|at| defaults[at].clone())
            } else {
                kw_defaults.as_ref().and_then(|defaults| defaults.get_str(&code.locals[index]))
            };
            let Some(default) = default else { return Ok(None) };
            *value = default;
        }
        drop((defaults, kw_defaults));
        self.fiber.stack.truncate(base + given);
        self.fiber.stack.extend(rest);
        self.push_bound(function, base, bottom, Ret::Push).map(Some)
    }

    /// Places arguments into parameter slots: positional, keyword-only, `*args`, `**kwargs`.
    ///
    /// What does not fit a function of the library is told in CPython's words, where that has it in C.
    pub(crate) fn bind_arguments(&mut self, function: &Rc<Function>, args: Args) -> PyResult<Vec<Value>> {
        if !function.code.is_library() {
            return self.place_arguments(function, args);
        }
        let given = Given {
            receiver: args.pos.first().cloned(),
            positional: args.pos.len(),
            names: args.kw.iter().map(|(name, _)| name.clone()).collect(),
        };
        self.place_arguments(function, args)
            .map_err(|refused| self.refuse_as_c_does(function, &given).unwrap_or(refused))
    }

    fn place_arguments(&mut self, function: &Rc<Function>, args: Args) -> PyResult<Vec<Value>> {
        let code = &function.code.code;
        let positional = code.arg_count as usize;
        let pos_only = code.pos_only_count as usize;
        let kw_only = code.kw_only_count as usize;
        let named = positional + kw_only;
        let rest_at = named;
        let kwargs_at = named + code.flags.varargs as usize;
        let mut slots = vec![Value::Null; kwargs_at + code.flags.varkeywords as usize];
        let Args { pos, kw } = args;
        let given = pos.len();
        let mut rest = Vec::new();
        for (index, value) in pos.into_iter().enumerate() {
            if index < positional {
                slots[index] = value;
            } else {
                rest.push(value);
            }
        }
        let mut kwargs = None;
        let names: Vec<Str> =
            if pos_only > 0 { kw.iter().map(|(name, _)| name.clone()).collect() } else { vec![] };
        for (name, value) in kw {
            let locals = &function.code.locals[..named];
            let found = locals
                .iter()
                .position(|local| Rc::ptr_eq(local, &name))
                .or_else(|| locals.iter().position(|local| local.as_str() == name.as_str()));
            match found {
                Some(index) if index >= pos_only => {
                    if !slots[index].is_null() {
                        let function = function.qualname.borrow().to_string();
                        return Err(self.type_error(format!(
                            "{function}() got multiple values for argument '{}'",
                            name.as_str()
                        )));
                    }
                    slots[index] = value;
                }
                _ if code.flags.varkeywords => {
                    kwargs.get_or_insert_with(crate::dict::Dict::new).set_str(&name, value)
                }
                // At the first name that does not fit, all that only have a position are told.
                _ => {
                    let only = &function.code.locals[..pos_only];
                    let passed =
                        only.iter().filter(|local| names.iter().any(|name| name.as_str() == local.as_str()));
                    let passed: Vec<&str> = passed.map(|local| local.as_str()).collect();
                    if passed.is_empty() {
                        return Err(self.unexpected_keyword(function, &name));
                    }
                    let passed = passed.join(", ");
                    let function = function.qualname.borrow().to_string();
                    return Err(self.type_error(format!(
                        "{function}() got some positional-only arguments passed as keyword arguments: '{passed}'"
                    )));
                }
            }
        }
        if code.flags.varargs {
            slots[rest_at] = Value::tuple(rest);
        } else if given > positional {
            return Err(self.too_many_positional(function, given, &slots));
        }
        if code.flags.varkeywords {
            slots[kwargs_at] = Value::dict(kwargs.unwrap_or_default());
        }
        self.fill_defaults(function, &mut slots)?;
        Ok(slots)
    }

    pub(super) fn fill_defaults(&mut self, function: &Rc<Function>, slots: &mut [Value]) -> PyResult<()> {
        let code = &function.code.code;
        let positional = code.arg_count as usize;
        let named = positional + code.kw_only_count as usize;
        {
            let defaults = function.defaults.borrow();
            let first = positional.saturating_sub(defaults.len());
            for index in first..positional {
                if slots[index].is_null() {
                    // Of more defaults than parameters the last ones count.
                    slots[index] = defaults[index + defaults.len() - positional].clone();
                }
            }
        }
        let locals = &function.code.locals;
        if slots[..positional].iter().any(Value::is_null) {
            let missing: Vec<&Str> =
                (0..positional).filter(|i| slots[*i].is_null()).map(|i| &locals[i]).collect();
            return Err(self.missing_arguments(function, "positional", &missing));
        }
        for index in positional..named {
            if slots[index].is_null()
                && let Some(defaults) = &*function.kw_defaults.borrow()
                && let Some(value) = defaults.get_str(&locals[index])
            {
                slots[index] = value;
            }
        }
        if slots[positional..named].iter().any(Value::is_null) {
            let missing: Vec<&Str> =
                (positional..named).filter(|i| slots[*i].is_null()).map(|i| &locals[i]).collect();
            return Err(self.missing_arguments(function, "keyword-only", &missing));
        }
        Ok(())
    }

    #[cold]
    pub(super) fn missing_arguments(
        &mut self,
        function: &Rc<Function>,
        kind: &str,
        missing: &[&Str],
    ) -> crate::Raised {
        let quoted: Vec<String> = missing.iter().map(|name| format!("'{}'", name.as_str())).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        let name = function.qualname.borrow().to_string();
        self.type_error(format!(
            "{name}() missing {} required {kind} argument{plural}: {list}",
            missing.len()
        ))
    }

    #[cold]
    pub(super) fn too_many_positional(
        &mut self,
        function: &Rc<Function>,
        given: usize,
        slots: &[Value],
    ) -> crate::Raised {
        let code = &function.code.code;
        let positional = code.arg_count as usize;
        let defaults = function.defaults.borrow().len();
        let kw_only_given = (positional..positional + code.kw_only_count as usize)
            .filter(|index| !slots[*index].is_null())
            .count();
        let takes = if defaults > 0 {
            format!("from {} to {positional}", positional as i64 - defaults as i64)
        } else {
            positional.to_string()
        };
        let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
        let were = if given == 1 && kw_only_given == 0 { "was" } else { "were" };
        let given = if kw_only_given > 0 {
            let arguments = if given == 1 { "argument" } else { "arguments" };
            let only = if kw_only_given == 1 { "argument" } else { "arguments" };
            format!("{given} positional {arguments} (and {kw_only_given} keyword-only {only})")
        } else {
            given.to_string()
        };
        let name = function.qualname.borrow().to_string();
        self.type_error(format!(
            "{name}() takes {takes} positional argument{plural} but {given} {were} given"
        ))
    }

    #[cold]
    pub(super) fn unexpected_keyword(&mut self, function: &Rc<Function>, name: &Str) -> crate::Raised {
        let code = &function.code.code;
        let pos_only = code.pos_only_count as usize;
        let named = (code.arg_count + code.kw_only_count) as usize;
        let candidates: Vec<&str> =
            function.code.locals[pos_only..named].iter().map(|local| local.as_str()).collect();
        let function = function.qualname.borrow().to_string();
        self.unexpected_keyword_of(&function, name, &candidates)
    }
}
