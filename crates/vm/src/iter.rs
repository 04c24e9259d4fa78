//! Iterators of the library, and what native code gives to `await`.

mod advance;
mod quick;

pub(crate) use advance::zip_mismatch;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::class::Class;
use crate::dict::Dict;
use crate::generator::Generator;
use crate::memory::Charge;
use crate::native::Sent;
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
    /// Whether a coroutine is at its end.
    fn is_done(&self) -> bool {
        false
    }

    fn coroutine_name(&self) -> Option<&str> {
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
                created: crate::generator::Origin::default(),
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
            IterState::Enumerate { .. }
            | IterState::Zip { .. }
            | IterState::Map { .. }
            | IterState::Filter { .. }
            | IterState::AsyncStep(_)
            | IterState::Coroutine(_)
            | IterState::Custom(_) => Ended::Other,
        })
    }

    /// From the last entry to the first.
    pub fn dict_reversed(dict: &Rc<Dict>, part: DictPart) -> IterState {
        let length = dict.len();
        IterState::DictReversed { dict: dict.clone(), part, position: dict.end(), length, left: length }
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
            // What has another size since gives nothing more.
            IterState::Set { set, length, .. } if set.len() != *length => 0,
            IterState::Dict { dict, length, .. } | IterState::DictReversed { dict, length, .. }
                if dict.len() != *length =>
            {
                0
            }
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
    /// Whether it is a coroutine of the library, which can be awaited but not iterated over.
    pub fn is_coroutine(&self) -> bool {
        matches!(&*self.state.borrow(), IterState::Custom(custom) if custom.coroutine_name().is_some())
    }

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
        if item.is_none() && !self.outlives_end() {
            self.finish();
        }
        Ok(item)
    }

    /// Whether it keeps nothing of its own and asks what it goes over each time, also behind the end.
    pub(crate) fn passes_on(&self) -> bool {
        matches!(
            &*self.state.borrow(),
            IterState::Map { .. }
                | IterState::Filter { .. }
                | IterState::Zip { .. }
                | IterState::Enumerate { .. }
        )
    }

    /// Whether a `StopIteration` of a function that it calls is its end.
    pub(crate) fn calls_functions(&self) -> bool {
        self.passes_on() || self.as_custom().is_some_and(|custom| custom.coroutine_name().is_none())
    }

    fn outlives_end(&self) -> bool {
        self.passes_on() || self.as_custom().is_some_and(|custom| custom.outlives_end())
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
            IterState::AsyncStep(step) if step.mode == StepMode::Send => &types.async_generator_step,
            IterState::AsyncStep(_) => &types.async_generator_throw,
            IterState::Coroutine(_) => &types.coroutine_wrapper,
            IterState::Custom(custom) => return custom.class(vm),
        }
        .clone()
    }
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
            return match custom.send(self, value) {
                // A function that an iterator of the library calls may end it, with a value.
                Err(raised) if custom.coroutine_name().is_none() => {
                    Ok(Some(Resumed::Returned(self.stop_value(raised)?)))
                }
                sent => sent.map(Some),
            };
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
