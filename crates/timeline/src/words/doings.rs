//! The sentences of a transcript: what a lane does, or several lanes do, in an instant.

use words::pick;

use super::at_line;
use trace::Line;

words::sentences! {
    pub(crate) fn likewise(count: &str) { en: ", and {count} more likewise", de: ", und {count} weitere ebenso" }
    pub(crate) fn program_ends() { en: "The program ends.", de: "Das Programm endet." }
    pub(crate) fn program_ends_with_status(status: i32) {
        en: "The program ends with status {status}.",
        de: "Das Programm endet mit dem Exit-Status {status}.",
    }
    pub(crate) fn program_ends_with(exception: &str, line: &str) {
        en: "The program ends with {exception}{line}.",
        de: "Das Programm endet mit {exception}{line}.",
    }
    pub(crate) fn nothing_ran_because(exception: &str, line: &str, message: &str) {
        en: "Nothing ran: {exception}{line}: {message}.",
        de: "Nichts lief: {exception}{line}: {message}.",
    }
    pub(crate) fn nothing_ran(line: u32, message: &str) {
        en: "Nothing ran: line {line}: {message}.",
        de: "Nichts lief: Zeile {line}: {message}.",
    }
    pub(crate) fn deadlock(links: &str) {
        en: "Deadlock, nothing can ever run again: {links}.",
        de: "Deadlock, nichts kann je wieder laufen: {links}.",
    }
    pub(crate) fn run_was(stopped: &str, line: &str) {
        en: "The run was {stopped}{line}.",
        de: "Der Lauf wurde {stopped}{line}.",
    }
    pub(crate) fn loop_for(time: &str, label: &str, line: &str, cost: &str) {
        en: "the loop for {time} with {label}{line}{cost}",
        de: "die Loop {time} lang mit {label}{line}{cost}",
    }
}

/// The forms of a verb: for one and for several.
#[derive(Clone, Copy)]
pub(crate) struct Verb {
    english: [&'static str; 2],
    german: [&'static str; 2],
}

macro_rules! verbs {
    ($($name:ident: $one:literal $several:literal, $eines:literal $mehrere:literal;)*) => {
        $(pub(crate) const $name: Verb = Verb { english: [$one, $several], german: [$eines, $mehrere] };)*
    };
}

verbs! {
    BEGINS: "begins" "begin", "beginnt" "beginnen";
    GOES_ON: "goes on" "go on", "macht weiter" "machen weiter";
    STARTS: "starts" "start", "startet" "starten";
    PASSES: "goes straight through an await" "go straight through an await",
        "geht einfach durch ein await" "gehen einfach durch ein await";
    WAITS: "waits for" "wait for", "wartet auf" "warten auf";
    WORKS: "does" "do", "hat" "haben";
    YIELDS: "gives up its turn" "give up their turns", "gibt seinen Zug ab" "geben ihren Zug ab";
    DONE: "is done" "are done", "ist fertig" "sind fertig";
    ENDS_CANCELLED: "ends as cancelled" "end as cancelled", "endet abgebrochen" "enden abgebrochen";
    GETS_CANCELLED: "gets CancelledError" "get CancelledError", "bekommt CancelledError" "bekommen CancelledError";
    FAILS: "fails with" "fail with", "scheitert mit" "scheitern mit";
    TIMES_OUT: "runs out of time" "run out of time", "hat keine Zeit mehr" "haben keine Zeit mehr";
    BLOCKS: "blocks" "block", "blockiert" "blockieren";
    TAKES: "takes" "take", "nimmt" "nehmen";
    WARNED: "causes a warning:" "cause a warning:", "bewirkt eine Warnung:" "bewirken eine Warnung:";
    NEVER_AWAITED: "was never awaited, so that it never ran" "were never awaited, so that it never ran",
        "wurde nie erwartet und lief deshalb nie" "wurden nie erwartet und liefen deshalb nie";
}

impl Verb {
    /// The verb alone.
    pub(crate) fn said(self, several: bool) -> &'static str {
        pick(self.english, self.german)[usize::from(several)]
    }

    /// The verb with what follows it.
    pub(crate) fn with(self, several: bool, rest: &str) -> String {
        format!("{} {rest}", self.said(several))
    }

    /// The verb with its line.
    pub(crate) fn at(self, several: bool, line: Option<Line>) -> String {
        format!("{}{}", self.said(several), at_line(line))
    }
}

/// `prints “a”`
pub(crate) fn prints(several: bool, text: &str) -> String {
    let (english, german) = if several { ("print", "geben") } else { ("prints", "gibt") };
    pick(format!("{english} {text}"), format!("{german} {text} aus"))
}

/// `is done with 7`
pub(crate) fn done_with(several: bool, result: &str) -> String {
    format!("{} {} {result}", DONE.said(several), pick("with", "mit"))
}

/// `cancels worker at line 3`
pub(crate) fn cancels(several: bool, whom: &str, line: &str) -> String {
    let (english, german) = if several { ("cancel", "brechen") } else { ("cancels", "bricht") };
    pick(format!("{english} {whom}{line}"), format!("{german} {whom}{line} ab"))
}

/// `frees the lock`
pub(crate) fn frees(several: bool, what: &str) -> String {
    let (english, german) = if several { ("free", "geben") } else { ("frees", "gibt") };
    pick(format!("{english} {what}"), format!("{german} {what} frei"))
}

/// What was started just before, as what is waited for.
pub(crate) fn them(number: usize) -> &'static str {
    if number == 1 { pick("it", "ihn") } else { pick("them", "sie") }
}

/// ` (made at line 3)`, or nothing.
pub(crate) fn made_at(line: Option<Line>) -> String {
    let said =
        |line: Line| pick(format!(" (made at line {})", line.0), format!(" (erzeugt in Zeile {})", line.0));
    line.map(said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_complete_in_all_languages() {
        assert_eq!(words::faults(SENTENCES), [""; 0]);
    }
}
