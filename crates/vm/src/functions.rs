//! Making functions, and looking up global names.

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::MakeFunction;

use crate::code::{Body, CodeObject};
use crate::dict::Dict;
use crate::memory::Charge;
use crate::value::{Function, PyResult, Raised, Value};
use crate::vm::Vm;

impl Function {
    /// `function.__dict__`, made when first wanted; an object of a subclass of `dict` where the program set one.
    pub(crate) fn shown_dict(&self) -> Value {
        self.dict.get_or_init(|| Box::new(RefCell::new(Value::dict(Dict::new())))).borrow().clone()
    }

    /// The attributes, made when first wanted.
    pub(crate) fn dict(&self) -> Rc<Dict> {
        match self.shown_dict().builtin() {
            Value::Dict(dict) => dict.clone(),
            _ => Rc::default(),
        }
    }

    /// The attributes, if any was ever set.
    pub(crate) fn dict_if_any(&self) -> Option<Rc<Dict>> {
        self.dict.get().map(|_| self.dict())
    }

    /// Makes `shown`, a dictionary or an object of a subclass, the attributes, which are shared from now on.
    pub(crate) fn set_dict(&self, shown: Value) {
        self.shown_dict();
        if let Some(dict) = self.dict.get() {
            let old = dict.replace(shown);
            drop(old);
        }
    }
}

impl Vm {
    /// `[defaults] [keyword defaults] [annotations] [closure] code → function`
    pub(crate) fn op_make_function(&mut self, bits: u32) -> PyResult<()> {
        let Value::Code(code) = self.pop() else {
            return Err(self.runtime_error("a function needs a code object"));
        };
        let closure = match if bits & MakeFunction::CLOSURE != 0 { self.pop() } else { Value::Null } {
            Value::Tuple(cells) => cells.to_vec(),
            _ => Vec::new(),
        };
        let annotations = if bits & MakeFunction::ANNOTATIONS != 0 { self.pop() } else { Value::Null };
        let kw_defaults = match if bits & MakeFunction::KW_DEFAULTS != 0 { self.pop() } else { Value::Null } {
            Value::Dict(dict) => Some(dict),
            _ => None,
        };
        let defaults = match if bits & MakeFunction::DEFAULTS != 0 { self.pop() } else { Value::Null } {
            Value::Tuple(values) => values.to_vec(),
            _ => Vec::new(),
        };
        let frame = self.top_frame();
        let globals = frame.globals.clone();
        let function = self.new_function(code, globals, closure);
        *function.defaults.borrow_mut() = defaults;
        *function.kw_defaults.borrow_mut() = kw_defaults;
        *function.annotations.borrow_mut() = annotations;
        self.push(Value::Function(function).noted());
        Ok(())
    }

    /// A function without defaults.
    pub fn new_function(
        &mut self,
        code: Rc<CodeObject>,
        globals: Rc<Dict>,
        closure: Vec<Value>,
    ) -> Rc<Function> {
        let name = self.intern(&code.code.name);
        let qualname = self.intern(&code.code.qualname);
        let doc = match &code.code.doc {
            Some(doc) => Value::str(doc.as_str()),
            None => Value::None,
        };
        let module = globals.get_str(&self.names.name).unwrap_or(Value::None);
        Rc::new(Function {
            code,
            globals,
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            defaults: RefCell::default(),
            kw_defaults: RefCell::default(),
            closure,
            annotations: RefCell::new(Value::Null),
            doc: RefCell::new(doc),
            module: RefCell::new(module),
            type_params: RefCell::new(Value::Null),
            dict: Default::default(),
            charge: Charge::new(320),
        })
    }

    /// `LoadGlobal` where the instruction does not remember the place.
    pub(crate) fn load_global(&mut self, body: &Body, name: usize, site: usize) -> PyResult {
        let site = &body.sites[site];
        let name = &body.names[name];
        let globals = self.top_frame().globals.clone();
        // The value of a builtin holds as long as no global name was added.
        if site.version.get() == globals.shape().wrapping_add(self.builtins_version)
            && !site.value.borrow().is_null()
        {
            return Ok(site.value.borrow().clone());
        }
        if let Some(position) = globals.position(name) {
            site.index.set(position as u32 + 1);
            return Ok(globals.value_at(position));
        }
        if let Some(builtins) = self.own_builtins(&globals) {
            return builtins.get_str(name).ok_or_else(|| self.undefined_name(name));
        }
        if let Some(found) = self.odd_builtin(&globals, name)? {
            return found.ok_or_else(|| self.undefined_name(name));
        }
        if let Some(value) = self.builtins.get_str(name) {
            site.version.set(globals.shape().wrapping_add(self.builtins_version));
            site.value.replace(value.clone());
            return Ok(value);
        }
        Err(self.undefined_name(name))
    }

    /// The builtins that a program has named for code with these globals, in place of the common ones.
    pub(crate) fn own_builtins(&self, globals: &Dict) -> Option<Rc<Dict>> {
        let found = globals.get_str(&self.names.builtins)?;
        let own = match found.builtin() {
            Value::Dict(dict) => dict,
            Value::Module(module) => &module.dict,
            _ => return None,
        };
        (!Rc::ptr_eq(own, &self.builtins)).then(|| own.clone())
    }

    /// A name that these globals lack.
    pub(crate) fn builtin_named(&mut self, globals: &Dict, name: &crate::Str) -> PyResult {
        let found = match self.own_builtins(globals) {
            Some(own) => own.get_str(name),
            None => match self.odd_builtin(globals, name)? {
                Some(found) => found,
                None => self.builtins.get_str(name),
            },
        };
        found.ok_or_else(|| self.undefined_name(name))
    }

    /// What is found of a builtin by code with these globals, where the program gave it something else than a
    /// module or a dictionary: `eval(text, {"__builtins__": None})`.
    pub(crate) fn odd_builtin(
        &mut self,
        globals: &Dict,
        name: &crate::Str,
    ) -> PyResult<Option<Option<Value>>> {
        let found = match globals.get_str(&self.names.builtins) {
            Some(found) if globals.is_apart() => found,
            _ => return Ok(None),
        };
        if let Value::Dict(_) | Value::Module(_) = found.builtin() {
            return Ok(None);
        }
        match self.get_item(&found, &Value::Str(name.clone())) {
            Err(raised) if self.raised_is(&raised, &self.types.key_error.clone()) => Ok(Some(None)),
            value => value.map(|value| Some(Some(value))),
        }
    }

    /// `NameError`, with the name that suggestions need.
    #[cold]
    pub(crate) fn undefined_name(&mut self, name: &crate::Str) -> Raised {
        let raised = self.name_error(format!("name '{}' is not defined", name.as_str()));
        *raised.data().extra.borrow_mut() = Value::tuple(vec![Value::Str(name.clone())]);
        raised
    }

    #[cold]
    pub(crate) fn unbound_local(&mut self, code: &CodeObject, slot: usize) -> Raised {
        let name = code.code.slot_name(slot).to_owned();
        self.unbound_local_error(format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        ))
    }

    #[cold]
    pub(crate) fn unbound_cell(&mut self, code: &CodeObject, slot: usize) -> Raised {
        let name = code.code.slot_name(slot).to_owned();
        let own = code.code.locals.len() + code.code.cells.len();
        if slot < own {
            return self.unbound_local_error(format!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ));
        }
        let raised = self.name_error(format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        ));
        *raised.data().extra.borrow_mut() = Value::tuple(vec![Value::str(name)]);
        raised
    }
}
