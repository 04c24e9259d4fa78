//! `import`: finds a module, runs its body once, keeps it in `sys.modules`.

mod beside;
mod finders;
mod origin;

use std::cell::RefCell;
use std::rc::Rc;

pub use beside::{Beside, beside, find_beside_with};
use bytecode::Source;

use crate::code::CodeObject;
use crate::dict::Dict;
use crate::frame::{Frame, Ret};
use crate::host::{CompileError, ModuleSource};
use crate::imports::origin::Origin;
use crate::memory::Charge;
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::run::Did;
use crate::value::{Module, PyResult, Str, Value};
use crate::vm::Vm;

/// Imports `a.b.c` part by part, and gives the module that the statement wants.
struct Import {
    /// Full names that are still to be imported, the next one last.
    pending: Vec<String>,
    full: String,
    /// `import a.b` gives `a`; with a list of names it gives `a.b`.
    wants_last: bool,
    /// Names that may be submodules.
    names: Vec<String>,
    running: Option<(String, Rc<Module>)>,
    /// The name of a module that is none of the library's, while it is loaded.
    loading: Option<String>,
    /// Whether it is part of no other import.
    is_outermost: bool,
}

impl NativeFrame for Import {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if matches!(input, Input::Start) {
            self.is_outermost = vm.import_begins();
        } else if self.is_outermost && self.loading.is_some() {
            vm.import_begins();
        }
        let next = self.next(vm, input);
        // What a module of the program's own does is the program's work.
        if self.is_outermost && (self.loading.is_some() || !matches!(next, Ok(Next::Call(..)))) {
            vm.import_ends();
        }
        next
    }

    fn name(&self) -> &'static str {
        "import"
    }
}

impl Import {
    fn begin(pending: Vec<String>, full: String, wants_last: bool, names: Vec<String>) -> Flow {
        let import =
            Import { pending, full, wants_last, names, running: None, loading: None, is_outermost: false };
        Flow::Push(Box::new(import))
    }

    fn next(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Input::Raised(raised) = input {
            self.loading = None;
            if let Some((name, _)) = self.running.take() {
                let name = vm.intern(&name);
                vm.modules.remove_str(&name);
            }
            return Err(raised);
        }
        if let Some((name, module)) = self.running.take() {
            vm.attach_to_parent(&name, &Value::Module(module));
        }
        if let Some(name) = self.loading.take() {
            let key = vm.intern(&name);
            if let Some(module) = vm.modules.get_str(&key) {
                vm.attach_to_parent(&name, &module);
            }
        }
        while let Some(name) = self.pending.pop() {
            let key = vm.intern(&name);
            if let Some(found) = vm.modules.get_str(&key) {
                if found.is_none() {
                    let error = vm.module_missing(&name);
                    return Err(error);
                }
                continue;
            }
            if let Some(spec) = vm.find_own(&name)? {
                self.loading = Some(name);
                return Ok(Next::Call(vm.own_loader()?, Args::one(spec)));
            }
            if let Some((module, code)) = vm.load_module(&name)? {
                let globals = module.dict.clone();
                self.running = Some((name, module));
                let function = vm.new_function(code, globals, vec![]);
                return Ok(Next::Call(Value::Function(function), Args::new()));
            }
        }
        // `from package import submodule` imports it where the package has no such attribute.
        let full = vm.intern(&self.full);
        let Some(last) = vm.modules.get_str(&full) else { return Err(vm.module_missing(&self.full.clone())) };
        if let Value::Module(module) = &last
            && module.dict.get("__path__").is_some()
        {
            // The program may have put a module of its own in the place of one that is refused.
            let is_own = matches!(vm.host.module(&self.full), Some(ModuleSource::Refused(_)));
            while let Some(name) = self.names.pop() {
                if name == "*" {
                    let all = vm.names.all.clone();
                    if let Some(all) = module.dict.get_str(&all) {
                        let all = vm.list_of(&all)?;
                        let all =
                            all.iter().rev().filter_map(|name| name.as_str().map(|name| name.to_string()));
                        self.names.extend(all);
                        self.names.retain(|name| name != "*");
                    }
                    continue;
                }
                let key = vm.intern(&name);
                if module.dict.get_str(&key).is_some() {
                    continue;
                }
                let submodule = format!("{}.{name}", self.full);
                // One that is refused is refused here.
                let is_there = match vm.host.module(&submodule) {
                    Some(ModuleSource::Refused(_)) => !is_own,
                    found => found.is_some(),
                };
                if is_there {
                    self.pending.push(submodule);
                    return self.next(vm, Input::Start);
                }
                let key = vm.intern(&submodule);
                if vm.modules.get_str(&key).is_none()
                    && let Some(spec) = vm.find_own(&submodule)?
                {
                    self.loading = Some(submodule);
                    return Ok(Next::Call(vm.own_loader()?, Args::one(spec)));
                }
            }
        }
        if self.wants_last {
            return Ok(Next::Return(last));
        }
        let first = self.full.split('.').next().unwrap_or_default().to_owned();
        let first = vm.intern(&first);
        Ok(Next::Return(vm.modules.get_str(&first).unwrap_or(last)))
    }
}

