//! The GIL: for how long a thread may run Python before another one of its process has its turn.
//!
//! The machine executes a slice of instructions at a time, and asks [`slice_over`] when it is used up. A thread is put
//! aside there in two cases: with counted work, when it has run for the switch interval and another thread could run;
//! and where the run's [`Schedule`] says so. It is put aside between two instructions of the program itself, of which
//! stores are the interesting ones: `counter += 1` loads, adds and stores, and another thread may have stored meanwhile.

use std::collections::VecDeque;

use trace::{Cpu, EventKind, GilDrop, Line, Options, Policy, Schedule, Switch, SwitchPoint, ThreadId};
use vm::Vm;
use vm::value::PyResult;

use crate::state::State;
use crate::{clock, processes, threads};

/// How long a thread is left alone that cannot be put aside where it is.
const SHORT: u64 = 500;
/// The library is left alone for so many instructions at least, so that what it does at once stays so at any rate.
const LIBRARY: u64 = 20_000;
/// How much work, in nanoseconds, lies between two looks at where a thread is.
const LOOK: u64 = 250_000;
/// So many places for switches are listed at most.
const MOST_POINTS: usize = 20_000;

/// Slices and switches of a run.
#[derive(Default)]
pub(crate) struct Gil {
    /// The number of instructions when the thread got the GIL, or began the slice after the last.
    begun: u64,
    /// The switch interval for this slice, in instructions.
    length: u64,
    /// How many slices there were.
    slices: u64,
    seed: u64,
    /// Switches that are still to be made.
    switches: VecDeque<Switch>,
    list_points: bool,
    points: Vec<SwitchPoint>,
}

/// A run begins.
pub(crate) fn configure(vm: &mut Vm, options: &Options) {
    let Schedule { switches, list_points, .. } = &options.schedule;
    let counted = matches!(options.cpu, Cpu::Counted { .. });
    let gil = vm.state::<Gil>();
    gil.seed = options.seed;
    gil.switches = switches.iter().copied().collect();
    trace::order::sort(gil.switches.make_contiguous());
    gil.list_points = *list_points;
    if counted || *list_points || !switches.is_empty() {
        vm.slice_hook = Some(slice_over);
    }
    if counted {
        vm.clock_hook = Some(clock::charge_so_far);
        vm.work_hook = Some(clock::look);
    }
}

/// The places where a switch was possible.
pub(crate) fn take_points(vm: &mut Vm) -> Vec<SwitchPoint> {
    std::mem::take(&mut vm.state::<Gil>().points)
}

/// A thread got the GIL.
pub(crate) fn begin_turn(vm: &mut Vm) {
    if vm.slice_hook.is_some() {
        begin_interval(vm);
        begin_slice(vm);
    }
}

/// The thread that runs begins something that must not be interrupted soon.
pub(crate) fn begin_interval(vm: &mut Vm) {
    let now = vm.instructions();
    let rate = match vm.state::<State>().cpu {
        Cpu::Counted { nanos_per_instruction } => u64::from(nanos_per_instruction.max(1)),
        Cpu::Off => 1,
    };
    let interval = (vm.switch_interval / rate).max(1);
    let gil = vm.state::<Gil>();
    gil.slices += 1;
    gil.begun = now;
    gil.length = if gil.seed == 0 { interval } else { shifted(interval, gil.seed, gil.slices) };
}

/// With a seed, slices differ by up to an eighth.
fn shifted(interval: u64, seed: u64, slice: u64) -> u64 {
    // SplitMix64: every bit of the seed and the number counts.
    let mut mixed =
        seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(slice.wrapping_mul(0xbf58_476d_1ce4_e5b9));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    let range = interval / 4 + 1;
    (interval - interval / 8 + mixed % range).max(1)
}

/// Has the machine ask again when the interval is over, or the next switch is to be made.
fn begin_slice(vm: &mut Vm) {
    let now = vm.instructions();
    let cpu = vm.state::<State>().cpu;
    let gil = vm.state::<Gil>();
    let mut slice = u64::MAX;
    if let Cpu::Counted { nanos_per_instruction } = cpu {
        slice = (gil.begun + gil.length).saturating_sub(now).max(SHORT.min(gil.length));
        slice = slice.min((LOOK / u64::from(nanos_per_instruction.max(1))).max(SHORT));
    }
    if let Some(switch) = gil.switches.front() {
        slice = slice.min(switch.at.saturating_sub(now));
    }
    if gil.list_points {
        slice = 1;
    }
    vm.begin_slice(slice.max(1));
}

/// The machine asks whether the thread that runs is to be put aside; the next slice has begun.
fn slice_over(vm: &mut Vm) -> PyResult<bool> {
    clock::look(vm);
    let switches = decide(vm);
    if !switches {
        begin_slice(vm);
    }
    Ok(switches)
}

fn decide(vm: &mut Vm) -> bool {
    let now = vm.instructions();
    let in_program = !vm.caller_is_library();
    // A module that is half made is not to be seen by other threads.
    let possible = vm.fiber.nested == 0 && !vm.is_importing() && !processes::is_starting(vm);
    let others = threads::others_ready(vm);
    if in_program && possible && others {
        list_point(vm, now);
    }
    let gil = vm.state::<Gil>();
    if in_program && possible && gil.switches.front().is_some_and(|switch| switch.at <= now) {
        while gil.switches.front().is_some_and(|switch| switch.at <= now) {
            gil.switches.pop_front();
        }
        if others {
            clock::charge(vm, false);
            vm.recorder.record(EventKind::GilDropped { cause: GilDrop::Schedule });
            threads::hold_current(vm);
            return true;
        }
    }
    let state = vm.state::<State>();
    if !matches!(state.cpu, Cpu::Counted { .. }) || state.policy == Policy::Serial {
        return false;
    }
    let gil = vm.state::<Gil>();
    let used = now - gil.begun.min(now);
    if used < gil.length {
        return false;
    }
    // The library's own code is left to finish what it does, unless that takes long as well.
    if !possible || (!in_program && used < gil.length + gil.length.max(LIBRARY)) {
        return false;
    }
    if processes::side_by_side(vm) {
        clock::charge(vm, false);
        if threads::others_ready_in_process(vm) {
            vm.recorder.record(EventKind::GilDropped { cause: GilDrop::Interval });
        }
        return true;
    }
    if others || threads::next_deadline(vm).is_some_and(|next| next <= clock::worked_until(vm)) {
        clock::charge(vm, false);
        vm.recorder.record(EventKind::GilDropped { cause: GilDrop::Interval });
        return true;
    }
    begin_interval(vm);
    false
}

fn list_point(vm: &mut Vm, at: u64) {
    let thread = ThreadId(vm.fiber.thread);
    let line = vm.program_line().map(Line);
    let gil = vm.state::<Gil>();
    if gil.list_points && gil.points.len() < MOST_POINTS {
        gil.points.push(SwitchPoint { at, thread, line });
    }
}
