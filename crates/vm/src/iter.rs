//! Iterators of the library, and what native code gives to `await`.

mod quick;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::class::Class;
use crate::dict::Dict;
use crate::generator::Generator;
use crate::memory::Charge;
use crate::native::{Args, Sent};
use crate::resume::Resumed;
use crate::set::Set;
use crate::value::{ByteArray, Bytes, List, PyResult, Raised, Str, Tuple, Value};
use crate::vm::Vm;

/// An iterator of the library.
pub struct NativeIter {
    state: RefCell<IterState>,
    pub charge: Charge,
}

/// Where an iterator stands.
pub enum IterState {
    /// At its end; what it was is kept for its class.
    Done(Ended),
    List {
        list: Rc<List>,
        index: usize,
    },
    ListReversed {
        list: Rc<List>,
        left: usize,
    },
    Tuple {
        items: Rc<Tuple>,
        index: usize,
    },
    Str {
        text: Str,
        offset: usize,
    },
    Bytes {
        bytes: Rc<Bytes>,
        index: usize,
    },
    ByteArray {
        bytes: Rc<ByteArray>,
        index: usize,
    },
    Range {
        next: i64,
        left: usize,
        step: i64,
    },
    Dict {
        dict: Rc<Dict>,
        part: DictPart,
        position: usize,
        length: usize,
        left: usize,
    },
    DictReversed {
        dict: Rc<Dict>,
        part: DictPart,
        position: usize,
        length: usize,
        left: usize,
    },
    Set {
        set: Rc<Set>,
        position: usize,
        length: usize,
    },
    /// Anything with `__getitem__`.
    Sequence {
        object: Value,
        index: i64,
    },
    SequenceReversed {
        object: Value,
        left: i64,
    },
    /// `iter(callable, sentinel)`
    Callable {
        callable: Value,
        sentinel: Value,
    },
    Enumerate {
        iter: Value,
        count: Value,
    },
    Zip {
        iters: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        iters: Vec<Value>,
    },
    Filter {
        function: Value,
        iter: Value,
    },
    /// A step of an asynchronous generator.
    AsyncStep(Rc<AsyncStep>),
    /// `coroutine.__await__()`
    Coroutine(Rc<Generator>),
    /// Whatever other layers define.
    Custom(Rc<dyn CustomIter>),
}

/// What an iterator at its end was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    List,
    ListReversed,
    Tuple,
    Str,
    WideStr,
    Bytes,
    ByteArray,
    Range,
    Dict(DictPart),
    DictReversed(DictPart),
    Set,
    Sequence,
    Reversed,
    Callable,
    Enumerate,
    Zip,
    Map,
    Filter,
    Other,
}

/// What an iterator over a dictionary gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

/// An iterator or awaitable that another module defines. It is shared, so its state stands in cells.
pub trait CustomIter {
    fn class(&self, vm: &Vm) -> Rc<Class>;

    /// Its text form, where it is not the usual one of objects.
    fn repr(&self, _vm: &mut Vm) -> PyResult<Option<String>> {
        Ok(None)
    }

