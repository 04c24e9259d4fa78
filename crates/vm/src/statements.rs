//! Statements that call special methods: `with`, `async with`, `async for`, `except`, `match`.

mod groups;
mod matching;

use matching::Matched;

use std::rc::Rc;

use crate::exception::TracebackEntry;
use crate::generator::GeneratorKind;
use crate::iter::{AsyncStep, IterState, NativeIter, StepMode};
use crate::native::Args;
use crate::run::Did;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// How deep finalisers run within one another; what is dropped further down is finalised behind the one that drops it.
const MAX_FINALIZING: u32 = 20;

impl Vm {
    /// `manager → exit result-of-enter`
    pub(crate) fn op_before_with(&mut self) -> PyResult<Did> {
        let manager = self.pop();
        let (enter, exit) = (self.names.enter.clone(), self.names.exit.clone());
        let (Some(enter), Some(exit)) = (self.special(&manager, &enter)?, self.special(&manager, &exit)?)
        else {
            let class = self.class_of(&manager);
            let kind = self.type_name(&manager);
            let names = &self.names;
            let missing = if class.lookup(&names.enter).is_none() { "" } else { " (missed __exit__ method)" };
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
        let (Some(enter), Some(exit)) = (self.special(&manager, &enter)?, self.special(&manager, &exit)?)
        else {
            let class = self.class_of(&manager);
            let kind = self.type_name(&manager);
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
        if self.class_of(&iter).lookup(&next).is_none() {
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
                let awaitable = self.awaitable_of_anext(&value)?;
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

    /// A group like this one with other exceptions: what `derive` gives, with traceback, cause and notes.
    pub(crate) fn derive_group(&mut self, group: &Value, exceptions: Vec<Value>) -> PyResult {
        let derive = self.intern("derive");
        let derive = self.get_attr(group, &derive)?;
        let derived = self.call(&derive, Args::one(Value::list(exceptions)))?;
        if !self.is_instance(&derived, &self.types.base_exception_group.clone()) {
            return Err(self.type_error("derive must return an instance of BaseExceptionGroup"));
        }
        if let (Value::Instance(new), Value::Instance(old)) = (&derived, group)
            && let (Some(new_data), Some(old_data)) = (new.exception(), old.exception())
        {
            *new_data.traceback.borrow_mut() = old_data.traceback.borrow().clone();
            // Both show the same traceback object.
            let shown = self.traceback_of(group);
            new_data.traceback_object.replace(shown);
            *new_data.cause.borrow_mut() = old_data.cause.borrow().clone();
            // Setting a cause does that, also where there is none.
            new_data.suppress_context.set(true);
            *new_data.context.borrow_mut() = old_data.context.borrow().clone();
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
        match value {
            Value::List(_) | Value::Tuple(_) | Value::Range(_) => true,
            Value::Instance(instance) => self.matched_as(&instance.class()) == Some(Matched::Sequence),
            _ => false,
        }
    }

    /// Whether a `match` takes the value for a mapping.
    pub(crate) fn is_mapping(&mut self, value: &Value) -> bool {
        match value {
            Value::Dict(_) => true,
            Value::Instance(instance) => self.matched_as(&instance.class()) == Some(Matched::Mapping),
            _ => false,
        }
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
            Intrinsic::Display => {
                let sys = self.import_module("sys")?;
                let Ok(hook) = self.get_attr_str(&sys, "displayhook") else {
                    let class = self.types.runtime_error.clone();
                    return Err(self.new_exception(&class, vec![Value::str("lost sys.displayhook")]));
                };
                self.call(&hook, Args::one(first))?
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
                    Intrinsic::SetFunctionTypeParams | Intrinsic::Display => {
                        unreachable!("carried out above")
                    }
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

    /// Carries out the finalisers that wait, unless the program has to stop because it uses too much memory. What they raise is told on the error stream.
    pub(crate) fn run_finalizers(&mut self) -> PyResult<()> {
        if self.stop.is_some() {
            return Ok(());
        }
        if crate::memory::is_exceeded() {
            return Err(self.stop_with(crate::vm::Stop::Limit(trace::Limit::Memory)));
        }
        if self.finalizing >= MAX_FINALIZING {
            return Ok(());
        }
        self.finalizing += 1;
        let result = self.run_each_finalizer();
        self.finalizing -= 1;
        result
    }

    fn run_each_finalizer(&mut self) -> PyResult<()> {
        use crate::memory::{Finalizer, finalizers_pending, take_finalizers};
        // The next one is the last.
        let mut waiting: Vec<Finalizer> = Vec::new();
        loop {
            // What one of them has dropped comes before the others.
            if finalizers_pending() {
                waiting.extend(take_finalizers().into_iter().rev());
            }
            let Some(finalizer) = waiting.pop() else { return Ok(()) };
            let result: PyResult<()> = match finalizer {
                Finalizer::Del(value) => {
                    let name = self.names.del.clone();
                    let result = self.call_special(&value, &name, Args::new()).map(|_| ());
                    let class = self.class_of(&value);
                    let function = class.lookup(&self.names.del.clone()).unwrap_or_default();
                    self.tell_unraisable(result, &function)
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
                return result;
            }
        }
    }

    fn finalize_generator(&mut self, value: &Value) -> PyResult<()> {
        let Value::Generator(generator) = value else { return Ok(()) };
        if generator.kind == GeneratorKind::AsyncGenerator && generator.has_hook() {
            let finalizer = generator.finalizer.borrow().clone();
            let result = self.call(&finalizer, Args::one(value.clone())).map(|_| ());
            return self.tell_unraisable(result, value);
        }
        let result = self.close_generator(generator).map(drop);
        self.tell_unraisable(result, value)
    }

    /// Tells an exception that cannot be raised anywhere, and the object in which it came up: to `sys.unraisablehook`
    /// where the program set one, else on the error stream.
    ///
    /// # Errors
    /// Only when the run has to stop.
    pub fn tell_unraisable(&mut self, result: PyResult<()>, object: &Value) -> PyResult<()> {
        // What no frame has raised is told of at the place that runs.
        if let Err(raised) = &result
            && raised.data().traceback.borrow().is_empty()
            && let Some(frame) = self.fiber.frames.last()
            && matches!(frame.kind, crate::frame::Kind::Python)
        {
            let entry = TracebackEntry::of(frame, self.fiber.frames.len() - 1);
            raised.data().traceback.borrow_mut().push(entry);
        }
        self.tell_ignored(result, None, object)
    }

    /// The same with a message in place of `Exception ignored in`.
    ///
    /// # Errors
    /// Only when the run has to stop.
    pub fn tell_ignored(
        &mut self,
        result: PyResult<()>,
        message: Option<&str>,
        object: &Value,
    ) -> PyResult<()> {
        let Err(raised) = result else { return Ok(()) };
        if self.stop.is_some() {
            return Err(raised);
        }
        if let Some(hook) = self.unraisable_hook {
            return hook(self, &raised, message, object);
        }
        let headline = match message {
            Some(message) => format!("{message}:"),
            None => {
                let shown = self.repr(object).map(|text| text.to_string()).unwrap_or_default();
                format!("Exception ignored in: {shown}")
            }
        };
        let text = self.format_unraisable(&headline, &raised);
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
        created: crate::generator::Origin,
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
