//! Functions written in Rust, how they receive arguments, and how they ask the machine to go on.
//!
//! Most natives compute a value at once ([`NativeCall::Simple`]). One that needs code of the program to run, and
//! must not nest on the Rust stack for it, returns a [`Flow`]: "call this, its result is mine", "push this
//! [`NativeFrame`] and drive it", or "block the thread".

use smallvec::SmallVec;
use thin_vec::ThinVec;

use crate::Vm;
use crate::class::Class;
use crate::generator::Generator;
use crate::memory::Charge;
use crate::methods::shape::Shape;
use crate::value::{PyResult, Raised, Str, Value};
use std::cell::OnceCell;
use std::rc::{Rc, Weak};

/// A function written in Rust.
pub struct NativeFunction {
    pub name: &'static str,
    /// The type whose method it is, for messages and reprs.
    pub owner: Option<&'static str>,
    pub call: NativeCall,
    /// Whether reading it from an instance binds it.
    pub binds: bool,
    /// The module that has it, for its repr and `__module__`.
    pub module: Option<Str>,
    /// The class that has it as a method: what is called by hand must come with an instance of it.
    pub receiver: OnceCell<Weak<Class>>,
    /// The class that has it as a static method, or as what makes its instances.
    pub holder: OnceCell<Weak<Class>>,
    /// What is checked of its arguments before it is called.
    pub shape: Option<Shape>,
    pub charge: Charge,
}

impl NativeFunction {
    /// Whether CPython shows it as the wrapper of a slot.
    pub(crate) fn is_wrapper(&self) -> bool {
        self.shape.is_some_and(Shape::is_wrapper)
    }

    /// Whether it is a method of some class, not a function like `len`.
    pub(crate) fn is_method(&self) -> bool {
        self.binds || self.owner.is_some()
    }
}

#[derive(Clone, Copy)]
pub enum NativeCall {
    Simple(fn(&mut Vm, Args) -> PyResult),
    Flow(fn(&mut Vm, Args) -> PyResult<Flow>),
}

/// What a native function asks the machine to do.
pub enum Flow {
    /// This is the result.
    Value(Value),
    /// Call this; its result is the result.
    Call(Value, Args),
    /// Drive this frame; what it returns is the result.
    Push(Box<dyn NativeFrame>),
    /// Resume this generator or coroutine; what it yields is the result, and its end is `StopIteration`.
    Resume(Rc<Generator>, Sent),
    /// Put this thread aside until the scheduler resumes it; what it is resumed with is the result.
    Block(Block),
}

/// A native function that is suspended while code of the program runs for it.
pub trait NativeFrame {
    /// Goes on with the result of what was asked for last.
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next>;

    /// The name for tools that show the stack.
    fn name(&self) -> &'static str {
        "native"
    }
}

/// What a native frame is resumed with.
pub enum Input {
    Start,
    /// What a call returned, a coroutine returned, or a blocked thread was resumed with.
    Value(Value),
    /// What a resumed generator or coroutine yielded.
    Yielded(Value),
    Raised(Raised),
}

/// What a native frame asks for next.
pub enum Next {
    Return(Value),
    Call(Value, Args),
    /// Resume a generator or coroutine: it answers with `Input::Yielded`, `Value` or `Raised`.
    Resume(Rc<Generator>, Sent),
    Block(Block),
    /// Wait for the nested run that `Vm::attempt_in_frame` has given up.
    GivenUp,
}

/// What is sent into a generator.
pub enum Sent {
    Value(Value),
    Throw(Raised),
}

/// Why a thread is put aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// When it goes on by itself, on the virtual clock in nanoseconds; never when none.
    pub deadline: Option<u64>,
    /// True for a mere yield: the thread is ready at once, behind the other ready threads.
    pub ready: bool,
}

/// Arguments given by name. Few calls have some, so that an empty one is a mere pointer.
pub type Keywords = ThinVec<(Str, Value)>;

