//! `asyncio.sleep`: the awaitable that nearly every program waits for, without a frame of its own.

use std::cell::Cell;
use std::rc::Rc;

use trace::WaitKind;
use vm::class::Class;
use vm::exception::Kept;
use vm::exception::TracebackEntry;
use vm::generator::Origin;
use vm::iter::{CustomIter, NativeIter};
use vm::native::Args;
use vm::resume::Resumed;
use vm::value::{Module, PyResult, ValueCell};
use vm::{Raised, Value, Vm};

use crate::clock;
use crate::coroutine::{self, Coroutine};
use crate::events::{self, LoopPayload};
use crate::futures::{self, Deadline, Label, Wait};
use crate::state::State;
use crate::tracing;
use crate::waits;

/// The coroutine that `asyncio.sleep(delay, result)` gives.
pub(crate) struct Sleep {
    delay: Value,
    /// The result, in whose place the future comes that it waits for.
    given: ValueCell,
    state: Cell<SleepState>,
    timer: Cell<Option<(executor::TimerId, u32)>>,
    /// The line of the program that called `sleep`, 0 for none.
    created: u32,
    /// In debug mode, the calls that led there.
    places: Option<Box<Rc<[TracebackEntry]>>>,
    /// A task drives it, or it was closed: it need not warn that it was never awaited.
    quiet: Cell<bool>,
    /// How the trace is to call the wait, where it is not a plain sleep.
    service: Option<Box<Rc<str>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SleepState {
    Created,
    /// It gave up its turn only.
    Yielding,
    /// It waits for its future.
    Waiting,
    Done,
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if self.state.get() == SleepState::Created && !self.quiet.get() {
            let line = Some(self.created).filter(|line| *line > 0);
            let places = self.places.take().map(|places| *places);
            coroutine::never_awaited("sleep", Origin { line, places });
        }
    }
}

impl Sleep {
    fn begin(&self, vm: &mut Vm) -> PyResult<Resumed> {
        self.quiet.set(true);
        let delay = vm.float_arg(&self.delay);
        let delay = match delay {
            Ok(delay) => delay,
            Err(_) => {
                let kind = vm.type_name(&self.delay);
                self.state.set(SleepState::Done);
                let raised =
                    vm.type_error(format!("'<=' not supported between instances of '{kind}' and 'int'"));
                // As long as the exception lives what was given does, in CPython by its traceback.
                let variables = vec![self.delay.clone(), self.given.get()];
                raised.data().kept.borrow_mut().push(Kept { entry: usize::MAX, variables, globals: None });
                return Err(raised);
            }
        };
        if delay <= 0.0 {
            self.state.set(SleepState::Yielding);
            return Ok(Resumed::Yielded(Value::None));
        }
        if delay.is_nan() {
            self.state.set(SleepState::Done);
            return Err(vm.value_error("Invalid delay: NaN (not a number)"));
        }
        clock::charge(vm, false);
        let event_loop = events::running_loop(vm).inspect_err(|_| self.state.set(SleepState::Done))?;
        if event_loop.native::<LoopPayload>().is_none_or(|data| data.own_later) && self.service.is_none() {
            return self.begin_by_asking(vm, &event_loop);
        }
        let data = events::loop_data(vm, &event_loop)?;
        let future = futures::new_future(vm, event_loop);
        let when = vm.clock as f64 / 1e9 + delay;
        let service = self.service.as_deref();
        let deadline = self.deadline(vm, when, service.is_some());
        let kind = if service.is_some() { WaitKind::Io } else { WaitKind::Sleep };
        let (label, owner) = match service {
            Some(service) => (Label::Text(service.clone()), Value::Null),
            None if matches!(self.delay, Value::Int(_) | Value::Float(_) | Value::Bool(_)) => {
                (Label::Sleep, self.delay.clone())
            }
            None => {
                let delay = vm.repr(&self.delay)?;
                (Label::Text(format!("sleep({})", delay.as_str()).into()), Value::Null)
            }
        };
        let ends = Deadline::new(deadline.max(0) as u64);
        futures::of(&future).set_wait(Wait { kind, label, owner, deadline: ends });
        let result = self.given.replace(Value::Instance(future.clone()));
        self.timer.set(Some(events::set_sleep(vm, &data, deadline, &future, result)));
        self.state.set(SleepState::Waiting);
        futures::of(&future).blocking.set(true);
        Ok(Resumed::Yielded(Value::Instance(future)))
    }

    /// A loop with methods of its own is asked for a future and a timer. Both are kept in the result's place.
    fn begin_by_asking(&self, vm: &mut Vm, event_loop: &Value) -> PyResult<Resumed> {
        let create = vm.get_attr_str(event_loop, "create_future")?;
        let future = vm.call(&create, Args::new())?;
        let module = vm.import_module("asyncio.futures")?;
        let set_result = vm.get_attr_str(&module, "_set_result_unless_cancelled")?;
        let call_later = vm.get_attr_str(event_loop, "call_later")?;
        let args = [self.delay.clone(), set_result, future.clone(), self.given.get()];
        let handle = vm.call(&call_later, Args::of(args))?;
        self.given.set(Value::tuple(vec![future.clone(), handle]));
        self.state.set(SleepState::Waiting);
        let blocking = vm.intern("_asyncio_future_blocking");
        vm.set_attr(&future, &blocking, Value::Bool(true))?;
        Ok(Resumed::Yielded(future))
    }

