//! What a check wishes for and why it failed, in all languages.

use words::pick;

use crate::expectation::{Comparison, Measure, OutputPart, OutputTest};

words::sentences! {
    // Wishes.
    pub(crate) fn no_block_over(limit: &str) {
        en: "nothing blocks the loop for more than {limit}",
        de: "nichts blockiert die Loop länger als {limit}",
    }
    pub(crate) fn all_awaited() { en: "every coroutine is awaited", de: "jede Coroutine wird erwartet" }
    pub(crate) fn all_finished() {
        en: "every task has ended before the program does",
        de: "jeder Task ist zu Ende, bevor das Programm endet",
    }
    pub(crate) fn cleanup_ran() {
        en: "what is cancelled cleans up before it ends",
        de: "was abgebrochen wird, räumt auf, bevor es endet",
    }
    pub(crate) fn no_exception() {
        en: "the program ends without an exception",
        de: "das Programm endet ohne Exception",
    }
    pub(crate) fn ends_with(name: &str) {
        en: "the program ends with {name}",
        de: "das Programm endet mit {name}",
    }
    pub(crate) fn ends_in_deadlock() {
        en: "the program ends in a deadlock",
        de: "das Programm endet in einem Deadlock",
    }
    pub(crate) fn uses(code: &str) { en: "the code uses `{code}`", de: "der Code benutzt `{code}`" }
    pub(crate) fn avoids(code: &str) {
        en: "the code does not use `{code}`",
        de: "der Code benutzt `{code}` nicht",
    }
    fn takes(amount: &str) { en: "the program takes {amount}", de: "das Programm dauert {amount}" }
    fn one_waits(amount: &str) {
        en: "at its busiest, {amount}1 task waits",
        de: "wenn am meisten los ist, wartet {amount}1 Task",
    }
    fn several_wait(amount: &str) {
        en: "at its busiest, {amount} tasks wait at the same time",
        de: "wenn am meisten los ist, warten {amount} Tasks zugleich",
    }
    fn makes_one(amount: &str) { en: "the program makes {amount}1 task", de: "das Programm erzeugt {amount}1 Task" }
    fn makes_several(amount: &str) { en: "the program makes {amount} tasks", de: "das Programm erzeugt {amount} Tasks" }
    fn one_cancelled(amount: &str) { en: "{amount}1 task ends cancelled", de: "{amount}1 Task endet abgebrochen" }
    fn several_cancelled(amount: &str) {
        en: "{amount} tasks end cancelled",
        de: "{amount} Tasks enden abgebrochen",
    }

    // Findings.
    pub(crate) fn no_line_with(text: &str) {
        en: "no line with “{text}” was printed",
        de: "keine Zeile mit „{text}“ wurde ausgegeben",
    }
    pub(crate) fn never_awaited(coroutine: &str, made: &str) {
        en: "`{coroutine}(…)`{made} was never awaited, so its code never ran",
        de: "`{coroutine}(…)`{made} wurde nie erwartet, also lief ihr Code nie",
    }
    pub(crate) fn ended_without(name: &str) {
        en: "the program ended without {name}",
        de: "das Programm endete ohne {name}",
    }
    pub(crate) fn came_to_end() { en: "the program came to its end", de: "das Programm kam zu seinem Ende" }
    pub(crate) fn line_uses(line: u32, code: &str) {
        en: "line {line} uses `{code}`",
        de: "Zeile {line} benutzt `{code}`",
    }
    pub(crate) fn took_waiting(total: &str, limit: &str, task: &str, label: &str, line: &str) {
        en: "it took {total}; at {limit} {task} was still waiting for {label}{line}",
        de: "es dauerte {total}; bei {limit} wartete {task} noch auf {label}{line}",
    }
    pub(crate) fn took(total: &str) { en: "it took {total}", de: "es dauerte {total}" }
    pub(crate) fn nothing_waited() { en: "nothing ever waited", de: "nichts hat je gewartet" }
    pub(crate) fn none_overlapped() {
        en: "no two waits overlapped",
        de: "keine zwei Wartezeiten überlappten sich",
    }
    pub(crate) fn overlapped(most: usize, at: &str) {
        en: "{most} waits overlapped at {at}",
        de: "{most} Wartezeiten überlappten sich bei {at}",
    }
    pub(crate) fn made(tasks: &str) { en: "the program made {tasks}", de: "das Programm erzeugte {tasks}" }
    pub(crate) fn printed_at(text: &str, at: &str) {
        en: "“{text}” was printed at {at}",
        de: "„{text}“ wurde bei {at} ausgegeben",
    }
    pub(crate) fn of_task(task: &str) { en: " of {task}", de: " von {task}" }
    pub(crate) fn held_loop(what: &str, time: &str) {
        en: "{what} held the loop for {time}, and nothing else could run",
        de: "{what} hielt die Loop {time} lang fest, und nichts anderes konnte laufen",
    }
    pub(crate) fn had_not_finished(task: &str) {
        en: "{task} had not finished when the program ended",
        de: "{task} war nicht fertig, als das Programm endete",
    }
    pub(crate) fn nothing_cancelled() { en: "nothing was cancelled", de: "nichts wurde abgebrochen" }
    pub(crate) fn cancelled_and_never_ended(task: &str, at: &str, line: &str) {
        en: "{task} was cancelled at {at}{line}, and it never ended",
        de: "{task} wurde bei {at}{line} abgebrochen und endete nie",
    }
    pub(crate) fn cancelled_and_idle(task: &str, at: &str, line: &str) {
        en: "{task} was cancelled at {at}{line}, and it did nothing more",
        de: "{task} wurde bei {at}{line} abgebrochen und tat danach nichts mehr",
    }
    pub(crate) fn nothing_printed() { en: "nothing was printed", de: "es wurde nichts ausgegeben" }
    pub(crate) fn not_expected(text: &str) {
        en: "“{text}” is not what was expected there",
        de: "„{text}“ ist nicht, was dort erwartet wurde",
    }
    pub(crate) fn lines_missing() {
        en: "some lines are missing at the end of the output",
        de: "am Ende der Ausgabe fehlen Zeilen",
    }
    pub(crate) fn part_is(part: &str, text: &str) { en: "{part} is “{text}”", de: "{part} ist „{text}“" }
    pub(crate) fn part_contains(part: &str, text: &str) {
        en: "{part} contains “{text}”",
        de: "{part} enthält „{text}“",
    }
    pub(crate) fn part_lacks(part: &str, text: &str) {
        en: "{part} does not contain “{text}”",
        de: "{part} enthält nicht „{text}“",
    }
    pub(crate) fn ended_with_status(status: i32) {
        en: "the program ended with status {status}",
        de: "das Programm endete mit dem Exit-Status {status}",
    }
    pub(crate) fn ended_with(what: &str) {
        en: "the program ended with {what}",
        de: "das Programm endete mit {what}",
    }
    pub(crate) fn deadlock() {
        en: "deadlock: every task waits for something that can never happen",
        de: "Deadlock: Jeder Task wartet auf etwas, das nie geschehen kann",
    }
    pub(crate) fn stopped(why: &str) {
        en: "the program was stopped: {why}",
        de: "das Programm wurde angehalten: {why}",
    }
    pub(crate) fn in_brackets(line: u32) { en: " (line {line})", de: " (Zeile {line})" }
    pub(crate) fn in_line(line: u32) { en: " in line {line}", de: " in Zeile {line}" }
    pub(crate) fn made_in(line: u32) { en: ", made in line {line},", de: ", erzeugt in Zeile {line}," }
}

