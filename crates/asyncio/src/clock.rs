//! The virtual clock as programs see it: the module `time`.
//!
//! The clock is one integer of nanoseconds. It moves when nothing can run, and by the spin rule: a program that
//! only reads the clock, or only yields, would wait forever, so from the 100,001st of such calls in a row each adds
//! a millisecond.

use std::rc::Rc;

use trace::{BlockKind, Cpu, EventKind, Line, Nanos, TaskId};
use vm::native::{Args, Flow};
use vm::value::{Module, PyResult};
use vm::{Value, Vm};

use crate::state::State;
use crate::{blocks, processes, threads};

/// 2025-01-01T00:00:00Z
const EPOCH: u64 = 1_735_689_600 * 1_000_000_000;
const FREE_SPINS: u64 = 100_000;
const SPIN: u64 = 1_000_000;
/// So many instructions at least lie between two looks at where a thread is.
const SHORT_WORK: u64 = 500;
const MILLISECOND: u64 = 1_000_000;

/// Seconds of a program as nanoseconds: half to even, never negative, never beyond what fits.
pub(crate) fn nanoseconds(seconds: f64) -> u64 {
    (seconds * 1e9).round_ties_even() as u64
}

/// Counted work of the processor: the instructions since the last charge move the clock by whole milliseconds. What
/// is left over counts on within the step, and is forgotten at its end, so that short steps take no time at all.
pub(crate) fn charge(vm: &mut Vm, step_ends: bool) {
    let Cpu::Counted { nanos_per_instruction } = vm.state::<State>().cpu else { return };
    let now = vm.work();
    if processes::is_starting(vm) {
        // What a process does before its own work is in the cost of its start.
        vm.state::<State>().charged_instructions = now;
        return;
    }
    let whole = uncharged(vm) / MILLISECOND * MILLISECOND;
    let state = vm.state::<State>();
    let busiest = state.seen_at.iter().max_by_key(|(line, work)| (**work, std::cmp::Reverse(**line)));
    let busiest = busiest.map(|(line, _)| Line(*line));
    if step_ends || whole > 0 {
        state.seen_at.clear();
    }
    if step_ends {
        state.charged_instructions = now;
    } else {
        // The whole milliseconds in instructions, upwards: none of them is charged twice.
        let charged = whole.div_ceil(u64::from(nanos_per_instruction.max(1)));
        state.charged_instructions = (state.charged_instructions + charged).min(now);
    }
    if whole > 0 {
        let line = busiest.or_else(|| vm.program_line().map(Line));
        take_time(vm, whole, format!("{} ms of work", whole / MILLISECOND), line);
    }
}

/// Notes where the thread is at work. Work is charged when it is done, and its step may have left that line by then.
pub(crate) fn look(vm: &mut Vm) {
    let now = vm.work();
    // Native code may tell of its work in small pieces.
    if now < vm.state::<State>().looked_at + SHORT_WORK {
        return;
    }
    let line = vm.program_line();
    let state = vm.state::<State>();
    let since = state.looked_at.max(state.charged_instructions);
    state.looked_at = now;
    if let Some(line) = line {
        *state.seen_at.entry(line).or_insert(0) += now.saturating_sub(since);
    }
}

/// Charges what a thread has done so far within its step.
pub(crate) fn charge_so_far(vm: &mut Vm) {
    charge(vm, false);
}

/// What the work since the last charge costs, in nanoseconds.
fn uncharged(vm: &mut Vm) -> u64 {
    let Cpu::Counted { nanos_per_instruction } = vm.state::<State>().cpu else { return 0 };
    let now = vm.work();
    let from = vm.state::<State>().charged_instructions;
    now.saturating_sub(from).saturating_mul(u64::from(nanos_per_instruction))
}

/// What time it will be when the work since the last charge is charged.
pub(crate) fn worked_until(vm: &mut Vm) -> u64 {
    vm.clock + uncharged(vm) / MILLISECOND * MILLISECOND
}

/// The processor is busy for some time, which the trace calls `label`.
pub(crate) fn take_time(vm: &mut Vm, nanos: u64, label: String, line: Option<Line>) {
    let before = vm.clock;
    let task = vm.current_task_id.map(TaskId);
    // The work was done since the step began: the trace tells it where it can, when it is known.
    vm.recorder.record(EventKind::BlockBegan { task, kind: BlockKind::Cpu, label, line });
    vm.clock += nanos;
    add_worked(vm, nanos);
    vm.recorder.set_now(Nanos(vm.clock));
    if threads::follow_clock(vm) {
        vm.recorder.record(EventKind::ClockAdvanced { from: Nanos(before), to: Nanos(vm.clock) });
    }
    vm.recorder.record(EventKind::BlockEnded { task });
    if vm.clock > vm.limits.time.0 {
        vm.stop_with(vm::Stop::Limit(trace::Limit::Time));
    }
}

fn add_worked(vm: &mut Vm, nanos: u64) {
    let state = vm.state::<State>();
    state.worked += nanos;
    state.thread_worked += nanos;
}

/// A clock read by the program, or by the library on its own behalf.
pub(crate) fn read(vm: &mut Vm) -> Value {
    count_read(vm);
    Value::Float(vm.clock as f64 / 1e9)
}

fn count_read(vm: &mut Vm) {
    charge(vm, false);
    if !vm.caller_is_library() {
        spin(vm);
    }
}

/// Counts an action that waits for time to pass without waiting.
pub(crate) fn spin(vm: &mut Vm) {
    poll(vm, true);
}