impl Vm {
    /// `level fromlist → module`
    pub(crate) fn op_import_name(&mut self, name: usize) -> PyResult<Did> {
        let fromlist = self.pop();
        let level = self.pop();
        let globals = self.top_frame().globals.clone();
        let own = self.own_builtins(&globals);
        let import = self.intern("__import__");
        let found = match own {
            Some(builtins) => builtins.get_str(&import),
            None => match self.odd_builtin(&globals, &import)? {
                Some(found) => found,
                None => self.builtins.get_str(&import),
            },
        };
        let Some(function) = found else { return Err(self.import_error("__import__ not found")) };
        let code = self.top_frame().code.clone();
        let name = &code.body().names[name];
        let is_own = matches!(&function, Value::Native(native) if native.name == "__import__");
        let flow = if is_own || !crate::tracebacks::is_shown(&code) {
            let level = if let Value::Int(level) = level { text::to_size(level) } else { 0 };
            self.import(name, &fromlist, level)?
        } else {
            let frame = self.top_frame();
            let locals = match &frame.namespace {
                namespace if !namespace.is_null() => namespace.clone(),
                _ if code.code.name == "<module>" => Value::Dict(globals.clone()),
                _ => Value::None,
            };
            let args = vec![Value::str(name.as_str()), Value::Dict(globals), locals, fromlist, level];
            Flow::Call(function, Args::of(args))
        };
        let called = self.follow(flow)?;
        Ok(self.called(called))
    }

    /// Begins an import.
    pub fn import(&mut self, name: &str, fromlist: &Value, level: usize) -> PyResult<Flow> {
        self.import_for(name, None, fromlist, level)
    }

    /// The same, for code with these globals.
    pub(crate) fn import_for(
        &mut self,
        name: &str,
        globals: Option<Rc<Dict>>,
        fromlist: &Value,
        level: usize,
    ) -> PyResult<Flow> {
        let full = self.absolute_name(name, globals, level)?;
        let mut names = Vec::new();
        if let Value::Tuple(items) = fromlist {
            // The first one is taken from the end.
            names.extend(items.iter().rev().filter_map(|item| item.as_str().map(|name| name.to_string())));
        }
        let wants_last = matches!(fromlist, Value::Tuple(items) if !items.is_empty());
        // The way that nearly every import goes: everything is there already.
        let key = self.intern(&full);
        if !full.contains('.')
            && let Some(found @ Value::Module(_)) = self.modules.get_str(&key)
            && (!wants_last
                || matches!(&found, Value::Module(module) if module.dict.get("__path__").is_none()))
        {
            return Ok(Flow::Value(found));
        }
        let mut pending = Vec::new();
        // What is there already needs no packages around it.
        let is_there = full.contains('.') && self.modules.get_str(&key).is_some_and(|found| !found.is_none());
        let mut prefix = match is_there {
            true if wants_last => {
                return Ok(Import::begin(pending, full, wants_last, names));
            }
            true => full.split('.').next().unwrap_or_default(),
            false => full.as_str(),
        };
        loop {
            pending.push(prefix.to_owned());
            match prefix.rfind('.') {
                Some(dot) => prefix = &prefix[..dot],
                None => break,
            }
        }
        Ok(Import::begin(pending, full, wants_last, names))
    }