/// `the program takes at most 2.0 s`
pub(crate) fn measured(measure: &Measure, comparison: Comparison, value: f64, seconds: &str) -> String {
    let amount = match comparison {
        Comparison::Less => pick("less than ", "weniger als "),
        Comparison::AtMost => pick("at most ", "höchstens "),
        Comparison::Equal => pick("exactly ", "genau "),
        Comparison::NotEqual => pick("anything but ", "alles außer "),
        Comparison::AtLeast => pick("at least ", "mindestens "),
        Comparison::More => pick("more than ", "mehr als "),
    };
    let counted = format!("{amount}{value}");
    match measure {
        Measure::Total => takes(&format!("{amount}{seconds}")),
        Measure::MaxConcurrent if value == 1.0 => one_waits(amount),
        Measure::MaxConcurrent => several_wait(&counted),
        Measure::Tasks if value == 1.0 => makes_one(amount),
        Measure::Tasks => makes_several(&counted),
        Measure::Cancelled if value == 1.0 => one_cancelled(amount),
        Measure::Cancelled => several_cancelled(&counted),
        Measure::TimeOf(text) => {
            let (before, after) = match comparison {
                Comparison::Less => pick(("before ", ""), ("vor ", "")),
                Comparison::AtMost => pick(("at ", " or earlier"), ("bei ", " oder früher")),
                Comparison::Equal => pick(("exactly at ", ""), ("genau bei ", "")),
                Comparison::NotEqual => pick(("not at ", ""), ("nicht bei ", "")),
                Comparison::AtLeast => pick(("at ", " or later"), ("bei ", " oder später")),
                Comparison::More => pick(("after ", ""), ("nach ", "")),
            };
            let moment = format!("{before}{seconds}{after}");
            pick(format!("“{text}” is printed {moment}"), format!("„{text}“ wird {moment} ausgegeben"))
        }
    }
}

