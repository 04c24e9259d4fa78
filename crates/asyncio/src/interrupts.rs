//! What interrupts the main thread: handlers of signals that come while it runs, sleeps or waits.
//!
//! 1. [`interrupt`] notes a function, and may wake the main thread for it;
//! 2. when that thread is put into the machine the next time, [`begin`] puts a frame onto its fiber, which calls what
//!    was noted;
//! 3. then the thread goes on where it was: frames that wait look again whether they have what they wait for.
//!
//! An alarm ([`set_alarm`]) is a timer of the executor, which does 1 at its deadline.

use std::collections::VecDeque;

use executor::{CallHandle, Instant};
use vm::native::{Args, Input, NativeFrame, Next};
use vm::value::PyResult;
use vm::{Value, Vm};

use crate::{sleep, threads};

#[derive(Default)]
struct Interrupts {
    /// What the main thread is to call.
    pending: VecDeque<Value>,
    alarm: Option<Alarm>,
}

struct Alarm {
    timer: CallHandle,
    deadline: u64,
    /// After how many nanoseconds it comes again.
    interval: u64,
    function: Value,
}

/// Has the main thread call a function as soon as it runs. One that waits is woken for it, or hears of it later.
pub(crate) fn interrupt(vm: &mut Vm, function: Value, wakes: bool) {
    vm.state::<Interrupts>().pending.push_back(function);
    if wakes {
        threads::disturb(vm, 0);
    }
}

/// Has the main thread call a function after so many seconds, and in intervals from then on; with none, what was set
/// is called off. Gives the seconds that were left of the last one, and its interval.
pub(crate) fn set_alarm(vm: &mut Vm, function: Value, seconds: f64, interval: f64) -> (f64, f64) {
    let left = left(vm);
    if let Some(alarm) = vm.state::<Interrupts>().alarm.take() {
        alarm.timer.cancel();
    }
    if seconds > 0.0 {
        let deadline = vm.clock.saturating_add(sleep::duration(seconds));
        start(vm, function, deadline, sleep::duration(interval));
    }
    left
}

/// The seconds that are left of the alarm, and its interval.
pub(crate) fn left(vm: &mut Vm) -> (f64, f64) {
    let now = vm.clock;
    vm.state::<Interrupts>().alarm.as_ref().map_or((0.0, 0.0), |alarm| {
        (alarm.deadline.saturating_sub(now) as f64 / 1e9, alarm.interval as f64 / 1e9)
    })
}

fn start(vm: &mut Vm, function: Value, deadline: u64, interval: u64) {
    let timer = threads::call_at(vm, Instant::from_nanos(deadline), ring);
    vm.state::<Interrupts>().alarm = timer.map(|timer| Alarm { timer, deadline, interval, function });
}

fn ring(vm: &mut Vm) {
    let Some(alarm) = vm.state::<Interrupts>().alarm.take() else { return };
    interrupt(vm, alarm.function.clone(), true);
    if alarm.interval > 0 {
        start(vm, alarm.function, alarm.deadline + alarm.interval, alarm.interval);
    }
}

/// The main thread goes on, with what it waited for where it did: whether a frame for what is pending takes that.
pub(crate) fn begin(vm: &mut Vm, resume: &Option<Value>) -> bool {
    if vm.state::<Interrupts>().pending.is_empty() {
        return false;
    }
    let frame = Box::new(Interrupting { result: resume.clone().unwrap_or_default() });
    vm.push_interrupting_frame(frame, resume.is_some());
    true
}

/// Calls what is pending, and then gives what the frame below waited for.
struct Interrupting {
    result: Value,
}

impl NativeFrame for Interrupting {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Input::Raised(raised) = input {
            return Err(raised);
        }
        Ok(match vm.state::<Interrupts>().pending.pop_front() {
            Some(function) => Next::Call(function, Args::new()),
            None => Next::Return(std::mem::take(&mut self.result)),
        })
    }

    fn name(&self) -> &'static str {
        "interrupt"
    }
}