    /// Imports a module from native code.
    pub fn import_module(&mut self, name: &str) -> PyResult {
        let flow = self.import(name, &Value::tuple(vec![Value::str("__name__")]), 0)?;
        self.nested(|vm| vm.follow(flow))
    }

    fn absolute_name(&mut self, name: &str, globals: Option<Rc<Dict>>, level: usize) -> PyResult<String> {
        if level == 0 {
            return Ok(name.to_owned());
        }
        let globals = globals.unwrap_or_else(|| self.top_frame().globals.clone());
        let package = globals.get("__package__").and_then(|package| package.as_str().cloned());
        let Some(package) = package.filter(|package| !package.is_empty()) else {
            return Err(self.import_error("attempted relative import with no known parent package"));
        };
        let mut parts: Vec<&str> = package.split('.').collect();
        if parts.len() < level {
            return Err(self.import_error("attempted relative import beyond top-level package"));
        }
        parts.truncate(parts.len() + 1 - level);
        if !name.is_empty() {
            parts.push(name);
        }
        Ok(parts.join("."))
    }

    /// Makes a module that is not in `sys.modules`; its code, where it has a body to run.
    fn load_module(&mut self, name: &str) -> PyResult<Option<(Rc<Module>, Rc<CodeObject>)>> {
        let Some(source) = self.host.module(name) else { return Err(self.module_missing(name)) };
        let key = self.intern(name);
        let module = self.new_module(name);
        match source {
            ModuleSource::Refused(sentence) => {
                let class = self.types.module_not_found_error.clone();
                Err(self.new_exception(&class, vec![Value::str(sentence)]))
            }
            // No handler of the program sees it: with the network it would have gone another way.
            ModuleSource::OutOfReach => Err(self.refuse(crate::library::out_of_reach(name))),
            ModuleSource::Native(fill) => {
                self.modules.set_str(&key, Value::Module(module.clone()));
                fill(self, &module)?;
                self.attach_to_parent(name, &Value::Module(module));
                Ok(None)
            }
            ModuleSource::Python { file, text, package } => {
                let source = Rc::new(Source::new(file, text, true));
                let code = match self.host.compile(source.clone()) {
                    Ok(code) => code,
                    Err(error) => return Err(self.library_error(name, &source, &error)),
                };
                self.host.compiled(name, package, &code);
                Ok(Some(self.begin_module(name, module, &code, package)))
            }
            ModuleSource::Compiled { package, code } => {
                Ok(Some(self.begin_module(name, module, &code, package)))
            }
        }
    }

    /// Puts a module of the library into `sys.modules`, before its body runs.
    fn begin_module(
        &mut self,
        name: &str,
        module: Rc<Module>,
        code: &Rc<bytecode::Code>,
        package: bool,
    ) -> (Rc<Module>, Rc<CodeObject>) {
        let code = CodeObject::new(self, code);
        let file = code.code.source.file.as_str();
        let shown = Value::str(file);
        self.add_value(&module, "__file__", shown);
        let parent = if package { name } else { name.rsplit_once('.').map_or("", |(parent, _)| parent) };
        self.add_value(&module, "__package__", Value::str(parent));
        if package {
            let path = Value::list(vec![Value::str(file)]);
            self.add_value(&module, "__path__", path);
        }
        let key = self.intern(name);
        self.modules.set_str(&key, Value::Module(module.clone()));
        (module, code)
    }

    #[cold]
    fn library_error(&mut self, name: &str, source: &Source, error: &CompileError) -> crate::Raised {
        let line = source.line(error.start);
        self.runtime_error(format!("module {name} of the library, line {line}: {}", error.message))
    }

