//! Every sentence of charts, transcripts and tables, in all languages. The parts that need some grammar stand below.

pub(crate) mod doings;

use trace::{Actor, Limit, Line, ThreadId};
use words::{counted, pick};

pub use words::label;

words::sentences! {
    // What a lane does.
    pub(crate) fn runs() { en: "runs", de: "läuft" }
    pub(crate) fn run() { en: "run", de: "laufen" }
    pub(crate) fn ready_to_start() { en: "is ready to start", de: "ist startbereit" }
    pub(crate) fn ready_to_be_cancelled() {
        en: "is ready to be cancelled",
        de: "ist bereit, abgebrochen zu werden",
    }
    pub(crate) fn ready_to_go_on() { en: "is ready to go on", de: "ist bereit weiterzumachen" }
    pub(crate) fn has_yielded() {
        en: "has given up its turn and is ready",
        de: "hat seinen Zug abgegeben und ist bereit",
    }
    pub(crate) fn is_overdue() {
        en: "is due, but the loop is held up",
        de: "ist fällig, aber die Loop ist aufgehalten",
    }
    pub(crate) fn needs_interpreter() {
        en: "is ready, but another thread runs",
        de: "ist bereit, aber ein anderer Thread läuft",
    }
    pub(crate) fn waits_for(what: &str) { en: "waits for {what}", de: "wartet auf {what}" }
    pub(crate) fn waits() { en: "waits", de: "wartet" }
    pub(crate) fn computes(label: &str) {
        en: "computes without a break ({label}) and blocks the loop",
        de: "rechnet ohne Pause ({label}) und blockiert die Loop",
    }
    pub(crate) fn blocks_with(label: &str) {
        en: "blocks the loop with {label}",
        de: "blockiert die Loop mit {label}",
    }
    pub(crate) fn blocks_loop() { en: "blocks the loop", de: "blockiert die Loop" }
    pub(crate) fn holds_loop() { en: "holds the loop", de: "hat die Loop" }
    pub(crate) fn has_interpreter() { en: "has the interpreter", de: "hat den Interpreter" }
    pub(crate) fn starts_as_process() {
        en: "starts up as a process of its own",
        de: "startet als eigener Prozess",
    }
    pub(crate) fn runs_loop() { en: "runs the event loop", de: "betreibt die Event-Loop" }
    pub(crate) fn never_ran() {
        en: "was never awaited, so that it never ran",
        de: "wurde nie erwartet und lief deshalb nie",
    }

    // When and where.
    pub(crate) fn line(number: u32) { en: "line {number}", de: "Zeile {number}" }
    pub(crate) fn at(time: &str) { en: "at {time}", de: "bei {time}" }
    pub(crate) fn from_to(start: &str, end: &str) { en: "from {start} to {end}", de: "von {start} bis {end}" }
    pub(crate) fn until(time: &str) { en: " until {time}", de: " bis {time}" }
    pub(crate) fn until_the_end() { en: " until the run ends", de: " bis zum Ende des Laufs" }
    pub(crate) fn for_ever() { en: "for ever", de: "für immer" }
    pub(crate) fn span_at(title: &str, what: &str, line: &str, start: &str) {
        en: "{title} {what}{line} at {start}.",
        de: "{title} {what}{line}, bei {start}.",
    }
    pub(crate) fn span_from(title: &str, what: &str, line: &str, start: &str, end: &str, duration: &str) {
        en: "{title} {what}{line} from {start} to {end}, for {duration}.",
        de: "{title} {what}{line}, von {start} bis {end}, {duration} lang.",
    }
    pub(crate) fn tooltip_at(title: &str, what: &str, start: &str, line: &str) {
        en: "{title}: {what}\nat {start}{line}",
        de: "{title}: {what}\nbei {start}{line}",
    }
    pub(crate) fn tooltip_from(title: &str, what: &str, duration: &str, start: &str, end: &str, line: &str) {
        en: "{title}: {what} · {duration}\n{start} to {end}{line}",
        de: "{title}: {what} · {duration}\n{start} bis {end}{line}",
    }

    // Whole lanes and how they end.
    pub(crate) fn program() { en: "program", de: "Programm" }
    pub(crate) fn program_outside() {
        en: "The program outside of tasks",
        de: "Das Programm außerhalb der Tasks",
    }
    pub(crate) fn done() { en: "done", de: "fertig" }
    pub(crate) fn done_at(at: &str) { en: "done at {at}", de: "fertig bei {at}" }
    pub(crate) fn done_with(at: &str, result: &str) {
        en: "done at {at} with {result}",
        de: "fertig bei {at} mit {result}",
    }
    pub(crate) fn cancelled() { en: "cancelled", de: "abgebrochen" }
    pub(crate) fn timed_out() { en: "timed out", de: "Zeit abgelaufen" }
    pub(crate) fn cancelled_at(at: &str) { en: "cancelled at {at}", de: "abgebrochen bei {at}" }
    pub(crate) fn failed_at(at: &str, with: &str) {
        en: "failed at {at} with {with}",
        de: "gescheitert bei {at} mit {with}",
    }
    pub(crate) fn not_done(at: &str) {
        en: "not done when the run ended at {at}",
        de: "nicht fertig, als der Lauf bei {at} endete",
    }
    pub(crate) fn never_awaited() { en: "never awaited", de: "nie erwartet" }
    pub(crate) fn never_awaited_never_ran() {
        en: "never awaited, so that it never ran",
        de: "nie erwartet und deshalb nie gelaufen",
    }

    // Marks.
    pub(crate) fn suspends(title: &str, line: &str, at: &str) {
        en: "{title} suspends{line} at {at}.",
        de: "{title} setzt{line} bei {at} aus.",
    }
    pub(crate) fn went_through(title: &str, line: &str, at: &str) {
        en: "An await of {title}{line} went straight through at {at}, without suspending.",
        de: "Ein await von {title}{line} ging bei {at} einfach hindurch, ohne auszusetzen.",
    }
    pub(crate) fn prints(title: &str, text: &str, line: &str, at: &str) {
        en: "{title} prints {text}{line} at {at}.",
        de: "{title} gibt{line} bei {at} {text} aus.",
    }
    pub(crate) fn asks_to_cancel(by: &str, title: &str, line: &str, at: &str) {
        en: "{by} asks to cancel {title}{line} at {at}.",
        de: "{by} verlangt{line} bei {at} den Abbruch von {title}.",
    }
    pub(crate) fn is_asked_to_cancel(title: &str, at: &str) {
        en: "{title} is asked to cancel at {at}.",
        de: "{title} wird bei {at} um den Abbruch gebeten.",
    }
    pub(crate) fn timeout_cancels(title: &str, at: &str) {
        en: "A timeout cancels {title} at {at}.",
        de: "Ein Timeout bricht {title} bei {at} ab.",
    }
    pub(crate) fn cancel_raised(title: &str, line: &str, at: &str) {
        en: "CancelledError is raised in {title}{line} at {at}.",
        de: "In {title} wird{line} bei {at} CancelledError ausgelöst.",
    }
    pub(crate) fn warning(title: &str, at: &str, text: &str) {
        en: "Warning about {title} at {at}: {text}",
        de: "Warnung zu {title} bei {at}: {text}",
    }

    // Whole runs.
    pub(crate) fn more(count: &str) { en: "{count} more", de: "{count} weitere" }
    pub(crate) fn rate(nanos: u32) {
        en: "computing counts {nanos} ns an instruction",
        de: "Rechnen zählt {nanos} ns je Instruktion",
    }
    pub(crate) fn in_virtual_time(time: &str) { en: "{time} in virtual time", de: "{time} in virtueller Zeit" }
    pub(crate) fn status(status: i32) { en: "status {status}", de: "Exit-Status {status}" }
    pub(crate) fn not_supported(line: u32) {
        en: "not supported: line {line}",
        de: "nicht unterstützt: Zeile {line}",
    }
    pub(crate) fn deadlock() { en: "deadlock", de: "Deadlock" }
    pub(crate) fn nothing_can_run() {
        en: "Nothing can ever run again",
        de: "Nichts kann je wieder laufen",
    }
    pub(crate) fn loop_sentence(turns: &str, held: &str, whole: &str) {
        en: "Event loop: {turns}, busy for {held} of {whole}",
        de: "Event-Loop: {turns}, beschäftigt {held} von {whole}",
    }
    pub(crate) fn loop_blocked(time: &str) { en: ", blocked for {time}", de: ", blockiert {time}" }
    pub(crate) fn edge_held(waiter: &str, line: &str, object: &str, holder: &str, since: u32) {
        en: "{waiter} waits{line} for {object}, which {holder} has held since line {since}",
        de: "{waiter} wartet{line} auf {object}, gehalten von {holder} seit Zeile {since}",
    }
    pub(crate) fn edge_end(waiter: &str, line: &str, holder: &str) {
        en: "{waiter} waits{line} for the end of {holder}",
        de: "{waiter} wartet{line} auf das Ende von {holder}",
    }

    // Why is there a gap?
    pub(crate) fn circle() {
        en: ": they wait for each other in a circle, so that none of them can ever go on",
        de: ": Sie warten im Kreis aufeinander, also kann keiner von ihnen je weitermachen",
    }
    pub(crate) fn lead_other(title: &str) { en: "; {title} ", de: "; {title} " }
    pub(crate) fn lead_ender(title: &str) {
        en: "; {title}, which ends that, ",
        de: "; {title}, der das beendet, ",
    }
    pub(crate) fn fact_stuck(title: &str) { en: "; {title} is not done", de: "; {title} ist nicht fertig" }
    pub(crate) fn lead_stuck() { en: ": it ", de: ": Er " }
    pub(crate) fn fact_last(title: &str) {
        en: "; the last of them is {title}",
        de: "; als Letzter wird {title} fertig",
    }
    pub(crate) fn lead_last() { en: ", which ", de: ": Er " }
    pub(crate) fn lead_because(title: &str) { en: ", because {title} ", de: ", denn {title} " }
    pub(crate) fn holds(title: &str, until: &str) { en: "{title} holds{until}", de: "{title}{until}" }
    pub(crate) fn fact_held(holders: &str) { en: ", which {holders}", de: ", gehalten von {holders}" }
    pub(crate) fn no_critical_path() {
        en: "Nothing in this run takes time.",
        de: "Nichts in diesem Lauf kostet Zeit.",
    }
    pub(crate) fn critical_path(total: &str, links: &str) {
        en: "What decided the total of {total}: {links}.",
        de: "Woraus sich die {total} ergeben: {links}.",
    }
    pub(crate) fn then() { en: ", then ", de: ", dann " }

    // Totals and costs.
    pub(crate) fn saved(time: &str) { en: "{time} saved", de: "{time} gespart" }
    pub(crate) fn none_saved() { en: "no time saved", de: "keine Zeit gespart" }
    pub(crate) fn longer(time: &str) { en: "{time} longer", de: "{time} länger" }
    pub(crate) fn one_after_another(time: &str) { en: "One after another {time}", de: "Nacheinander {time}" }
    pub(crate) fn together(time: &str) { en: "Together {time}", de: "Gleichzeitig {time}" }
    pub(crate) fn block_cost(label: &str, line: &str, time: &str) {
        en: "{label}{line} blocks the loop for {time}",
        de: "{label}{line} blockiert die Loop {time} lang",
    }
    pub(crate) fn nobody_ready() {
        en: "no other task was ready meanwhile",
        de: "kein anderer Task war inzwischen bereit",
    }
    pub(crate) fn held_up(tasks: &str, cost: &str) {
        en: "{tasks} held up, {cost} in all",
        de: "{tasks} aufgehalten, zusammen {cost}",
    }
    pub(crate) fn blocked_in_all(calls: &str, cost: &str) {
        en: "{calls}, {cost} in all",
        de: "{calls}, zusammen {cost}",
    }
    pub(crate) fn task_time(time: &str) { en: "{time} of task time", de: "{time} Task-Zeit" }

    // The moment of playing back.
    pub(crate) fn step_of(step: &str, all: &str) { en: "step {step} of {all}", de: "Schritt {step} von {all}" }
    pub(crate) fn loop_runs(name: &str) { en: "the loop runs {name}", de: "die Loop führt {name} aus" }
    pub(crate) fn ready_are(names: &str) { en: "ready: {names}", de: "bereit: {names}" }
    pub(crate) fn run_is_over() { en: "the run is over", de: "der Lauf ist zu Ende" }
    pub(crate) fn all_wait() { en: "nothing runs, everything waits", de: "nichts läuft, alles wartet" }

    // The picture.
    pub(crate) fn interpreter() {
        en: "The interpreter, which only one thread has at a time.",
        de: "Der Interpreter, den immer nur ein Thread hat.",
    }
    pub(crate) fn loop_name() { en: "loop", de: "Loop" }
    pub(crate) fn process_starts(name: &str, start: &str, ready: &str) {
        en: "{name} starts at {start} and runs from {ready}",
        de: "{name} startet bei {start} und läuft ab {ready}",
    }
    pub(crate) fn process_ends(end: &str, status: i32) {
        en: " to {end} (exit code {status})",
        de: " bis {end} (Exit-Code {status})",
    }
    pub(crate) fn own_interpreter() {
        en: "; it has an interpreter of its own.",
        de: "; er hat einen eigenen Interpreter.",
    }
    pub(crate) fn runs_for(time: &str) { en: "runs {time}", de: "läuft {time}" }
    pub(crate) fn starts_up() { en: "starts up", de: "startet" }
    pub(crate) fn ready() { en: "ready", de: "bereit" }
    pub(crate) fn last_done(title: &str, at: &str) {
        en: "{title}: the last is done at {at}.",
        de: "{title}: Der letzte ist fertig bei {at}.",
    }
    pub(crate) fn step() { en: "step", de: "Schritt" }
    pub(crate) fn output() { en: "output", de: "Ausgabe" }
    pub(crate) fn clock() { en: "clock", de: "Uhr" }
    pub(crate) fn clock_jumps(to: &str) { en: "The clock jumps to {to}.", de: "Die Uhr springt auf {to}." }
    pub(crate) fn printed(at: &str, texts: &str) { en: "Printed at {at}: {texts}", de: "Ausgegeben bei {at}: {texts}" }
    pub(crate) fn and_more(count: &str) { en: " and {count} more", de: " und {count} weitere" }
    pub(crate) fn blocks_after(calls: &str) { en: " (and {calls} right after it)", de: " (und gleich danach {calls})" }
    pub(crate) fn wakes(who: &str, whom: &str, at: &str) {
        en: "{who} wakes {whom} at {at}.",
        de: "{who} weckt {whom} bei {at}.",
    }
    pub(crate) fn on_critical_path(sentence: &str) {
        en: "On the critical path: {sentence}",
        de: "Auf dem kritischen Pfad: {sentence}",
    }
    pub(crate) fn hands_work(giver: &str, work: &str, taker: &str, sent: &str, taken: &str) {
        en: "{giver} hands {work} to {taker}: sent at {sent}, taken at {taken}.",
        de: "{giver} gibt {work} an {taker}: geschickt bei {sent}, genommen bei {taken}.",
    }
    pub(crate) fn hands_interpreter(giver: &str, taker: &str, at: &str) {
        en: "{giver} has to hand the interpreter over to {taker} at {at}.",
        de: "{giver} muss den Interpreter bei {at} an {taker} abgeben.",
    }
    pub(crate) fn more_lanes(count: &str) { en: "… and {count} more", de: "… und {count} weitere" }
    pub(crate) fn more_turns(who: &str, turns: &str, time: &str) {
        en: "{who} and {turns}, {time}.",
        de: "{who} und {turns}, {time}.",
    }

    // The legend.
    pub(crate) fn means_running() { en: "runs, holds the loop", de: "läuft, hat die Loop" }
    pub(crate) fn means_turn() { en: "not its turn yet", de: "noch nicht an der Reihe" }
    pub(crate) fn means_inside() {
        en: "waits for a lock, queue or task",
        de: "wartet auf Lock, Queue oder Task",
    }
    pub(crate) fn means_join() { en: "waits for its own tasks", de: "wartet auf seine eigenen Tasks" }
    pub(crate) fn means_starting() { en: "a process starts up", de: "ein Prozess startet" }
    pub(crate) fn means_suspended() { en: "an await that suspends", de: "ein await, das aussetzt" }
    pub(crate) fn means_passed() {
        en: "an await that goes straight through",
        de: "ein await, das einfach hindurchgeht",
    }
    pub(crate) fn means_in_loop() { en: "in the loop", de: "in der Loop" }
}