/// Counts a turn of a loop with work to do. It moves the clock only where a timer waits for it.
pub(crate) fn poll(vm: &mut Vm, has_timers: bool) {
    let state = vm.state::<State>();
    state.spins += 1;
    if has_timers && state.spins > FREE_SPINS {
        let from = vm.clock;
        vm.clock += SPIN;
        add_worked(vm, SPIN);
        vm.recorder.set_now(Nanos(vm.clock));
        if threads::follow_clock(vm) {
            vm.recorder.record(EventKind::ClockAdvanced { from: Nanos(from), to: Nanos(vm.clock) });
        }
    }
}

/// The wall clock, in nanoseconds since 1970.
fn wall(vm: &Vm) -> u64 {
    EPOCH + vm.clock
}

/// Fills the module `time`.
pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    // A reader of a clock takes nothing.
    macro_rules! clock {
        ($($name:literal => $read:expr;)*) => {
            $(vm.add_function(module, $name, |vm, args| {
                args.exact(vm, concat!("time.", $name), 0, 0)?;
                let read: fn(&mut Vm) -> Value = $read;
                Ok(read(vm))
            });)*
        };
    }
    clock! {
        "monotonic" => read;
        "perf_counter" => read;
        "monotonic_ns" => |vm| {
            count_read(vm);
            Value::Int(vm.clock as i64)
        };
        "perf_counter_ns" => |vm| {
            count_read(vm);
            Value::Int(vm.clock as i64)
        };
        "time" => |vm| {
            count_read(vm);
            Value::Float(wall(vm) as f64 / 1e9)
        };
        "time_ns" => |vm| {
            count_read(vm);
            Value::Int(wall(vm) as i64)
        };
        "process_time" => |vm| Value::Float(worked(vm, false) as f64 / 1e9);
        "process_time_ns" => |vm| Value::Int(worked(vm, false) as i64);
        "thread_time" => |vm| Value::Float(worked(vm, true) as f64 / 1e9);
        "thread_time_ns" => |vm| Value::Int(worked(vm, true) as i64);
    }
    vm.add_flow(module, "sleep", sleep);
    // What the simulated services block with: `_service("GET https://…", latency)`.
    vm.add_flow(module, "_service", |vm, args| {
        args.exact(vm, "_service", 0, 2)?;
        let label = vm.str(&args[0])?.to_string();
        let seconds = vm.float_arg(&args[1])?;
        charge(vm, true);
        Ok(blocks::sleep(vm, seconds, BlockKind::Io, label))
    });
    for (name, value) in [("timezone", 0), ("altzone", 0), ("daylight", 0), ("_STRUCT_TM_ITEMS", 11)] {
        vm.add_value(module, name, Value::Int(value));
    }
    let utc = Value::str("UTC");
    vm.add_value(module, "tzname", Value::tuple(vec![utc.clone(), utc]));
    // Calendar dates are Python code, which few programs need. Its functions stand behind native ones, which do not
    // bind to the instances of classes that keep them (`converter = time.localtime`).
    macro_rules! calendar {
        ($($name:literal),*) => {
            $(vm.add_flow(module, $name, |vm, args| {
                let calendar = vm.import_module("_calendar_time")?;
                Ok(Flow::Call(vm.get_attr_str(&calendar, $name)?, args))
            });)*
        };
    }
    calendar!(
        "gmtime",
        "localtime",
        "mktime",
        "strftime",
        "strptime",
        "asctime",
        "ctime",
        "tzset",
        "get_clock_info"
    );
    vm.add_function(module, "__getattr__", |vm, args| {
        let calendar = vm.import_module("_calendar_time")?;
        let name = vm.attribute_name(&args[0])?;
        let name = vm.intern(&name);
        if name.starts_with("__") {
            return Err(vm.attribute_error(format!("module 'time' has no attribute '{}'", name.as_str())));
        }
        match vm.get_attr_opt(&calendar, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.attribute_error(format!("module 'time' has no attribute '{}'", name.as_str()))),
        }
    });
    Ok(())
}

/// The time that work and spinning of the process, or only of the thread, have added, in nanoseconds.
fn worked(vm: &mut Vm, of_thread: bool) -> u64 {
    count_read(vm);
    let state = vm.state::<State>();
    if of_thread { state.thread_worked } else { state.worked }
}

/// A length of time as CPython's clocks take it: a number of seconds that fits as nanoseconds into 64 bits.
pub(crate) fn seconds_arg(vm: &mut Vm, value: &Value) -> PyResult<f64> {
    const LIMIT: f64 = i64::MAX as f64 / 1e9;
    if let Value::Float(seconds) = value.builtin() {
        if seconds.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        if !(-LIMIT..LIMIT).contains(seconds) {
            return Err(vm.overflow_error("timestamp out of range for platform time_t"));
        }
        return Ok(*seconds);
    }
    match vm.index(value)? {
        Value::Int(seconds) if (seconds as f64).abs() < LIMIT => Ok(seconds as f64),
        _ => Err(vm.overflow_error("timestamp too large to convert to C PyTime_t")),
    }
}

fn sleep(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    args.exact(vm, "time.sleep", 0, 1)?;
    let seconds = seconds_arg(vm, &args[0])?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    charge(vm, true);
    let label = crate::sleep::label(vm, &args);
    Ok(blocks::sleep(vm, seconds, trace::BlockKind::Sleep, label))
}