    /// Whether a module is one of those in Rust, or a program that has no file.
    pub(crate) fn is_built_in(&mut self, module: &Module, name: &Str) -> bool {
        module.class.borrow().is_none()
            && matches!(self.modules.get_str(name), Some(Value::Module(known)) if Rc::as_ptr(&known) == std::ptr::from_ref(module))
            && (matches!(name.as_str(), "__main__" | "builtins")
                || matches!(self.host.module(name), Some(ModuleSource::Native(_))))
    }

    /// An empty module.
    pub fn new_module(&mut self, name: &str) -> Rc<Module> {
        let text = self.intern(name);
        let module = Rc::new(Module {
            name: text.clone(),
            dict: Rc::new(Dict::new()),
            class: RefCell::default(),
            charge: Charge::new(120),
        });
        self.name_module(&module, &text);
        self.add_value(&module, "__package__", Value::str(""));
        module
    }

    /// Sets what every module has.
    pub(crate) fn name_module(&mut self, module: &Rc<Module>, name: &Str) {
        self.add_value(module, "__name__", Value::Str(name.clone()));
        self.add_value(module, "__doc__", Value::None);
        self.add_value(module, "__package__", Value::None);
        self.add_value(module, "__loader__", Value::None);
        self.add_value(module, "__spec__", Value::None);
    }

    fn attach_to_parent(&mut self, name: &str, module: &Value) {
        if let Some((parent, last)) = name.rsplit_once('.') {
            let parent = self.intern(parent);
            if let Some(Value::Module(parent)) = self.modules.get_str(&parent) {
                let last = self.intern(last);
                parent.dict.set_str(&last, module.clone());
            }
        }
    }

    #[cold]
    fn module_missing(&mut self, name: &str) -> crate::Raised {
        let key = self.intern(name);
        let shown = text::quote::repr(name);
        let raised = match name.rsplit_once('.') {
            _ if self.modules.get_str(&key).is_some_and(|found| found.is_none()) => {
                self.module_not_found_error(format!("import of {name} halted; None in sys.modules"))
            }
            Some((parent, _))
                if {
                    let parent = self.intern(parent);
                    matches!(self.modules.get_str(&parent), Some(Value::Module(module)) if module.dict.get("__path__").is_none())
                } =>
            {
                self.module_not_found_error(format!("No module named {shown}; '{parent}' is not a package"))
            }
            _ => self.module_not_found_error(format!("No module named {shown}")),
        };
        raised.note_import(name, Value::Null, None, None);
        raised
    }

    /// `module → module value`
    pub(crate) fn op_import_from(&mut self, module: &Value, name: &Str) -> PyResult<Did> {
        if let Some(value) = self.get_attr_opt(module, name)? {
            self.push(value);
            return Ok(Did::Next);
        }
        // A submodule that is being imported at this moment.
        if let Value::Module(parent) = module {
            let full = format!("{}.{}", parent.name.as_str(), name.as_str());
            let full = self.intern(&full);
            if let Some(value) = self.modules.get_str(&full) {
                self.push(value);
                return Ok(Did::Next);
            }
            if let Some(refused) = self.refuse_left_out(parent.name.as_str(), name.as_str()) {
                return Err(refused);
            }
            let names = self.dir_of(module).unwrap_or_default();
            let names: Vec<String> =
                names.iter().filter_map(|key| key.as_str().map(|name| name.to_string())).collect();
            let hint = text::suggest::suggestion(name, names.iter().map(String::as_str))
                .map(|name| format!(". Did you mean: '{name}'?"));
            let file = match parent.dict.get("__file__").as_ref().and_then(Value::as_str) {
                Some(file) => file.to_string(),
                None => "unknown location".to_owned(),
            };
            let origin = self.file_origin(parent);
            let shown = parent.shown_name();
            let shown = shown.as_str();
            let from = match origin {
                Some(Origin { is_initializing: true, .. }) => {
                    format!("partially initialized module '{shown}' (most likely due to a circular import)")
                }
                _ => format!("'{shown}'"),
            };
            let raised =
                self.import_error(format!("cannot import name '{}' from {from} ({file})", name.as_str()));
            let path = origin.map_or(Value::Null, |origin| Value::str(origin.path));
            raised.note_import(&parent.name, path, Some(name), hint);
            return Err(raised);
        }
        // A program may put anything into the place of a module.
        let shown = self.names.name.clone();
        let shown = self.get_attr_opt(module, &shown)?;
        let known = shown.as_ref().and_then(Value::as_str).map(|name| name.to_string());
        let from = known.as_deref().unwrap_or("<unknown module name>");
        let raised = self
            .import_error(format!("cannot import name '{}' from '{from}' (unknown location)", name.as_str()));
        if let Some(known) = &known {
            raised.note_import(known, Value::Null, Some(name), None);
        }
        Err(raised)
    }