/// `the output contains “a”`
pub(crate) fn output(part: OutputPart, test: OutputTest, text: &str) -> String {
    let part = match part {
        OutputPart::All => pick("the output", "die Ausgabe"),
        OutputPart::FirstLine => pick("the first line of output", "die erste Zeile der Ausgabe"),
        OutputPart::LastLine => pick("the last line of output", "die letzte Zeile der Ausgabe"),
    };
    match test {
        OutputTest::Equals => part_is(part, text),
        OutputTest::Contains => part_contains(part, text),
        OutputTest::Lacks => part_lacks(part, text),
    }
}

/// What was printed, as the subject of a finding.
pub(crate) fn part(part: OutputPart) -> &'static str {
    match part {
        OutputPart::All => pick("the output", "die Ausgabe"),
        OutputPart::FirstLine => pick("the first line", "die erste Zeile"),
        OutputPart::LastLine => pick("the last line", "die letzte Zeile"),
    }
}

/// `1 task`, `3 tasks`.
pub(crate) fn tasks(number: f64) -> String {
    words::counted(number as usize, ["task", "tasks"], ["Task", "Tasks"])
}

/// `3 tasks ended cancelled`
pub(crate) fn ended_cancelled(number: f64) -> String {
    let german = if number == 1.0 { "endete" } else { "endeten" };
    pick(format!("{} ended cancelled", tasks(number)), format!("{} {german} abgebrochen", tasks(number)))
}

/// Why a run was stopped.
pub(crate) fn limit(limit: trace::Limit) -> &'static str {
    match limit {
        trace::Limit::Fuel => pick("it executed too many instructions", "es führte zu viele Anweisungen aus"),
        trace::Limit::Memory => pick("it used too much memory", "es brauchte zu viel Speicher"),
        trace::Limit::Time => {
            pick("it ran past the end of virtual time", "es lief über das Ende der virtuellen Zeit hinaus")
        }
        trace::Limit::Output => pick("it printed too much", "es gab zu viel aus"),
        trace::Limit::Events => pick("too much happened in it", "es geschah zu viel darin"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_complete_in_all_languages() {
        assert_eq!(words::faults(SENTENCES), [""; 0]);
    }
}
