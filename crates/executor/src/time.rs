//! Virtual time: [`Instant`] and [`Duration`], both a count of nanoseconds in a `u64`.
//!
//! Arithmetic saturates, so that a script which asks to wait "for ever" gets [`Instant::NEVER`] and not a
//! panic. 64 bits of nanoseconds last for 584 years.

use core::fmt;
use core::ops::{Add, AddAssign, Sub};

const NANOS_PER_MICRO: u64 = 1_000;
const NANOS_PER_MILLI: u64 = 1_000_000;
const NANOS_PER_SEC: u64 = 1_000_000_000;

/// A point in virtual time: nanoseconds since the clock began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

/// A length of virtual time in nanoseconds.
///
/// Half the size of [`core::time::Duration`], to and from which it converts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(u64);

impl Instant {
    /// Where every clock starts.
    pub const START: Instant = Instant(0);
    /// The last instant; what lies beyond it is the same to us.
    pub const NEVER: Instant = Instant(u64::MAX);

    /// The instant `nanos` nanoseconds after the start.
    pub const fn from_nanos(nanos: u64) -> Instant {
        Instant(nanos)
    }

    /// Nanoseconds since the start.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// Seconds since the start, as the nearest double of the nanoseconds, divided.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// How long after `earlier` this instant is; zero if it is not after it.
    pub const fn since(self, earlier: Instant) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration(0);
    /// The longest duration.
    pub const MAX: Duration = Duration(u64::MAX);

    /// `nanos` nanoseconds.
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration(nanos)
    }

    /// `micros` microseconds.
    pub const fn from_micros(micros: u64) -> Duration {
        Duration(micros.saturating_mul(NANOS_PER_MICRO))
    }

    /// `millis` milliseconds.
    pub const fn from_millis(millis: u64) -> Duration {
        Duration(millis.saturating_mul(NANOS_PER_MILLI))
    }

    /// `secs` seconds.
    pub const fn from_secs(secs: u64) -> Duration {
        Duration(secs.saturating_mul(NANOS_PER_SEC))
    }

    /// `secs` seconds, rounded to the nearest nanosecond, halves to the even one.
    ///
    /// A positive duration is at least one nanosecond: a loop that waits for what is left until a deadline
    /// would otherwise never reach it. Negative numbers and NaN give zero, what is too large [`MAX`](Self::MAX).
    ///
    /// ```
    /// use executor::Duration;
    ///
    /// assert_eq!(Duration::from_secs_f64(0.1), Duration::from_millis(100));
    /// assert_eq!(Duration::from_secs_f64(1e-16), Duration::from_nanos(1));
    /// assert_eq!(Duration::from_secs_f64(-1.0), Duration::ZERO);
    /// ```
    pub fn from_secs_f64(secs: f64) -> Duration {
        // `core` has no `round_ties_even`. The cast truncates and saturates, and takes NaN to zero.
        let nanos = secs * 1e9;
        let whole = nanos as u64;
        let rest = nanos - whole as f64;
        let up = rest > 0.5 || (rest == 0.5 && whole % 2 == 1) || (whole == 0 && rest > 0.0);
        Duration(whole.saturating_add(u64::from(up)))
    }

    /// The number of nanoseconds.
    pub const fn as_nanos(self) -> u64 {
        self.0
    }

    /// The number of seconds, as the nearest double of the nanoseconds, divided.
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// Whether this is no time at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, duration: Duration) -> Instant {
        Instant(self.0.saturating_add(duration.0))
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl Sub for Instant {
    type Output = Duration;

    fn sub(self, earlier: Instant) -> Duration {
        self.since(earlier)
    }
}

impl Add for Duration {
    type Output = Duration;

    fn add(self, other: Duration) -> Duration {
        Duration(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub for Duration {
    type Output = Duration;

    fn sub(self, other: Duration) -> Duration {
        Duration(self.0.saturating_sub(other.0))
    }
}

impl From<core::time::Duration> for Duration {
    fn from(duration: core::time::Duration) -> Duration {
        Duration(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX))
    }
}

impl From<Duration> for core::time::Duration {
    fn from(duration: Duration) -> core::time::Duration {
        core::time::Duration::from_nanos(duration.0)
    }
}

/// Seconds with as many decimals as there are: `1.25s`; `{:.3}` gives three decimals.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&core::time::Duration::from(*self), f)
    }
}

/// As the [`Duration`] since the start.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Duration(self.0), f)
    }
}