    /// The qualified name that it has as a coroutine, if it is one.
    fn coroutine_name(&self) -> Option<&'static str> {
        None
    }

    /// Whether it may be asked again behind its end; others are dropped there.
    fn outlives_end(&self) -> bool {
        false
    }

    /// Calls with every value that it holds, once for each reference, for the collector of cycles.
    fn visit(&self, _visit: crate::collect::Visit<'_>) {}

    /// Itself, for native methods of its class.
    fn as_any(&self) -> Option<&dyn std::any::Any> {
        None
    }

    /// The next value, none at the end.
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.send(vm, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// Goes on with a value, as `await` does.
    fn send(&self, vm: &mut Vm, _value: Value) -> PyResult<Resumed> {
        Ok(match self.next(vm)? {
            Some(value) => Resumed::Yielded(value),
            None => Resumed::Returned(Value::None),
        })
    }

    /// Goes on with an exception.
    fn throw(&self, _vm: &mut Vm, raised: Raised) -> PyResult<Resumed> {
        Err(raised)
    }
}

/// `__anext__()`, `asend()`, `athrow()` or `aclose()` of an asynchronous generator: one awaitable step.
pub struct AsyncStep {
    pub generator: Rc<Generator>,
    pub mode: StepMode,
    /// What is sent or thrown first.
    pub input: RefCell<Value>,
    pub started: Cell<bool>,
    pub done: Cell<bool>,
}

impl Drop for AsyncStep {
    fn drop(&mut self) {
        if !self.started.get() && !self.done.get() && crate::memory::finalizes() {
            let method = match self.mode {
                StepMode::Send => "asend",
                StepMode::Throw => "athrow",
                StepMode::Close => "aclose",
            };
            crate::memory::finalize_later(crate::memory::Finalizer::NeverAwaited {
                qualname: self.generator.qualname.borrow().to_string(),
                method: Some(method),
                created: None,
            });
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMode {
    Send,
    Throw,
    Close,
}

/// What can be told without the machine.
pub enum Quick {
    Item(Value),
    End,
    Ask,
}

impl IterState {
    pub fn dict(dict: &Rc<Dict>, part: DictPart) -> IterState {
        IterState::Dict { dict: dict.clone(), part, position: 0, length: dict.len(), left: dict.len() }
    }

    /// What it is when it has come to its end.
    #[cold]
    fn ended(&self) -> IterState {
        IterState::Done(match self {
            IterState::Done(ended) => *ended,
            IterState::List { .. } => Ended::List,
            IterState::ListReversed { .. } => Ended::ListReversed,
            IterState::Tuple { .. } => Ended::Tuple,
            IterState::Str { text, .. } if text.is_ascii() => Ended::Str,
            IterState::Str { .. } => Ended::WideStr,
            IterState::Bytes { .. } => Ended::Bytes,
            IterState::ByteArray { .. } => Ended::ByteArray,
            IterState::Range { .. } => Ended::Range,
            IterState::Dict { part, .. } => Ended::Dict(*part),
            IterState::DictReversed { part, .. } => Ended::DictReversed(*part),
            IterState::Set { .. } => Ended::Set,
            IterState::Sequence { .. } => Ended::Sequence,
            IterState::SequenceReversed { .. } => Ended::Reversed,
            IterState::Callable { .. } => Ended::Callable,
            IterState::Enumerate { .. } => Ended::Enumerate,
            IterState::Zip { .. } => Ended::Zip,
            IterState::Map { .. } => Ended::Map,
            IterState::Filter { .. } => Ended::Filter,
            IterState::AsyncStep(_) | IterState::Coroutine(_) | IterState::Custom(_) => Ended::Other,
        })
    }

    /// From the last entry to the first.
    pub fn dict_reversed(dict: &Rc<Dict>, part: DictPart) -> IterState {
        let length = dict.len();
        IterState::DictReversed { dict: dict.clone(), part, position: usize::MAX, length, left: length }
    }
}

impl NativeIter {
    pub fn new(state: IterState) -> Rc<NativeIter> {
        Rc::new(NativeIter { state: RefCell::new(state), charge: Charge::new(72) })
    }

    pub fn value(state: IterState) -> Value {
        Value::Iter(NativeIter::new(state))
    }

    pub fn custom(iter: impl CustomIter + 'static) -> Value {
        NativeIter::value(IterState::Custom(Rc::new(iter)))
    }

    /// How many items are left, where that is known.
    pub fn length_hint(&self) -> Option<usize> {
        Some(match &*self.state.borrow() {
            IterState::Done(_) => 0,
            IterState::List { list, index } => list.len().saturating_sub(*index),
            IterState::ListReversed { left, .. } => *left,
            IterState::Tuple { items, index } => items.len().saturating_sub(*index),
            IterState::Range { left, .. } => *left,
            IterState::Set { set, position, .. } => {
                std::iter::successors(set.next(*position), |(next, _)| set.next(*next)).count()
            }
            IterState::Dict { left, .. } | IterState::DictReversed { left, .. } => *left,
            IterState::SequenceReversed { left, .. } => text::to_size(*left),
            IterState::Str { text, offset } => text[*offset..].chars().count(),
            IterState::Bytes { bytes, index } => bytes.data.len().saturating_sub(*index),
            IterState::ByteArray { bytes, index } => bytes.data.borrow().len().saturating_sub(*index),
            _ => return None,
        })
    }

    /// Sets the state to its end.
    pub(crate) fn finish(&self) {
        let ended = self.state.borrow().ended();
        let old = self.state.replace(ended);
        drop(old);
    }

    /// Changes the state.
    pub(crate) fn change(&self, change: impl FnOnce(&mut IterState)) {
        change(&mut self.state.borrow_mut());
    }

    /// Looks at the state.
    pub fn state(&self) -> std::cell::Ref<'_, IterState> {
        self.state.borrow()
    }

    /// What another module defined, if it is one of those.
    pub fn as_custom(&self) -> Option<Rc<dyn CustomIter>> {
        match &*self.state.borrow() {
            IterState::Custom(custom) => Some(custom.clone()),
            _ => None,
        }
    }

    /// The next item; none at the end.
    pub fn next(self: &Rc<Self>, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.quick_next() {
            Quick::Item(item) => return Ok(Some(item)),
            Quick::End => return Ok(None),
            Quick::Ask => {}
        }
        let item = self.next_slowly(vm)?;
        let outlives = || matches!(&*self.state.borrow(), IterState::Custom(custom) if custom.outlives_end());
        if item.is_none() && !outlives() {
            self.finish();
        }
        Ok(item)
    }

    fn next_slowly(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        // What runs code of the program works on copies, so that the state is not borrowed meanwhile.
        enum Work {
            Sequence(Value, i64),
            SequenceReversed(Value, i64),
            Callable(Value, Value),
            Enumerate(Value, Value),
            Zip(Vec<Value>, bool),
            Map(Value, Vec<Value>),
            Filter(Value, Value),
            Coroutine(Rc<Generator>),
            Step(Rc<AsyncStep>),
            Custom(Rc<dyn CustomIter>),
        }
        let work = match &mut *self.state.borrow_mut() {
            IterState::ListReversed { list, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left -= 1;
                return Ok(list.get(*left));
            }
            IterState::Str { text, offset } => {
                let Some(char) = text[*offset..].chars().next() else { return Ok(None) };
                *offset += char.len_utf8();
                return Ok(Some(Value::Str(vm.char_str(char))));
            }
            IterState::Bytes { bytes, index } => {
                *index += 1;
                return Ok(bytes.data.get(*index - 1).map(|byte| Value::Int(*byte as i64)));
            }
            IterState::ByteArray { bytes, index } => {
                *index += 1;
                return Ok(bytes.data.borrow().get(*index - 1).map(|byte| Value::Int(*byte as i64)));
            }
            IterState::Dict { dict, part, position, length, left } => {
                if dict.len() != *length {
                    *length = usize::MAX;
                    return Err(vm.runtime_error("dictionary changed size during iteration"));
                }
                let Some((next, key, value)) = dict.next(*position) else { return Ok(None) };
                // Keys were replaced by others meanwhile.
                if *left == 0 {
                    return Err(vm.runtime_error("dictionary keys changed during iteration"));
                }
                *left -= 1;
                *position = next;
                return Ok(Some(dict_item(*part, key, value)));
            }
            IterState::DictReversed { dict, part, position, length, left } => {
                if dict.len() != *length {
                    *length = usize::MAX;
                    return Err(vm.runtime_error("dictionary changed size during iteration"));
                }
                let Some((next, key, value)) = dict.previous(*position) else { return Ok(None) };
                // Keys were replaced by others meanwhile.
                if *left == 0 {
                    return Err(vm.runtime_error("dictionary keys changed during iteration"));
                }
                *left -= 1;
                *position = next;
                return Ok(Some(dict_item(*part, key, value)));
            }
            IterState::Set { set, position, length } => {
                if set.len() != *length {
                    *length = usize::MAX;
                    return Err(vm.runtime_error("Set changed size during iteration"));
                }
                return Ok(set.next(*position).map(|(next, item)| {
                    *position = next;
                    item
                }));
            }
            IterState::Sequence { object, index } => {
                *index += 1;
                Work::Sequence(object.clone(), *index - 1)
            }
            IterState::SequenceReversed { object, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left -= 1;
                Work::SequenceReversed(object.clone(), *left)
            }
            IterState::Callable { callable, sentinel } => Work::Callable(callable.clone(), sentinel.clone()),
            IterState::Enumerate { iter, count } => Work::Enumerate(iter.clone(), count.clone()),
            IterState::Zip { iters, strict } => Work::Zip(iters.clone(), *strict),
            IterState::Map { function, iters } => Work::Map(function.clone(), iters.clone()),
            IterState::Filter { function, iter } => Work::Filter(function.clone(), iter.clone()),
            IterState::Coroutine(generator) => Work::Coroutine(generator.clone()),
            IterState::AsyncStep(step) => Work::Step(step.clone()),
            IterState::Custom(custom) => Work::Custom(custom.clone()),
            IterState::Done(_)
            | IterState::List { .. }
            | IterState::Tuple { .. }
            | IterState::Range { .. } => {
                return Ok(None);
            }
        };
        match work {
            Work::Sequence(object, index) | Work::SequenceReversed(object, index) => {
                match vm.get_item(&object, &Value::Int(index)) {
                    Ok(value) => Ok(Some(value)),
                    Err(raised)
                        if vm.raised_is(&raised, &vm.types.index_error.clone())
                            || vm.raised_is(&raised, &vm.types.stop_iteration.clone()) =>
                    {
                        Ok(None)
                    }
                    Err(raised) => Err(raised),
                }
            }
            Work::Callable(callable, sentinel) => {
                let value = vm.call(&callable, Args::new());
                let value = match value {
                    Err(raised) if vm.raised_is(&raised, &vm.types.stop_iteration.clone()) => {
                        return Ok(None);
                    }
                    value => value?,
                };
                Ok(if vm.eq(&value, &sentinel)? { None } else { Some(value) })
            }
            Work::Enumerate(iter, count) => {
                let Some(item) = vm.iter_next(&iter)? else { return Ok(None) };
                let next = vm.binary_op(bytecode::BinaryOp::Add, false, count.clone(), Value::Int(1))?;
                if let IterState::Enumerate { count, .. } = &mut *self.state.borrow_mut() {
                    *count = next;
                }
                Ok(Some(Value::tuple(vec![count, item])))
            }
            Work::Zip(iters, strict) => zip_next(vm, &iters, strict),
            Work::Map(function, iters) => {
                let mut args = Args::new();
                for iter in &iters {
                    match vm.iter_next(iter)? {
                        Some(item) => args.pos.push(item),
                        None => return Ok(None),
                    }
                }
                vm.call(&function, args).map(Some)
            }
            Work::Filter(function, iter) => {
                while let Some(item) = vm.iter_next(&iter)? {
                    vm.spend(1)?;
                    let keep = if function.is_none() {
                        vm.truth(&item)?
                    } else {
                        let result = vm.call(&function, Args::one(item.clone()))?;
                        vm.truth(&result)?
                    };
                    if keep {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            }
            Work::Coroutine(generator) => match vm.resume_nested(&generator, Sent::Value(Value::None))? {
                Resumed::Yielded(value) => Ok(Some(value)),
                // `next` on an awaitable tells the result in its `StopIteration`.
                Resumed::Returned(value) => Err(vm.stop_iteration(value)),
            },
            Work::Step(step) => {
                let result = vm.nested(|vm| {
                    let sent = Sent::Value(Value::None);
                    vm.resume_async_step(&step, sent, crate::frame::Ret::Send)
                        .map(|()| crate::run::Called::Frame)
                });
                result.map(Some)
            }
            Work::Custom(custom) => custom.next(vm),
        }
    }

    /// The class of the iterator.
    pub fn class(&self, vm: &Vm) -> Rc<Class> {
        let types = &vm.types;
        let Ok(state) = self.state.try_borrow() else { return types.sequence_iterator.clone() };
        match &*state {
            IterState::Done(ended) => match ended {
                Ended::List | Ended::Other => &types.list_iterator,
                Ended::ListReversed => &types.list_reverse_iterator,
                Ended::Tuple => &types.tuple_iterator,
                Ended::Str => &types.str_iterator,
                Ended::WideStr => &types.str_wide_iterator,
                Ended::Bytes => &types.bytes_iterator,
                Ended::ByteArray => &types.bytearray_iterator,
                Ended::Range => &types.range_iterator,
                Ended::Dict(DictPart::Keys) => &types.dict_key_iterator,
                Ended::Dict(DictPart::Values) => &types.dict_value_iterator,
                Ended::Dict(DictPart::Items) => &types.dict_item_iterator,
                Ended::DictReversed(DictPart::Keys) => &types.dict_reverse_key_iterator,
                Ended::DictReversed(DictPart::Values) => &types.dict_reverse_value_iterator,
                Ended::DictReversed(DictPart::Items) => &types.dict_reverse_item_iterator,
                Ended::Set => &types.set_iterator,
                Ended::Sequence => &types.sequence_iterator,
                Ended::Reversed => &types.reversed,
                Ended::Callable => &types.callable_iterator,
                Ended::Enumerate => &types.enumerate,
                Ended::Zip => &types.zip,
                Ended::Map => &types.map,
                Ended::Filter => &types.filter,
            },
            IterState::List { .. } => &types.list_iterator,
            IterState::ListReversed { .. } => &types.list_reverse_iterator,
            IterState::Tuple { .. } => &types.tuple_iterator,
            IterState::Str { text, .. } if text.is_ascii() => &types.str_iterator,
            IterState::Str { .. } => &types.str_wide_iterator,
            IterState::Bytes { .. } => &types.bytes_iterator,
            IterState::ByteArray { .. } => &types.bytearray_iterator,
            IterState::Range { .. } => &types.range_iterator,
            IterState::Dict { part, .. } => match part {
                DictPart::Keys => &types.dict_key_iterator,
                DictPart::Values => &types.dict_value_iterator,
                DictPart::Items => &types.dict_item_iterator,
            },
            IterState::DictReversed { part, .. } => match part {
                DictPart::Keys => &types.dict_reverse_key_iterator,
                DictPart::Values => &types.dict_reverse_value_iterator,
                DictPart::Items => &types.dict_reverse_item_iterator,
            },
            IterState::Set { .. } => &types.set_iterator,
            IterState::Sequence { .. } => &types.sequence_iterator,
            IterState::SequenceReversed { .. } => &types.reversed,
            IterState::Callable { .. } => &types.callable_iterator,
            IterState::Enumerate { .. } => &types.enumerate,
            IterState::Zip { .. } => &types.zip,
            IterState::Map { .. } => &types.map,
            IterState::Filter { .. } => &types.filter,
            IterState::AsyncStep(_) => &types.async_generator_step,
            IterState::Coroutine(_) => &types.coroutine_wrapper,
            IterState::Custom(custom) => return custom.class(vm),
        }
        .clone()
    }
}

fn dict_item(part: DictPart, key: Value, value: Value) -> Value {
    match part {
        DictPart::Keys => key,
        DictPart::Values => value,
        DictPart::Items => Value::tuple(vec![key, value]),
    }
}

fn zip_next(vm: &mut Vm, iters: &[Value], strict: bool) -> PyResult<Option<Value>> {
    let mut items = Vec::with_capacity(iters.len());
    for (index, iter) in iters.iter().enumerate() {
        match vm.iter_next(iter)? {
            Some(item) => items.push(item),
            None if strict && index > 0 => return Err(zip_mismatch(vm, "shorter", index)),
            None if strict => {
                for (later, iter) in iters.iter().enumerate().skip(1) {
                    if vm.iter_next(iter)?.is_some() {
                        return Err(zip_mismatch(vm, "longer", later));
                    }
                }
                return Ok(None);
            }
            None => return Ok(None),
        }
    }
    Ok(if iters.is_empty() { None } else { Some(Value::tuple(items)) })
}

/// What `zip(strict=True)` complains of.
#[cold]
pub(crate) fn zip_mismatch(vm: &mut Vm, what: &str, index: usize) -> Raised {
    let plural = if index == 1 { " " } else { "s 1-" };
    vm.value_error(format!("zip() argument {} is {what} than argument{plural}{index}", index + 1))
}

impl Vm {
    /// Sends a value into a native iterator that a `YieldFrom` waits for. None: a frame was pushed and answers.
    pub(crate) fn send_custom(&mut self, iter: &Rc<NativeIter>, value: Value) -> PyResult<Option<Resumed>> {
        let (custom, step, coroutine) = match &*iter.state.borrow() {
            IterState::Custom(custom) => (Some(custom.clone()), None, None),
            IterState::AsyncStep(step) => (None, Some(step.clone()), None),
            IterState::Coroutine(generator) => (None, None, Some(generator.clone())),
            _ => (None, None, None),
        };
        if let Some(custom) = custom {
            return custom.send(self, value).map(Some);
        }
        if let Some(step) = step {
            self.resume_async_step(&step, Sent::Value(value), crate::frame::Ret::YieldFrom)?;
            return Ok(None);
        }
        if let Some(generator) = coroutine {
            self.resume_generator(&generator, Sent::Value(value), crate::frame::Ret::YieldFrom)?;
            return Ok(None);
        }
        Ok(Some(match iter.next(self) {
            Ok(Some(value)) => Resumed::Yielded(value),
            Ok(None) => Resumed::Returned(Value::None),
            // A function that it calls may end it, with a value.
            Err(raised) => Resumed::Returned(self.stop_value(raised)?),
        }))
    }

    /// Throws into a native iterator that a `YieldFrom` waits for. None: a frame was pushed and answers.
    pub(crate) fn throw_custom(
        &mut self,
        iter: &Rc<NativeIter>,
        raised: Raised,
    ) -> PyResult<Option<Resumed>> {
        let (custom, step, coroutine) = match &*iter.state.borrow() {
            IterState::Custom(custom) => (Some(custom.clone()), None, None),
            IterState::AsyncStep(step) => (None, Some(step.clone()), None),
            IterState::Coroutine(generator) => (None, None, Some(generator.clone())),
            _ => (None, None, None),
        };
        if let Some(custom) = custom {
            return custom.throw(self, raised).map(Some);
        }
        if let Some(step) = step {
            self.resume_async_step(&step, Sent::Throw(raised), crate::frame::Ret::YieldFrom)?;
            return Ok(None);
        }
        if let Some(generator) = coroutine {
            self.resume_generator(&generator, Sent::Throw(raised), crate::frame::Ret::YieldFrom)?;
            return Ok(None);
        }
        Err(raised)
    }
}