    /// `module →`: all its public names become globals.
    pub(crate) fn op_import_star(&mut self) -> PyResult<()> {
        let module = self.pop();
        let all = self.names.all.clone();
        let names = match self.get_attr_opt(&module, &all)? {
            Some(names) => {
                // It is gone through by number.
                let kind = self.type_name(&names);
                if let Value::Dict(_) = names.builtin() {
                    return Err(self.type_error(format!("{kind} is not a sequence")));
                }
                if self.class_of(&names).lookup(&self.names.getitem.clone()).is_none() {
                    return Err(self.type_error(format!("'{kind}' object does not support indexing")));
                }
                self.list_of(&names)?
            }
            None => {
                let dict = self.names.dict.clone();
                let keys = match self.get_attr_opt(&module, &dict)? {
                    Some(Value::Dict(dict)) => dict.keys(),
                    Some(other) => self.list_of(&other)?,
                    None => {
                        let message = "from-import-* object has no __dict__ and no __all__";
                        return Err(self.import_error(message));
                    }
                };
                keys.into_iter()
                    .filter(|key| key.as_str().is_some_and(|name| !name.starts_with('_')))
                    .collect()
            }
        };
        let frame = self.top_frame();
        let (globals, namespace) = (frame.globals.clone(), frame.namespace.clone());
        for name in names {
            if name.as_str().is_none() {
                let (shown, kind) = (self.names.name.clone(), self.type_name(&name));
                let shown = self.get_attr(&module, &shown)?;
                let shown = self.str(&shown)?;
                let complaint = format!("Item in {}.__all__ must be str, not {kind}", shown.as_str());
                return Err(self.type_error(complaint));
            }
            let name = self.str_arg(&name, "a name must be a string")?;
            let name = self.intern(&name);
            let value = self.get_attr(&module, &name)?;
            match &namespace {
                Value::Null => globals.set_str(&name, value),
                namespace => self.set_item(namespace, Value::Str(name), value)?,
            }
        }
        Ok(())
    }

    /// Puts the frame of the program's own module onto the fiber.
    pub fn push_main(&mut self, code: &Rc<bytecode::Code>) -> Rc<Module> {
        self.main_source = Some(code.source.clone());
        self.main_code = Some(code.clone());
        let code = CodeObject::new(self, code);
        let module = self.new_module("__main__");
        let builtins = self.intern("builtins");
        let builtins = self.modules.get_str(&builtins).unwrap_or(Value::None);
        let file = Value::str(code.code.source.file.as_str());
        self.add_value(&module, "__annotations__", Value::dict(Dict::new()));
        self.add_value(&module, "__builtins__", builtins);
        self.add_value(&module, "__file__", file);
        self.add_value(&module, "__cached__", Value::None);
        let package = self.names.package.clone();
        module.dict.set_str(&package, Value::None);
        let key = self.intern("__main__");
        self.modules.set_str(&key, Value::Module(module.clone()));
        self.fiber.stack.resize(code.slot_count, Value::Null);
        self.fiber.depth += 1;
        self.fiber.frames.push(Frame::new(code, module.dict.clone(), 0, 0, Ret::Push));
        module
    }
}
