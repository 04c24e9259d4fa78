//! What the notes say, in all languages.

words::sentences! {
    // Calls that hold the loop.
    pub(crate) fn the_work_here() { en: "The work here", de: "Die Arbeit hier" }
    pub(crate) fn holds_loop(subject: &str, time: &str, times: &str) {
        en: "{subject} holds the event loop for {time}{times}.",
        de: "{subject} hält die Event-Loop {time} lang fest{times}.",
    }
    pub(crate) fn so_many_times(times: usize) { en: ", {times} times", de: ", {times}-mal" }
    pub(crate) fn lost_together(tasks: &str, lost: &str) {
        en: " {tasks} could have run meanwhile and lost {lost} together.",
        de: " {tasks} hätten inzwischen laufen können und verloren zusammen {lost}.",
    }
    pub(crate) fn lost_alone(tasks: &str, lost: &str) {
        en: " {tasks} could have run meanwhile and lost {lost} together.",
        de: " {tasks} hätte inzwischen laufen können und verlor {lost}.",
    }
    pub(crate) fn all_would_wait() {
        en: " Whatever else the loop had to do would have had to wait.",
        de: " Was die Loop sonst noch zu tun hätte, müsste warten.",
    }
    pub(crate) fn instead_of_sleep() {
        en: "Wait with `await asyncio.sleep(…)`: it gives the loop back meanwhile.",
        de: "Warte mit `await asyncio.sleep(…)`: Das gibt die Loop inzwischen zurück.",
    }
    pub(crate) fn instead_of_io() {
        en: "Use a client for asyncio, such as aiohttp, or put the call into a thread: `await asyncio.to_thread(…)`.",
        de: "Nimm einen Client für asyncio, etwa aiohttp, oder gib den Aufruf in einen Thread: `await asyncio.to_thread(…)`.",
    }
    pub(crate) fn instead_of_file() {
        en: "Files have no `await` in Python: put the call into a thread, `await asyncio.to_thread(…)`.",
        de: "Dateien haben in Python kein `await`: Gib den Aufruf in einen Thread, `await asyncio.to_thread(…)`.",
    }
    pub(crate) fn instead_of_socket() {
        en: "Use the streams of asyncio (`asyncio.open_connection`), or put the call into a thread: `await asyncio.to_thread(…)`.",
        de: "Nimm die Streams von asyncio (`asyncio.open_connection`), oder gib den Aufruf in einen Thread: `await asyncio.to_thread(…)`.",
    }
    pub(crate) fn instead_of_command() {
        en: "Put the call into a thread, `await asyncio.to_thread(subprocess.run, …)`; outside of Interleave there is `asyncio.create_subprocess_exec` as well.",
        de: "Gib den Aufruf in einen Thread, `await asyncio.to_thread(subprocess.run, …)`; außerhalb von Interleave gibt es auch `asyncio.create_subprocess_exec`.",
    }
    pub(crate) fn instead_of_lock() {
        en: "Between tasks use the locks of `asyncio`; what waits for a thread belongs into `await asyncio.to_thread(…)`.",
        de: "Zwischen Tasks nimm die Locks von `asyncio`; was auf einen Thread wartet, gehört in `await asyncio.to_thread(…)`.",
    }
    pub(crate) fn instead_of_join() {
        en: "Wait for it with `await`: `await asyncio.to_thread(…)`, or `await loop.run_in_executor(…)`, gives the loop back meanwhile.",
        de: "Warte darauf mit `await`: `await asyncio.to_thread(…)` oder `await loop.run_in_executor(…)` gibt die Loop inzwischen zurück.",
    }
    pub(crate) fn instead_of_work() {
        en: "Put long work into a process (`loop.run_in_executor` with a `ProcessPoolExecutor`), or do it in pieces with `await asyncio.sleep(0)` between.",
        de: "Gib lange Arbeit in einen Prozess (`loop.run_in_executor` mit einem `ProcessPoolExecutor`), oder erledige sie in Stücken mit `await asyncio.sleep(0)` dazwischen.",
    }

    // Coroutines that were dropped.
    pub(crate) fn only_made(coroutine: &str, often: &str) {
        en: "Calling `{coroutine}` only makes a coroutine; none of its lines ran.{often}",
        de: "Der Aufruf von `{coroutine}` macht nur eine Coroutine; keine ihrer Zeilen lief.{often}",
    }
    pub(crate) fn happened_often(times: usize) {
        en: " This happened {times} times.",
        de: " Das geschah {times}-mal.",
    }
    pub(crate) fn await_it(coroutine: &str) {
        en: "Write `await {coroutine}(…)` to run it here, or `asyncio.create_task({coroutine}(…))` to let it run beside this.",
        de: "Schreib `await {coroutine}(…)`, um sie hier auszuführen, oder `asyncio.create_task({coroutine}(…))`, damit sie nebenher läuft.",
    }

    // Very many requests.
    pub(crate) fn many_requests(most: i32, name: &str) {
        en: "{most} requests of `{name}` were under way at the same time.",
        de: "{most} Anfragen von `{name}` waren zugleich unterwegs.",
    }
    pub(crate) fn limit_them() {
        en: "A real service would refuse or slow down so many. Let only some run at once: `async with semaphore:` around the request, with `semaphore = asyncio.Semaphore(10)`.",
        de: "Ein echter Dienst würde so viele ablehnen oder bremsen. Lass immer nur einige zugleich laufen: `async with semaphore:` um die Anfrage, mit `semaphore = asyncio.Semaphore(10)`.",
    }

    // Errors that nobody sees.
    pub(crate) fn returned_unseen(error: &str, others: &str) {
        en: "`return_exceptions=True` puts errors into the list of results, and nobody looks at it: `{error}`{others} went unseen.",
        de: "`return_exceptions=True` legt Fehler in die Liste der Ergebnisse, und niemand sieht sie an: `{error}`{others} blieb unbemerkt.",
    }
    pub(crate) fn look_through() {
        en: "Go through the results, `for result in results: if isinstance(result, Exception): …`; or use an `asyncio.TaskGroup`, which raises all errors together.",
        de: "Geh die Ergebnisse durch, `for result in results: if isinstance(result, Exception): …`; oder nimm eine `asyncio.TaskGroup`, die alle Fehler zusammen auslöst.",
    }
    pub(crate) fn only_first(tasks: &str, error: &str) {
        en: "{tasks} of these failed, and `gather` raises only the first: `{error}`. The others went unseen.",
        de: "{tasks} davon scheiterten, und `gather` löst nur den ersten Fehler aus: `{error}`. Die anderen blieben unbemerkt.",
    }
    pub(crate) fn raise_all() {
        en: "An `asyncio.TaskGroup` raises all errors together, in an `ExceptionGroup`; `return_exceptions=True` gives them all to you.",
        de: "Eine `asyncio.TaskGroup` löst alle Fehler zusammen aus, in einer `ExceptionGroup`; `return_exceptions=True` gibt sie dir alle.",
    }
    pub(crate) fn one_more() { en: " and one more", de: " und noch einer" }
    pub(crate) fn some_more(more: usize) { en: " and {more} more", de: " und {more} weitere" }

    // Locks that are held long.
    pub(crate) fn lock_held(tasks: &str, lost: &str) {
        en: "The lock is held while its holder waits for the outside. {tasks} stood in line for it, {lost} together.",
        de: "Das Lock wird gehalten, während sein Besitzer auf etwas von draußen wartet. Davor angestanden: {tasks}, zusammen {lost}.",
    }
    pub(crate) fn lock_later() {
        en: "A lock protects what is read and written across an `await`. Nothing here needs that: wait first, and take the lock only to change what is shared.",
        de: "Ein Lock schützt, was über ein `await` hinweg gelesen und geschrieben wird. Das braucht hier nichts: Warte zuerst, und nimm das Lock nur, um Gemeinsames zu ändern.",
    }

    // Waits one after another.
    pub(crate) fn each_turn_waits(together: &str, apart: &str) {
        en: "Each turn of this loop waits before the next begins. Together the program takes {together} instead of {apart}.",
        de: "Jeder Durchlauf dieser Schleife wartet, bevor der nächste beginnt. Gleichzeitig dauert das Programm {together} statt {apart}.",
    }
    pub(crate) fn each_await_waits(awaits: &str, together: &str, apart: &str) {
        en: "These {awaits} do not need each other, but each waits for the one before. Together the program takes {together} instead of {apart}.",
        de: "Diese {awaits} brauchen einander nicht, aber jedes wartet auf das davor. Gleichzeitig dauert das Programm {together} statt {apart}.",
    }
    pub(crate) fn start_all(code: &str) {
        en: "Start them all, then wait: `{code}`",
        de: "Starte alle, dann warte: `{code}`",
    }

    // Cancellations that are swallowed.
    pub(crate) fn bare_except() { en: "A bare `except:`", de: "Ein bloßes `except:`" }
    pub(crate) fn the_task() { en: "the task", de: "der Task" }
    pub(crate) fn swallows(caught: &str, name: &str) {
        en: "{caught} catches the cancellation of `{name}` and keeps it: whoever cancelled it is not obeyed, and timeouts around it do not work.",
        de: "{caught} fängt den Abbruch von `{name}` und behält ihn: Wer ihn abbrechen wollte, wird überhört, und Timeouts darum wirken nicht.",
    }
    pub(crate) fn raise_again() {
        en: "Clean up in `finally`, or end the handler with a bare `raise`; to catch errors write `except Exception`, which leaves cancellations alone.",
        de: "Räum in `finally` auf, oder beende den Block mit einem bloßen `raise`; um Fehler zu fangen, schreib `except Exception`, das Abbrüche in Ruhe lässt.",
    }

    // Tasks that nobody keeps.
    pub(crate) fn not_kept() {
        en: "Nothing keeps this task: the loop itself holds it only weakly, so it may vanish while it waits, and nobody sees its errors.",
        de: "Niemand hält diesen Task fest: Die Loop selbst hält ihn nur schwach, also kann er verschwinden, während er wartet, und niemand sieht seine Fehler.",
    }
    pub(crate) fn cut_off() {
        en: " In this run it had not finished when the program ended.",
        de: " In diesem Lauf war er nicht fertig, als das Programm endete.",
    }
    pub(crate) fn keep_it() {
        en: "Keep it, `task = asyncio.create_task(…)`, and `await task` before the end; or start it in an `asyncio.TaskGroup`, which waits for it.",
        de: "Halt ihn fest, `task = asyncio.create_task(…)`, und schreib vor dem Ende `await task`; oder starte ihn in einer `asyncio.TaskGroup`, die auf ihn wartet.",
    }
}

/// `1 other task`, `3 other tasks`.
pub(crate) fn other_tasks(number: usize) -> String {
    words::counted(number, ["other task", "other tasks"], ["anderer Task", "andere Tasks"])
}

/// `1 task`, `3 tasks`.
pub(crate) fn tasks(number: usize) -> String {
    words::counted(number, ["task", "tasks"], ["Task", "Tasks"])
}

/// `1 await`, `3 awaits`.
pub(crate) fn awaits(number: usize) -> String {
    words::counted(number, ["await", "awaits"], ["await", "awaits"])
}

/// Seconds for a sentence: `2.0 s`, `0.25 s`.
pub(crate) fn seconds(nanos: u64) -> String {
    let value = nanos as f64 / 1e9;
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0');
    let zero = if text.ends_with('.') { "0" } else { "" };
    words::local(format!("{text}{zero} s"))
}

/// ` and 3 more`, or nothing.
pub(crate) fn others(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => one_more(),
        more => some_more(more),
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