/// Leads from a wait for a single lane to the clause about that lane.
pub(crate) fn lead_only(title: &str) -> String {
    pick(", which ".to_owned(), format!("; {title} "))
}

/// ` at line 7`, or nothing.
pub(crate) fn at_line(line: Option<Line>) -> String {
    line.map(|line| pick(format!(" at line {}", line.0), format!(" in Zeile {}", line.0))).unwrap_or_default()
}

/// `the lock`; a label that is a call, or the program's own name for the thing, stays as it is.
pub(crate) fn with_article(name: &str) -> String {
    let german = match name.strip_prefix("the ").unwrap_or(name) {
        "lock" => "das Lock",
        "semaphore" => "die Semaphore",
        "condition" => "die Condition",
        "event" => "das Event",
        "barrier" => "die Barriere",
        "queue" => "die Queue",
        "future" => "das Future",
        _ => return pick(name.to_owned(), label(name)),
    };
    let complete = name.starts_with("the ");
    pick(if complete { name.to_owned() } else { format!("the {name}") }, german.to_owned())
}

/// `Task-3`, `thread 2`.
pub(crate) fn actor(actor: Actor) -> String {
    match actor {
        Actor::Thread(ThreadId(number)) => pick(actor.to_string(), format!("Thread {number}")),
        Actor::Task(_) => actor.to_string(),
    }
}