/// Arguments of a call: positional ones, then those given by name. For a method the receiver is the first.
///
/// They are moved several times in each call, so they are kept small: most calls have three at most.
#[derive(Default)]
pub struct Args {
    pub pos: SmallVec<[Value; 3]>,
    pub kw: Keywords,
}

impl Args {
    pub fn new() -> Self {
        Args::default()
    }

    pub fn one(value: Value) -> Self {
        Args { pos: smallvec::smallvec![value], kw: Keywords::new() }
    }

    pub fn two(first: Value, second: Value) -> Self {
        Args { pos: smallvec::smallvec![first, second], kw: Keywords::new() }
    }

    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        Args { pos: values.into_iter().collect(), kw: Keywords::new() }
    }

    /// Takes the last `count` values off a stack.
    #[inline]
    pub(crate) fn off(stack: &mut Vec<Value>, count: usize) -> Self {
        let mut pop = || stack.pop().unwrap_or_default();
        let pos = match count {
            0 => SmallVec::new(),
            1 => SmallVec::from_buf_and_len([pop(), Value::Null, Value::Null], 1),
            2 => {
                let (second, first) = (pop(), pop());
                SmallVec::from_buf_and_len([first, second, Value::Null], 2)
            }
            3 => {
                let (third, second, first) = (pop(), pop(), pop());
                SmallVec::from_buf_and_len([first, second, third], 3)
            }
            _ => stack.drain(stack.len() - count..).collect(),
        };
        Args { pos, kw: Keywords::new() }
    }

    /// Puts a receiver before the positional arguments.
    pub fn with_receiver(mut self, receiver: Value) -> Self {
        self.pos.insert(0, receiver);
        self
    }

    pub fn len(&self) -> usize {
        self.pos.len()
    }

    pub fn is_empty(&self) -> bool {
        self.pos.is_empty() && self.kw.is_empty()
    }

    /// Takes a positional argument out; `Null` when it is not there.
    pub fn take(&mut self, index: usize) -> Value {
        self.pos.get_mut(index).map_or(Value::Null, std::mem::take)
    }

    /// Takes a positional argument, if it is there.
    pub fn get(&self, index: usize) -> Option<&Value> {
        self.pos.get(index)
    }

    /// Takes an argument that was given by name.
    pub fn take_kw(&mut self, name: &str) -> Option<Value> {
        let index = self.kw.iter().position(|(key, _)| key.as_str() == name)?;
        Some(self.kw.remove(index).1)
    }

    /// Refuses arguments by name: `list.append() takes no keyword arguments`.
    pub fn no_kw(&self, vm: &mut Vm, function: &str) -> PyResult<()> {
        if self.kw.is_empty() {
            return Ok(());
        }
        Err(vm.type_error(format!("{function}() takes no keyword arguments")))
    }

    /// Refuses arguments by name for a class: `A.__init_subclass__() takes no keyword arguments`.
    pub fn no_kw_named(&self, vm: &mut Vm, function: &str) -> PyResult<()> {
        let class = match self.pos.first() {
            Some(Value::Class(class)) => class.qualname.borrow().to_string(),
            _ => String::new(),
        };
        self.no_kw(vm, &format!("{class}.{function}"))
    }

    /// Refuses arguments by name that nobody took, and says which of the `known` names may be meant.
    pub fn no_more_kw(&self, vm: &mut Vm, function: &str, known: &[&str]) -> PyResult<()> {
        match self.kw.first() {
            None => Ok(()),
            Some((name, _)) => Err(vm.unexpected_keyword_of(function, name, known)),
        }
    }

    /// Checks for exactly `count` positional arguments behind `skip` (1 for a method's receiver).
    pub fn exact(&self, vm: &mut Vm, function: &str, skip: usize, count: usize) -> PyResult<()> {
        self.no_kw(vm, function)?;
        let given = self.pos.len().saturating_sub(skip);
        if given == count {
            return Ok(());
        }
        Err(vm.type_error(match count {
            0 => format!("{function}() takes no arguments ({given} given)"),
            1 => format!("{function}() takes exactly one argument ({given} given)"),
            _ => format!("{function} expected {count} arguments, got {given}"),
        }))
    }

    /// Checks for `min..=max` positional arguments behind `skip` (1 for a method's receiver).
    pub fn between(&self, vm: &mut Vm, function: &str, skip: usize, min: usize, max: usize) -> PyResult<()> {
        let given = self.pos.len().saturating_sub(skip);
        if given < min {
            let plural = if min == 1 { "" } else { "s" };
            let least = if min == max { "" } else { "at least " };
            return Err(
                vm.type_error(format!("{function} expected {least}{min} argument{plural}, got {given}"))
            );
        }
        if given > max {
            let plural = if max == 1 { "" } else { "s" };
            let most = if min == max { "" } else { "at most " };
            return Err(
                vm.type_error(format!("{function} expected {most}{max} argument{plural}, got {given}"))
            );
        }
        Ok(())
    }

    /// Binds arguments to parameter names, by position (behind `skip`) and by name. The first `required` must be
    /// there; the others are none when not given.
    pub fn bind<const N: usize>(
        self,
        vm: &mut Vm,
        function: &str,
        skip: usize,
        names: [&str; N],
        required: usize,
    ) -> PyResult<[Option<Value>; N]> {
        self.bind_first(vm, function, skip, names, required, N)
    }

    /// As [`Args::bind`], where only the first `positional` parameters can be given by position.
    pub fn bind_first<const N: usize>(
        mut self,
        vm: &mut Vm,
        function: &str,
        skip: usize,
        names: [&str; N],
        required: usize,
        positional: usize,
    ) -> PyResult<[Option<Value>; N]> {
        let given = self.pos.len().saturating_sub(skip);
        let total = given + self.kw.len();
        let s = |count| if count == 1 { "" } else { "s" };
        if total > N {
            let keyword = if given == 0 { "keyword " } else { "" };
            return Err(vm.type_error(format!(
                "{function}() takes at most {N} {keyword}argument{} ({total} given)",
                s(N)
            )));
        }
        if given > positional {
            return Err(vm.type_error(match positional {
                0 => format!("{function}() takes no positional arguments"),
                _ => {
                    let most = if required < positional { "at most" } else { "exactly" };
                    let s = s(positional);
                    format!("{function}() takes {most} {positional} positional argument{s} ({given} given)")
                }
            }));
        }
        let mut bound: [Option<Value>; N] = std::array::from_fn(|index| {
            let value = self.take(index + skip);
            if value.is_null() { None } else { Some(value) }
        });
        // In the order of CPython: what is missing, what is there twice, what is unknown.
        let (mut twice, mut unknown) = (None, None);
        for (name, value) in self.kw {
            match names.iter().position(|known| !known.is_empty() && *known == name.as_str()) {
                None => unknown = unknown.or(Some(name)),
                Some(index) if bound[index].is_some() => twice = twice.or(Some((name, index + 1))),
                Some(index) => bound[index] = Some(value),
            }
        }
        if let Some(missing) = (0..required).find(|index| bound[*index].is_none()) {
            return Err(vm.type_error(format!(
                "{function}() missing required argument '{}' (pos {})",
                names[missing],
                missing + 1
            )));
        }
        if let Some((name, position)) = twice {
            let name = name.as_str();
            return Err(vm.type_error(format!(
                "argument for {function}() given by name ('{name}') and position ({position})"
            )));
        }
        match unknown {
            Some(name) => Err(vm.unexpected_keyword_of(function, &name, &names)),
            None => Ok(bound),
        }
    }
}

impl std::ops::Index<usize> for Args {
    type Output = Value;
    /// `Null` for an argument that is not there: no call of a program's may bring the machine down.
    fn index(&self, index: usize) -> &Value {
        const MISSING: &Value = &Value::Null;
        self.pos.get(index).unwrap_or(MISSING)
    }
}
