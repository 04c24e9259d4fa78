//! Statements that call special methods: `with`, `async with`, `async for`, `except`, `match`.

use std::rc::Rc;

use crate::exception::ExceptionData;
use crate::generator::GeneratorKind;
use crate::iter::{AsyncStep, IterState, NativeIter, StepMode};
use crate::native::Args;
use crate::run::Did;
use crate::value::{Instance, Payload, PyResult, Raised, Value};
use crate::vm::Vm;

impl Vm {
    /// `manager → exit result-of-enter`
    pub(crate) fn op_before_with(&mut self) -> PyResult<Did> {
        let manager = self.pop();
        let (enter, exit) = (self.names.enter.clone(), self.names.exit.clone());
        let class = self.class_of(&manager);
        let kind = self.type_name(&manager);
        let (Some(enter), Some(exit)) = (self.special(&manager, &enter)?, self.special(&manager, &exit)?)
        else {
            let names = &self.names;
            let missing = if class.lookup(&names.enter).is_none() { "" } else { " (missed __exit__ method)" };
            let hint = if class.lookup(&names.aenter).is_some() && class.lookup(&names.aexit).is_some() {
                " Did you mean 'async with'?"
            } else {
                ""
            };
            let _ = hint;
            return Err(self.type_error(format!(
                "'{kind}' object does not support the context manager protocol{missing}"
            )));
        };
        self.push(exit);
        let called = self.call_pushed(enter, Args::new())?;
        Ok(self.called(called))
    }

    /// `manager → aexit awaitable-of-aenter`
    pub(crate) fn op_before_async_with(&mut self) -> PyResult<Did> {
        let manager = self.pop();
        let (enter, exit) = (self.names.aenter.clone(), self.names.aexit.clone());
        let class = self.class_of(&manager);
        let kind = self.type_name(&manager);
        let (Some(enter), Some(exit)) = (self.special(&manager, &enter)?, self.special(&manager, &exit)?)
        else {
            let missing =
                if class.lookup(&self.names.aenter).is_none() { "" } else { " (missed __aexit__ method)" };
            return Err(self.type_error(format!(
                "'{kind}' object does not support the asynchronous context manager protocol{missing}"
            )));
        };
        self.push(exit);
        let called = self.call_pushed(enter, Args::new())?;
        Ok(self.called(called))
    }

    /// `exit previous exception → exit previous exception result`
    pub(crate) fn op_with_except_start(&mut self) -> PyResult<Did> {
        let exception = self.peek(0).clone();
        let exit = self.peek(2).clone();
        let class = Value::Class(self.class_of(&exception));
        let traceback = self.traceback_of(&exception);
        let called = self.call_pushed(exit, Args::of([class, exception, traceback]))?;
        Ok(self.called(called))
    }

