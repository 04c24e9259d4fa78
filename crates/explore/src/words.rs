//! Changes in sentences.

use trace::Nanos;

/// Seconds without needless digits: `0.101 s`.
pub(crate) fn seconds(nanos: u64) -> String {
    let whole = Nanos(nanos).0 / 1_000_000_000;
    let fraction = format!("{:09}", nanos % 1_000_000_000);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{whole} s") } else { format!("{whole}.{fraction} s") }
}

/// The change that no machine makes.
pub(crate) const SERIAL: &str =
    "nothing comes between: each task and each thread goes on over its own waits, as if it were alone";

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn seconds_are_short() {
        assert_eq!(
            [0, 101_000_000, 2_000_000_000, 1].map(seconds),
            ["0 s", "0.101 s", "2 s", "0.000000001 s"]
        );
    }
}
