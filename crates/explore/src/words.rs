//! Changes and ends of runs in sentences.

use trace::{Limit, Line, Nanos};
use words::pick;

words::sentences! {
    pub(crate) fn takes_instead(wait: &str, time: &str, usual: &str) {
        en: "{wait} takes {time} instead of {usual}",
        de: "{wait} dauert {time} statt {usual}",
    }
    pub(crate) fn a_timer() { en: "a timer", de: "ein Timer" }
    pub(crate) fn ends_after(wait: &str, time: &str) {
        en: "{wait} ends after the others that end at {time}",
        de: "{wait} endet nach den anderen, die bei {time} enden",
    }
    pub(crate) fn put_aside(thread: &str, line: &str) {
        en: "{thread} is put aside{line} until all others wait",
        de: "{thread} wird{line} beiseitegelegt, bis alle anderen warten",
    }
    pub(crate) fn wait_of(label: &str, who: &str, line: &str) {
        en: "{label} of {who}{line}",
        de: "{label} von {who}{line}",
    }
    pub(crate) fn the_main_thread() { en: "the main thread", de: "MainThread" }
    pub(crate) fn thread(number: u32) { en: "thread {number}", de: "Thread {number}" }

    /// The change that no machine makes.
    pub(crate) fn serial() {
        en: "nothing comes between: each task and each thread goes on over its own waits, as if it were alone",
        de: "nichts kommt dazwischen: Jeder Task und jeder Thread macht über sein eigenes Warten hinweg weiter, als wäre er allein",
    }

    pub(crate) fn exit_status(status: i32) { en: "exit status {status}", de: "Exit-Status {status}" }
    pub(crate) fn refused(message: &str, line: &str) {
        en: "refused: {message}{line}",
        de: "abgelehnt: {message}{line}",
    }
}

/// ` at line 7`, or nothing.
pub(crate) fn at_line(line: Option<Line>) -> String {
    line.map_or(String::new(), |line| pick(format!(" at line {}", line.0), format!(" in Zeile {}", line.0)))
}

/// How a run ends that a limit stops.
pub(crate) fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::Fuel => pick("never ends", "endet nie"),
        Limit::Memory => pick("needs too much memory", "braucht zu viel Speicher"),
        Limit::Time => pick("waits too long", "wartet zu lange"),
        Limit::Output => pick("prints without end", "gibt ohne Ende aus"),
        Limit::Events => pick("too much happens", "es geschieht zu viel"),
    }
}

/// Seconds without needless digits: `0.101 s`.
pub(crate) fn seconds(nanos: u64) -> String {
    let whole = Nanos(nanos).0 / 1_000_000_000;
    let fraction = format!("{:09}", nanos % 1_000_000_000);
    let fraction = fraction.trim_end_matches('0');
    let point = pick('.', ',');
    if fraction.is_empty() { format!("{whole} s") } else { format!("{whole}{point}{fraction} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_short() {
        assert_eq!(
            [0, 101_000_000, 2_000_000_000, 1].map(seconds),
            ["0 s", "0.101 s", "2 s", "0.000000001 s"]
        );
    }

    #[test]
    fn every_sentence_is_complete_in_all_languages() {
        assert_eq!(words::faults(SENTENCES), [""; 0]);
    }
}