    /// `iterable → async iterator`
    pub(crate) fn op_get_aiter(&mut self) -> PyResult<Did> {
        let value = self.pop();
        if let Value::Generator(generator) = &value
            && generator.kind == GeneratorKind::AsyncGenerator
        {
            self.push(value);
            return Ok(Did::Next);
        }
        let name = self.names.aiter.clone();
        let kind = self.type_name(&value);
        let Some(iter) = self.call_special(&value, &name, Args::new())? else {
            return Err(
                self.type_error(format!("'async for' requires an object with __aiter__ method, got {kind}"))
            );
        };
        let next = self.names.anext.clone();
        if self.class_of(&iter).lookup(&next).is_none() && !matches!(iter, Value::Generator(_)) {
            let kind = self.type_name(&iter);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {kind}"
            )));
        }
        self.push(iter);
        Ok(Did::Next)
    }

    /// `aiter → aiter awaitable`
    pub(crate) fn op_get_anext(&mut self) -> PyResult<Did> {
        let iter = self.peek(0).clone();
        if let Value::Generator(generator) = &iter
            && generator.kind == GeneratorKind::AsyncGenerator
        {
            let generator = generator.clone();
            let step = self.async_step(&generator, StepMode::Send, Value::None)?;
            self.push(step);
            return Ok(Did::Next);
        }
        let name = self.names.anext.clone();
        match self.call_special(&iter, &name, Args::new())? {
            Some(value) => {
                let awaitable = self.awaitable_iter(&value, bytecode::AwaitSite::AsyncFor)?;
                self.push(awaitable);
                Ok(Did::Next)
            }
            None => {
                let kind = self.type_name(&iter);
                Err(self.type_error(format!(
                    "'async for' requires an iterator with __anext__ method, got {kind}"
                )))
            }
        }
    }

    /// One awaitable step of an asynchronous generator.
    pub fn async_step(
        &mut self,
        generator: &Rc<crate::generator::Generator>,
        mode: StepMode,
        input: Value,
    ) -> PyResult {
        if !generator.hooked.replace(true)
            && let Some(hook) = self.async_generator_hook
        {
            hook(self, generator)?;
        }
        let step = AsyncStep {
            generator: generator.clone(),
            mode,
            input: std::cell::RefCell::new(input),
            started: Default::default(),
            done: Default::default(),
        };
        Ok(NativeIter::value(IterState::AsyncStep(Rc::new(step))))
    }

    /// Whether an `except` clause with this class (or tuple of classes) takes the exception.
    pub(crate) fn exception_matches(&mut self, exception: &Value, class: &Value) -> PyResult<bool> {
        let base = self.types.base_exception.clone();
        let classes = match class {
            Value::Tuple(classes) => classes.to_vec(),
            other => vec![other.clone()],
        };
        for class in &classes {
            match class {
                Value::Class(class) if class.is_subclass(&base) => {}
                _ => {
                    return Err(self.type_error(
                        "catching classes that do not inherit from BaseException is not allowed",
                    ));
                }
            }
        }
        Ok(classes
            .iter()
            .any(|class| matches!(class, Value::Class(class) if self.is_instance(exception, class))))
    }

    /// `exception type → rest match`
    pub(crate) fn op_check_eg_match(&mut self) -> PyResult<()> {
        let class = self.pop();
        let exception = self.pop();
        let base_group = self.types.base_exception_group.clone();
        let classes = match &class {
            Value::Tuple(classes) => classes.to_vec(),
            other => vec![other.clone()],
        };
        for class in &classes {
            if let Value::Class(class) = class
                && class.is_subclass(&base_group)
            {
                return Err(self
                    .type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
            }
        }
        if exception.is_none() {
            self.push(Value::None);
            self.push(Value::None);
            return Ok(());
        }
        if self.exception_matches(&exception, &class)? {
            // A single exception is handled as a group of one.
            let matched = if self.is_instance(&exception, &base_group) {
                exception
            } else {
                let base_only = !self.is_instance(&exception, &self.types.exception.clone());
                let group_class = if base_only { base_group } else { self.types.exception_group.clone() };
                let group = self.new_group(&group_class, "", vec![exception.clone()])?;
                if let (Value::Instance(group), Value::Instance(single)) = (&group, &exception)
                    && let (Some(group), Some(single)) = (group.exception(), single.exception())
                {
                    *group.traceback.borrow_mut() = single.traceback.borrow().clone();
                }
                group
            };
            let old = self.set_handled(matched.clone());
            drop(old);
            self.push(Value::None);
            self.push(matched);
            return Ok(());
        }
        if self.is_instance(&exception, &base_group) {
            let split = self.intern("split");
            let split = self.get_attr(&exception, &split)?;
            let parts = self.call(&split, Args::one(class))?;
            let parts = self.list_of(&parts)?;
            if let [matched, rest] = parts.as_slice() {
                if !matched.is_none() {
                    let old = self.set_handled(matched.clone());
                    drop(old);
                }
                self.push(rest.clone());
                self.push(matched.clone());
                return Ok(());
            }
        }
        self.push(exception);
        self.push(Value::None);
        Ok(())
    }

    /// An exception group without running its `__init__`.
    pub fn new_group(
        &mut self,
        class: &Rc<crate::class::Class>,
        message: &str,
        exceptions: Vec<Value>,
    ) -> PyResult {
        let list = Value::list(exceptions.clone());
        let data = ExceptionData::new(vec![Value::str(message), list]);
        *data.extra.borrow_mut() = Value::tuple(exceptions);
        Ok(Value::Instance(Instance::new(class.clone(), Payload::Exception(Box::new(data)))))
    }

    /// `original list → exception or None`
    pub(crate) fn op_prep_reraise_star(&mut self) -> PyResult<()> {
        let list = self.pop();
        let original = self.pop();
        let mut raised = Vec::new();
        for item in self.list_of(&list)? {
            if !item.is_none() {
                raised.push(item);
            }
        }
        let result = self.reraise_star(&original, raised)?;
        self.push(result);
        Ok(())
    }

    fn reraise_star(&mut self, original: &Value, raised: Vec<Value>) -> PyResult {
        if raised.is_empty() {
            return Ok(Value::None);
        }
        let group = self.types.base_exception_group.clone();
        if !self.is_instance(original, &group) {
            // A naked exception was caught, so there is one at most.
            return Ok(raised.into_iter().next().unwrap_or(Value::None));
        }
        // What was not handled (parts of the original) goes together; what was raised anew stands beside it.
        let mut unhandled = Vec::new();
        let mut anew = Vec::new();
        for exception in raised {
            if self.same_origin(&exception, original) {
                unhandled.push(exception);
            } else {
                anew.push(exception);
            }
        }
        let rest = if unhandled.is_empty() {
            None
        } else {
            let mut leaves = Vec::new();
            for exception in &unhandled {
                self.leaves_of(exception, &mut leaves);
            }
            Some(self.project(original, &leaves)?)
        };
        if anew.is_empty() {
            return Ok(rest.unwrap_or(Value::None));
        }
        anew.extend(rest.filter(|rest| !rest.is_none()));
        if anew.len() == 1 {
            return Ok(anew.remove(0));
        }
        let plain = anew.iter().all(|one| self.is_instance(one, &self.types.exception.clone()));
        let class =
            if plain { self.types.exception_group.clone() } else { self.types.base_exception_group.clone() };
        self.new_group(&class, "", anew)
    }

    /// Whether an exception is a part of the original group, not one that a clause raised.
    fn same_origin(&self, exception: &Value, original: &Value) -> bool {
        let metadata = |value: &Value| match value {
            Value::Instance(instance) => instance.exception().map(|data| {
                let last = data.traceback.borrow().len();
                (data.cause.borrow().id(), data.context.borrow().id(), last)
            }),
            _ => None,
        };
        exception.is(original) || metadata(exception) == metadata(original)
    }

    fn leaves_of(&mut self, exception: &Value, leaves: &mut Vec<usize>) {
        let group = self.types.base_exception_group.clone();
        if !self.is_instance(exception, &group) {
            leaves.push(exception.id());
            return;
        }
        if let Value::Instance(instance) = exception
            && let Some(data) = instance.exception()
            && let Value::Tuple(parts) = &*data.extra.borrow()
        {
            for part in parts.iter() {
                self.leaves_of(part, leaves);
            }
        }
    }

    /// The part of a group that holds only these leaves.
    fn project(&mut self, group: &Value, leaves: &[usize]) -> PyResult {
        let Value::Instance(instance) = group else { return Ok(Value::None) };
        let parts = match instance.exception().map(|data| data.extra.borrow().clone()) {
            Some(Value::Tuple(parts)) => parts.to_vec(),
            _ => return Ok(if leaves.contains(&group.id()) { group.clone() } else { Value::None }),
        };
        let base = self.types.base_exception_group.clone();
        let mut kept = Vec::new();
        for part in parts {
            if self.is_instance(&part, &base) {
                let inner = self.project(&part, leaves)?;
                if !inner.is_none() {
                    kept.push(inner);
                }
            } else if leaves.contains(&part.id()) {
                kept.push(part);
            }
        }
        if kept.is_empty() {
            return Ok(Value::None);
        }
        self.derive_group(group, kept)
    }

    /// A group like this one with other exceptions: what `derive` gives, with traceback, cause and notes.
    pub(crate) fn derive_group(&mut self, group: &Value, exceptions: Vec<Value>) -> PyResult {
        let derive = self.intern("derive");
        let derive = self.get_attr(group, &derive)?;
        let derived = self.call(&derive, Args::one(Value::list(exceptions)))?;
        if let (Value::Instance(new), Value::Instance(old)) = (&derived, group)
            && let (Some(new_data), Some(old_data)) = (new.exception(), old.exception())
        {
            *new_data.traceback.borrow_mut() = old_data.traceback.borrow().clone();
            // Both show the same traceback object.
            let shown = self.traceback_of(group);
            new_data.traceback_object.replace(shown);
            *new_data.cause.borrow_mut() = old_data.cause.borrow().clone();
            *new_data.context.borrow_mut() = old_data.context.borrow().clone();
            new_data.suppress_context.set(old_data.suppress_context.get());
            let notes = self.names.notes.clone();
            if let Some(list) = old.dict_if_any().and_then(|dict| dict.get_str(&notes))
                && matches!(list.builtin(), Value::List(_) | Value::Tuple(_))
            {
                let copy = self.list_of(&list)?;
                new.dict().set_str(&notes, Value::list(copy));
            }
        }
        Ok(derived)
    }

    /// Whether a `match` takes the value for a sequence.
    pub(crate) fn is_sequence(&mut self, value: &Value) -> bool {
        match value.builtin() {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Instance(instance) => {
                let class = instance.class();
                if Rc::ptr_eq(&class, &self.types.range) {
                    return true;
                }
                let flag = self.intern("__match_sequence__");
                class.lookup(&flag).is_some() || self.is_registered(&class, "Sequence")
            }
            _ => false,
        }
    }

    /// Whether a `match` takes the value for a mapping.
    pub(crate) fn is_mapping(&mut self, value: &Value) -> bool {
        match value.builtin() {
            Value::Dict(_) => true,
            Value::Instance(instance) => {
                let class = instance.class();
                let flag = self.intern("__match_mapping__");
                class.lookup(&flag).is_some() || self.is_registered(&class, "Mapping")
            }
            _ => false,
        }
    }

    /// Whether the class stands below `collections.abc`'s class of this name.
    fn is_registered(&mut self, class: &Rc<crate::class::Class>, name: &str) -> bool {
        let abc = self.intern("collections.abc");
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
        for key in self.list_of(&keys)? {
            let value = match subject.builtin() {
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

    fn match_class(
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
        for name in wanted {
            let name = self.str_arg(&name, "__match_args__ elements must be strings")?;
            let name = self.intern(&name);
            match self.get_attr_opt(subject, &name)? {
                Some(value) => attributes.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(Value::tuple(attributes)))
    }

    /// The operations of the type-parameter syntax, which the `typing` module carries out.
    pub(crate) fn op_intrinsic(&mut self, op: bytecode::Op, which: u32) -> PyResult<()> {
        use bytecode::Intrinsic;
        let intrinsic = Intrinsic::from_operand(which);
        let second = if op == bytecode::Op::Intrinsic2 { self.pop() } else { Value::Null };
        let first = self.pop();
        let result = match intrinsic {
            Intrinsic::SetFunctionTypeParams => {
                if let Value::Function(function) = &first {
                    *function.type_params.borrow_mut() = second;
                }
                first
            }
            _ => {
                let name = match intrinsic {
                    Intrinsic::TypeVar | Intrinsic::TypeVarWithBound | Intrinsic::TypeVarWithConstraints => {
                        "_new_typevar"
                    }
                    Intrinsic::ParamSpec => "_new_paramspec",
                    Intrinsic::TypeVarTuple => "_new_typevartuple",
                    Intrinsic::TypeAlias => "_new_typealias",
                    Intrinsic::SubscriptGeneric => "_subscript_generic",
                    Intrinsic::SetTypeParamDefault => "_set_default",
                    Intrinsic::SetFunctionTypeParams => unreachable!("carried out above"),
                };
                let typing = self.import_module("_typing")?;
                let function = self.get_attr_str(&typing, name)?;
                let args = match (intrinsic, &first) {
                    (Intrinsic::TypeAlias, Value::Tuple(parts)) => Args::of(parts.iter().cloned()),
                    (Intrinsic::TypeVarWithBound, _) => Args::of([first, second, Value::None]),
                    (Intrinsic::TypeVarWithConstraints, _) => Args::of([first, Value::None, second]),
                    (Intrinsic::SetTypeParamDefault, _) => Args::two(first, second),
                    _ => Args::one(first),
                };
                self.call(&function, args)?
            }
        };
        self.push(result);
        Ok(())
    }

    /// Carries out the finalisers that wait, for the end of the program.
    pub fn run_waiting_finalizers(&mut self) -> PyResult<()> {
        self.run_finalizers()
    }

    /// Carries out the finalisers that wait. What they raise is told on the error stream.
    pub(crate) fn run_finalizers(&mut self) -> PyResult<()> {
        use crate::memory::Finalizer;
        if self.finalizing || self.stop.is_some() {
            return Ok(());
        }
        self.finalizing = true;
        loop {
            let waiting = crate::memory::take_finalizers();
            if waiting.is_empty() {
                break;
            }
            for finalizer in waiting {
                let result: PyResult<()> = match finalizer {
                    Finalizer::Del(value) => {
                        let name = self.names.del.clone();
                        let result = self.call_special(&value, &name, Args::new()).map(|_| ());
                        self.tell_unraisable(result, &value, "__del__")
                    }
                    Finalizer::Close(value) => self.finalize_generator(&value),
                    Finalizer::NeverAwaited { qualname, method, created } => {
                        self.warn_never_awaited(&qualname, method, created)
                    }
                    Finalizer::Call(function, value) => {
                        function(self, value);
                        Ok(())
                    }
                };
                if self.stop.is_some() {
                    self.finalizing = false;
                    return result;
                }
            }
        }
        self.finalizing = false;
        Ok(())
    }

    fn finalize_generator(&mut self, value: &Value) -> PyResult<()> {
        let Value::Generator(generator) = value else { return Ok(()) };
        if generator.kind == GeneratorKind::AsyncGenerator {
            let finalizer = generator.finalizer.borrow().clone();
            if !finalizer.is_null() && !finalizer.is_none() {
                let result = self.call(&finalizer, Args::one(value.clone())).map(|_| ());
                return self.tell_unraisable(result, value, "");
            }
        }
        let result = self.close_generator(generator).map(drop);
        self.tell_unraisable(result, value, "")
    }

    /// An exception that cannot be raised anywhere is told on the error stream.
    fn tell_unraisable(&mut self, result: PyResult<()>, object: &Value, method: &str) -> PyResult<()> {
        let Err(raised) = result else { return Ok(()) };
        if self.stop.is_some() {
            return Err(raised);
        }
        let what = match (object, method) {
            (Value::Instance(instance), "__del__") => {
                let class = instance.class();
                let function = class.lookup(&self.names.del.clone()).unwrap_or_default();
                self.repr(&function).map(|text| text.to_string()).unwrap_or_default()
            }
            (other, _) => {
                let other = other.clone();
                self.repr(&other).map(|text| text.to_string()).unwrap_or_default()
            }
        };
        let text = format!("Exception ignored in: {what}\n{}", self.format_exception(&raised));
        self.write_out(trace::Stream::Stderr, &text)
    }

    /// A warning about the line of the program that runs, as `warnings.warn` tells it.
    pub fn warn(&mut self, category: &Rc<crate::class::Class>, text: &str) -> PyResult<()> {
        let warnings = self.import_module("warnings")?;
        let warn = self.get_attr_str(&warnings, "warn")?;
        let args = Args::two(Value::str(text), Value::Class(category.clone()));
        self.call(&warn, args).map(drop)
    }

    fn warn_never_awaited(
        &mut self,
        qualname: &str,
        method: Option<&'static str>,
        created: Option<u32>,
    ) -> PyResult<()> {
        if let Some(hook) = self.never_awaited_hook {
            return hook(self, qualname, method, created);
        }
        Ok(())
    }

    /// `raise` of a value from native code.
    pub fn raise_value(&mut self, value: Value) -> Raised {
        match self.exception_from(value) {
            Ok(raised) | Err(raised) => raised,
        }
    }
}