    /// When the wait ends that would end at `when`, had the run no other latencies.
    fn deadline(&self, vm: &mut Vm, when: f64, is_service: bool) -> i64 {
        let deadline = events::deadline(vm, when);
        let now = vm.clock as i64;
        let timer = vm.state::<State>().next_timer + 1;
        let nanos = waits::of_timer(vm, is_service, timer, deadline.saturating_sub(now).max(0) as u64);
        now.saturating_add(nanos as i64)
    }

    /// The sleep ends, in whatever way: its timer must not fire any more.
    fn end(&self, vm: &mut Vm) -> PyResult<()> {
        let was = self.state.replace(SleepState::Done);
        let future = self.given.get();
        if let (SleepState::Waiting, Value::Tuple(asked)) = (was, &future) {
            let cancel = vm.get_attr_str(&asked[1], "cancel")?;
            vm.call(&cancel, Args::new())?;
            return Ok(());
        }
        if let Some((id, timer)) = self.timer.take()
            && let Some(data) = futures::data(&future)
            && let Some(event_loop) = data.event_loop.get().native::<LoopPayload>()
        {
            let dropped = event_loop.schedule.borrow_mut().cancel_timer(id);
            if dropped.is_some() {
                tracing::timer_cancelled(vm, timer);
            }
        }
        Ok(())
    }
}

impl CustomIter for Sleep {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.native_class::<Coroutine>()
    }

    fn coroutine_name(&self) -> Option<&str> {
        Some("sleep")
    }

    fn is_done(&self) -> bool {
        self.state.get() == SleepState::Done
    }

    fn visit(&self, visit: vm::collect::Visit<'_>) {
        visit(&self.delay);
        visit(&self.given.get());
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.send(vm, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(value) => Err(vm.stop_iteration(value)),
        }
    }

    fn send(&self, vm: &mut Vm, _value: Value) -> PyResult<Resumed> {
        match self.state.get() {
            SleepState::Created => self.begin(vm),
            state @ (SleepState::Yielding | SleepState::Waiting) => {
                let result = match self.given.get() {
                    result if state == SleepState::Yielding => Ok(result),
                    Value::Instance(future) if futures::of(&future).is_done() => futures::result(vm, &future),
                    Value::Tuple(asked) => {
                        let result = vm.get_attr_str(&asked[0], "result")?;
                        vm.call(&result, Args::new())
                    }
                    // Two tasks step one coroutine in turns.
                    Value::Instance(future) if !futures::of(&future).blocking.replace(true) => {
                        return Ok(Resumed::Yielded(Value::Instance(future)));
                    }
                    _ => Err(vm.runtime_error("await wasn't used with future")),
                };
                self.end(vm)?;
                result.map(Resumed::Returned)
            }
            SleepState::Done => Err(vm.runtime_error("cannot reuse already awaited coroutine")),
        }
    }

    fn throw(&self, vm: &mut Vm, raised: Raised) -> PyResult<Resumed> {
        self.end(vm)?;
        Err(raised)
    }
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "_sleep", |vm, args| {
        args.exact(vm, "_sleep", 0, 2)?;
        Ok(new_sleep(vm, args[0].clone(), args[1].clone(), None))
    });
    // What the simulated services wait with: `_asyncio._service("GET https://…", latency)`.
    vm.add_function(module, "_service", |vm, args| {
        args.exact(vm, "_service", 0, 2)?;
        let label = vm.str(&args[0])?;
        Ok(new_sleep(vm, args[1].clone(), Value::None, Some(label.as_str().into())))
    });
}

/// `sleep(delay, result=None)`
pub(crate) fn shortcut(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let [delay, result] = [0, 1].map(|at| vm.fiber.stack[base + at].clone());
    Ok(Some(new_sleep(vm, delay, result, None)))
}

fn new_sleep(vm: &mut Vm, delay: Value, result: Value, service: Option<Rc<str>>) -> Value {
    let created = vm.program_line().unwrap_or(0);
    let places = match vm.fiber.origin_depth {
        0 => None,
        _ => vm.origin().places.map(Box::new),
    };
    NativeIter::custom(Sleep {
        delay,
        given: ValueCell::new(result),
        state: Cell::new(SleepState::Created),
        timer: Cell::new(None),
        created,
        places,
        quiet: Cell::new(false),
        service: service.map(Box::new),
    })
}

/// A loop that reads the clock of nanoseconds needs the conversion of `time.sleep` too.
pub(crate) fn duration(seconds: f64) -> u64 {
    clock::nanoseconds(seconds).max(u64::from(seconds > 0.0))
}

/// Arguments of a sleep that blocks, for its label.
pub(crate) fn label(vm: &mut Vm, args: &Args) -> String {
    match args.get(0) {
        Some(value) => match vm.repr(&value.clone()) {
            Ok(text) => format!("time.sleep({})", text.as_str()),
            Err(_) => "time.sleep".to_owned(),
        },
        None => "time.sleep".to_owned(),
    }
}