/// A program's text in quotes, on one line and not too long.
pub(crate) fn quoted(text: &str) -> String {
    let text = text.trim_end_matches('\n').replace('\n', " ⏎ ");
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    pick(format!("“{short}”"), format!("„{short}“"))
}

/// Which limit stopped a run.
pub(crate) fn stopped(limit: Limit) -> String {
    let why = match limit {
        Limit::Fuel => pick("too many steps", "zu viele Schritte"),
        Limit::Memory => pick("too much memory", "zu viel Speicher"),
        Limit::Time => pick("too much virtual time", "zu viel virtuelle Zeit"),
        Limit::Output => pick("too much output", "zu viel Ausgabe"),
        Limit::Events => pick("too many events", "zu viele Ereignisse"),
    };
    format!("{}: {why}", pick("stopped", "angehalten"))
}

pub(crate) fn lanes(number: usize) -> String {
    counted(number, ["lane", "lanes"], ["Spur", "Spuren"])
}

pub(crate) fn tasks(number: usize) -> String {
    counted(number, ["task", "tasks"], ["Task", "Tasks"])
}

pub(crate) fn turns(number: usize) -> String {
    counted(number, ["turn", "turns"], ["Zug", "Züge"])
}

pub(crate) fn further_turns(number: usize) -> String {
    counted(number, ["more turn", "more turns"], ["weiterer Zug", "weitere Züge"])
}

pub(crate) fn blocking_calls(number: usize) -> String {
    counted(number, ["blocking call", "blocking calls"], ["blockierender Aufruf", "blockierende Aufrufe"])
}

pub(crate) fn further_blocking_calls(number: usize) -> String {
    counted(
        number,
        ["more blocking call", "more blocking calls"],
        ["weiterer blockierender Aufruf", "weitere blockierende Aufrufe"],
    )
}

/// The time of several tasks together, from its text in seconds.
pub(crate) fn task_seconds(number: &str) -> String {
    match number {
        "1" => pick("1 task-second", "1 Task-Sekunde").to_owned(),
        number => format!("{number} {}", pick("task-seconds", "Task-Sekunden")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_complete_in_all_languages() {
        assert_eq!(words::faults(SENTENCES), [""; 0]);
    }

    #[test]
    fn labels_have_words_and_names_stay() {
        words::Language::German.speak();
        assert_eq!(with_article("lock"), "das Lock");
        assert_eq!(with_article("stock"), "stock");
    }
}
