//! Round numbers: the one place where times, counts and pixels become text.
//!
//! Times come in whole nanoseconds and are rounded here only, in integers, so that the same trace gives
//! the same text on every machine.

use trace::Nanos;

const MICRO: u64 = 1_000;
const MILLI: u64 = 1_000_000;
const SECOND: u64 = 1_000_000_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Up to here times are told in seconds: scripts say `sleep(90)`, not one and a half minutes.
const SECONDS_UP_TO: u64 = 2 * MINUTE;

/// How long something took, as short as it can be said: `2 s`, `0.5 s`, `50 ms`, `1 h 30 min`.
pub fn duration(time: Nanos) -> String {
    text(time, 0)
}

/// A point in time or a total, with at least one decimal where it is told in seconds: `6.0 s`.
pub fn total(time: Nanos) -> String {
    text(time, 1)
}

fn text(Nanos(nanos): Nanos, decimals: usize) -> String {
    if nanos == 0 {
        return if decimals > 0 { ::words::pick("0.0 s", "0,0 s").to_owned() } else { "0 s".to_owned() };
    }
    if nanos < SECOND / 10 {
        let (unit, name) = match nanos {
            MILLI.. => (MILLI, "ms"),
            MICRO.. => (MICRO, "µs"),
            _ => (1, "ns"),
        };
        return format!("{} {name}", decimal(nanos, unit, 0));
    }
    if nanos < SECONDS_UP_TO {
        return format!("{} s", decimal(nanos, SECOND, decimals));
    }
    let seconds = (nanos + SECOND / 2) / SECOND;
    let (large, large_name, small, small_name) = match seconds * SECOND {
        nanos if nanos < HOUR => (60, "min", 1, "s"),
        nanos if nanos < 2 * DAY => (3600, "h", 60, "min"),
        _ => (86_400, "d", 3600, "h"),
    };
    let smalls = (seconds + small / 2) / small;
    let (whole, rest) = (smalls * small / large, smalls * small % large / small);
    match rest {
        0 => format!("{} {large_name}", count(whole)),
        rest => format!("{} {large_name} {rest} {small_name}", count(whole)),
    }
}

/// `nanos` in `unit`s with up to three decimals, at least `decimals` of them.
fn decimal(nanos: u64, unit: u64, decimals: usize) -> String {
    let thousandths = (u128::from(nanos) * 1000 + u128::from(unit) / 2) / u128::from(unit);
    let mut fraction = format!("{:03}", thousandths % 1000);
    while fraction.len() > decimals && fraction.ends_with('0') {
        fraction.pop();
    }
    let whole = thousandths / 1000;
    let point = ::words::pick('.', ',');
    if fraction.is_empty() { whole.to_string() } else { format!("{whole}{point}{fraction}") }
}

/// A count with its thousands apart: `1,000`.
pub use ::words::count;

/// A share of a whole, in percent without decimals.
pub fn percent(part: Nanos, whole: Nanos) -> u64 {
    if whole.0 == 0 {
        return 0;
    }
    ((u128::from(part.0) * 100 + u128::from(whole.0) / 2) / u128::from(whole.0)) as u64
}

/// A coordinate in tenths of a pixel: finer is not seen, and makes files large.
pub fn px(coordinate: f64) -> f64 {
    let rounded = (coordinate * 10.0).round() / 10.0;
    // A negative zero would show its sign.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// One tick of a ruler.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick<T> {
    pub at: T,
    pub label: String,
}

/// Ticks from `start` to `end`, at most `room` of them, at round times.
pub fn time_ticks(start: Nanos, end: Nanos, room: usize) -> Vec<Tick<Nanos>> {
    let room = room.max(2) as u64;
    let length = end.0.saturating_sub(start.0);
    let step = time_steps().find(|step| length / step < room).unwrap_or(length.max(1));
    (start.0.div_ceil(step)..=end.0 / step)
        .map(|index| Tick { at: Nanos(index * step), label: tick_label(index * step, end.0, step) })
        .collect()
}

/// The distances that ticks may have: 1, 2 and 5 of each power of ten up to a minute, then a clock's.
fn time_steps() -> impl Iterator<Item = u64> {
    let decimal = (0..=10).flat_map(|power| [1, 2, 5].map(|digit| digit * 10u64.pow(power)));
    let sexagesimal = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
    let days = (0..=7).flat_map(|power| [2, 5, 10].map(|digit| digit * DAY * 10u64.pow(power)));
    decimal
        .filter(|step| *step < 10 * SECOND)
        .chain(sexagesimal.map(|seconds: u64| seconds * SECOND))
        .chain(days)
}

/// All ticks of a ruler speak in the unit that its end has.
fn tick_label(nanos: u64, end: u64, step: u64) -> String {
    let (unit, name) = match end {
        // A part of a long run is told exactly enough to tell its ticks apart.
        SECONDS_UP_TO.. if step >= SECOND => return duration(Nanos(nanos)),
        SECOND.. if step < MILLI => return format!("{} ms", decimal(nanos, MILLI, 0)),
        200_000_000.. => (SECOND, "s"),
        200_000.. => (MILLI, "ms"),
        200.. => (MICRO, "µs"),
        _ => (1, "ns"),
    };
    format!("{} {name}", decimal(nanos, unit, 0))
}

/// Ticks on an axis of scheduling steps.
pub fn step_ticks(start: u32, end: u32, room: usize) -> Vec<Tick<u32>> {
    let room = room.max(2) as u32;
    let length = end.saturating_sub(start);
    let step = (0..10)
        .flat_map(|power| [1, 2, 5].map(|digit: u32| digit.saturating_mul(10u32.saturating_pow(power))))
        .find(|step| length / step < room)
        .unwrap_or(length.max(1));
    let ticks = start.div_ceil(step)..=end / step;
    ticks.map(|index| Tick { at: index * step, label: count(u64::from(index * step)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short_and_exact() {
        let said: Vec<String> = [
            0,
            1,
            1_500,
            5_000_000,
            50_500_000,
            100_000_000,
            318_000_000,
            1_000_000_000,
            2_500_000_000,
            90_000_000_000,
            120_000_000_000,
            125_400_000_000,
            3_599_700_000_000,
            3_600_000_000_000,
            5_400_000_000_000,
            172_800_000_000_000,
            1_000_000_000_000_000,
        ]
        .map(|nanos| format!("{} | {}", duration(Nanos(nanos)), total(Nanos(nanos))))
        .into();
        insta::assert_snapshot!(said.join("\n"));
    }

    #[test]
    fn ticks_are_round_at_every_length() {
        let said: Vec<String> = [
            0,
            900,
            5_000_000,
            475_000_000,
            2_000_000_000,
            6_000_000_000,
            45_000_000_000,
            300_000_000_000,
            3_600_000_000_000,
            90_000_000_000_000,
            1_000_000_000_000_000,
        ]
        .map(|end| {
            let labels: Vec<String> =
                time_ticks(Nanos(0), Nanos(end), 8).into_iter().map(|tick| tick.label).collect();
            labels.join("  ")
        })
        .into();
        insta::assert_snapshot!(said.join("\n"));
    }

    #[test]
    fn steps_are_counted() {
        let labels: Vec<String> = step_ticks(0, 37, 8).into_iter().map(|tick| tick.label).collect();
        assert_eq!(labels.join(" "), "0 5 10 15 20 25 30 35");
    }
}
