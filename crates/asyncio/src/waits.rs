//! How long a wait takes: what the program says, scaled, jittered, and changed by the run's schedule.
//!
//! Jitter is a function of its seed and of the number of the wait, so that a run can be had again.

use trace::{Delay, Latency, Options, Schedule, TimedWait, TimerId, Waits};
use vm::Vm;

/// What a run asks for, and how many waits there were.
#[derive(Default)]
pub(crate) struct WaitState {
    latency: Latency,
    schedule: Schedule,
    /// Waits of either kind.
    count: u64,
    /// Blocking waits.
    blocks: u32,
}

impl WaitState {
    pub fn configure(&mut self, options: &Options) {
        self.latency = options.latency.clone();
        self.schedule = options.schedule.clone();
    }

    /// Whether this timer goes behind the others of its deadline.
    pub fn is_last_of_its_deadline(&self, timer: u32) -> bool {
        self.schedule.ties.contains(&TimerId(timer))
    }

    fn varied(&mut self, is_service: bool, wait: TimedWait, nanos: u64) -> u64 {
        self.count += 1;
        // A sleep that is too short to move the clock's floating-point number ends at once.
        let least = i128::from(nanos > 0 || matches!(wait, TimedWait::Block(_)));
        let mut nanos = i128::from(nanos);
        let latency = &self.latency;
        let meant = match latency.of {
            Waits::Services => is_service,
            Waits::Sleeps => !is_service,
            Waits::All => true,
        };
        if meant && (latency.scale_percent != 100 || latency.jitter_percent != 0) {
            nanos = nanos * i128::from(latency.scale_percent) / 100;
            let most = nanos * i128::from(latency.jitter_percent) / 100;
            let part = i128::from(mixed(latency.seed, self.count) >> 32);
            nanos += if is_service { ((most * part) >> 31) - most } else { (most * part) >> 32 };
        }
        let delays = self.schedule.delays.iter().filter(|delay| delay.wait == wait);
        nanos += delays.map(|Delay { nanos, .. }| i128::from(*nanos)).sum::<i128>();
        nanos.clamp(least, i128::from(u64::MAX / 4)) as u64
    }
}

/// How long the wait behind the next timer takes.
pub(crate) fn of_timer(vm: &mut Vm, is_service: bool, timer: u32, nanos: u64) -> u64 {
    vm.state::<WaitState>().varied(is_service, TimedWait::Timer(TimerId(timer)), nanos)
}

/// How long a thread is blocked that is to be blocked for so many nanoseconds.
pub(crate) fn of_block(vm: &mut Vm, is_service: bool, nanos: u64) -> u64 {
    let state = vm.state::<WaitState>();
    state.blocks += 1;
    let block = TimedWait::Block(state.blocks);
    state.varied(is_service, block, nanos)
}

/// A number that has nothing to do with its neighbours (SplitMix64).
fn mixed(seed: u64, number: u64) -> u64 {
    let mut mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number.wrapping_mul(0xd1b5_4a32_d192_ed03);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(latency: Latency, is_service: bool) -> Vec<u64> {
        let mut state = WaitState { latency, ..WaitState::default() };
        (1..=200).map(|timer| state.varied(is_service, TimedWait::Timer(TimerId(timer)), 1_000)).collect()
    }

    #[test]
    fn services_vary_both_ways_and_sleeps_only_get_longer() {
        let latency = Latency { of: Waits::All, jitter_percent: 20, seed: 7, ..Latency::default() };
        let services = waits(latency.clone(), true);
        assert!(services.iter().all(|nanos| (800..=1200).contains(nanos)), "{services:?}");
        assert!(services.iter().any(|nanos| *nanos < 850) && services.iter().any(|nanos| *nanos > 1150));
        let sleeps = waits(latency.clone(), false);
        assert!(sleeps.iter().all(|nanos| (1000..=1200).contains(nanos)), "{sleeps:?}");
        assert_eq!(services, waits(latency, true));
    }

    #[test]
    fn only_what_is_meant_is_scaled() {
        let latency = Latency { of: Waits::Services, scale_percent: 250, ..Latency::default() };
        assert_eq!(waits(latency.clone(), true)[0], 2_500);
        assert_eq!(waits(latency, false)[0], 1_000);
    }

    #[test]
    fn a_schedule_moves_one_wait() {
        let delay = |timer, nanos| Delay { wait: TimedWait::Timer(TimerId(timer)), nanos };
        let schedule = Schedule { delays: vec![delay(2, 30), delay(3, -5_000)], ..Schedule::default() };
        let mut state = WaitState { schedule, ..WaitState::default() };
        let mut wait = |timer| state.varied(false, TimedWait::Timer(TimerId(timer)), 1_000);
        assert_eq!([wait(1), wait(2), wait(3)], [1_000, 1_030, 1]);
    }
}
