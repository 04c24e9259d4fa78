//! Why a program is not run, or not run on.
//!
//! These sentences are written where something is refused, deep in the machine and its library, and travel in traces,
//! which are the same in every language. So they are translated by their text: each stands below with gaps for names.
//! A test reads the sources, and finds the ones that are missing here.

use crate::{Language, pick};

/// The sentences, in English as the sources have them and in German. `{}` stands for a name, or several words.
const REFUSALS: &[[&str; 2]] = &[
    [
        "{} is not available in Interleave: it needs an operating system, and a program here runs on a simulated machine",
        "{} gibt es in Interleave nicht: Es braucht ein Betriebssystem, und ein Programm läuft hier auf einer simulierten Maschine",
    ],
    [
        "{} is not available in Interleave: this part of Python's own library is left out here",
        "{} gibt es in Interleave nicht: Dieser Teil von Pythons eigener Bibliothek ist hier weggelassen",
    ],
    [
        "{} is not available in Interleave: only Python's own library and the simulated aiohttp, httpx, requests, redis, asyncpg and aiofiles can be imported",
        "{} gibt es in Interleave nicht: Importieren lassen sich nur Pythons eigene Bibliothek und die simulierten aiohttp, httpx, requests, redis, asyncpg und aiofiles",
    ],
    [
        "{} is not available in Interleave: nothing is installed here but Python's own library",
        "{} gibt es in Interleave nicht: Hier ist nichts installiert außer Pythons eigener Bibliothek",
    ],
    [
        "{} is not available in Interleave: a program here has no windows, only what it prints",
        "{} gibt es in Interleave nicht: Ein Programm hat hier keine Fenster, nur was es ausgibt",
    ],
    [
        "{} is not available in Interleave: a program here has no terminal, only what it prints",
        "{} gibt es in Interleave nicht: Ein Programm hat hier kein Terminal, nur was es ausgibt",
    ],
    [
        "{} is not available in Interleave: the database of time zones is too large for a page; use datetime.timezone with an offset",
        "{} gibt es in Interleave nicht: Die Datenbank der Zeitzonen ist zu groß für eine Seite; nimm datetime.timezone mit einem Abstand",
    ],
    [
        "{} could not be loaded: the network or the host of this page does not answer; run the program again to try once more",
        "{} konnte nicht geladen werden: Das Netz oder der Server dieser Seite antwortet nicht; starte das Programm noch einmal, um es wieder zu versuchen",
    ],
    [
        "breakpoint() is not available in Interleave: step through the recorded run instead",
        "breakpoint() gibt es in Interleave nicht: Geh stattdessen den aufgezeichneten Lauf Schritt für Schritt durch",
    ],
    [
        "tracing is not available in Interleave: sys.settrace and sys.setprofile take only None",
        "Tracing gibt es in Interleave nicht: sys.settrace und sys.setprofile nehmen nur None",
    ],
    ["the debugger is not available in Interleave", "den Debugger gibt es in Interleave nicht"],
    [
        "compile() with mode='func_type' is not available in Interleave",
        "compile() mit mode='func_type' gibt es in Interleave nicht",
    ],
    [
        "trees of blake2 hashes are not available here; hash the bytes one after another",
        "Bäume von blake2-Hashes gibt es hier nicht; hashe die Bytes nacheinander",
    ],
    [
        "multiprocessing.shared_memory is not available here; share numbers with Value or Array",
        "multiprocessing.shared_memory gibt es hier nicht; teile Zahlen mit Value oder Array",
    ],
    [
        "gc.{} is not available in Interleave: what refers to an object is not known here",
        "gc.{} gibt es in Interleave nicht: Was auf ein Objekt verweist, ist hier nicht bekannt",
    ],
    [
        "tb_lasti is not available in Interleave: it would tell a place in CPython's bytecode",
        "tb_lasti gibt es in Interleave nicht: Es würde eine Stelle in CPythons Bytecode nennen",
    ],
    [
        "unittest cannot look for test files here: a program is one file",
        "unittest kann hier nicht nach Testdateien suchen: Ein Programm ist eine Datei",
    ],
    [
        "signal {} without a handler is not available in Interleave: it would kill the program",
        "das Signal {} ohne Handler gibt es in Interleave nicht: Es würde das Programm beenden",
    ],
    [
        "signal.alarm is not available in Interleave within another process",
        "signal.alarm gibt es in Interleave in einem anderen Prozess nicht",
    ],
    [
        "signal.setitimer is not available in Interleave for timers of work: ITIMER_REAL is",
        "signal.setitimer gibt es in Interleave nicht für Timer der Rechenarbeit, wohl aber für ITIMER_REAL",
    ],
    [
        "signal.{} is not available in Interleave: no signal comes from outside of the program",
        "signal.{} gibt es in Interleave nicht: Von außerhalb des Programms kommt kein Signal",
    ],
    [
        "aiohttp's web sockets are not simulated; requests are",
        "die Web-Sockets von aiohttp werden nicht simuliert, Anfragen schon",
    ],
    [
        "aiohttp.web, the server side, is not simulated; the client is",
        "aiohttp.web, die Seite des Servers, wird nicht simuliert, die des Clients schon",
    ],
    [
        "aiohttp.{} is not simulated; the client with its requests is",
        "aiohttp.{} wird nicht simuliert, der Client mit seinen Anfragen schon",
    ],
    ["redis's command {} is not simulated", "der Befehl {} von redis wird nicht simuliert"],
    [
        "httpx.{} is not simulated; requests, MockTransport and transports of the program are",
        "httpx.{} wird nicht simuliert, Anfragen, MockTransport und eigene Transporte schon",
    ],
    [
        "httpx's request bodies from asynchronous iterators are not simulated",
        "Inhalte von Anfragen aus asynchronen Iteratoren werden in httpx nicht simuliert",
    ],
    ["urllib3.{} is not simulated; requests is", "urllib3.{} wird nicht simuliert, requests schon"],
    ["redis's {} is not simulated", "{} von redis wird nicht simuliert"],
    [
        "hashlib.scrypt is not available here; use pbkdf2_hmac",
        "hashlib.scrypt gibt es hier nicht; nimm pbkdf2_hmac",
    ],
    [
        "interrupt_main() from another thread is not available in Interleave: the main thread would be interrupted wherever it is",
        "interrupt_main() aus einem anderen Thread gibt es in Interleave nicht: Der Haupt-Thread würde unterbrochen, wo immer er ist",
    ],
    [
        "a signal from another thread is not available in Interleave: the main thread would be interrupted wherever it is",
        "ein Signal aus einem anderen Thread gibt es in Interleave nicht: Der Haupt-Thread würde unterbrochen, wo immer er ist",
    ],
    [
        "os.kill of another process is not available in Interleave",
        "os.kill für einen anderen Prozess gibt es in Interleave nicht",
    ],
    [
        "os.{} is not available here: a program runs on a simulated machine",
        "os.{} gibt es hier nicht: Ein Programm läuft auf einer simulierten Maschine",
    ],
    ["this source is too large to compile", "dieser Quelltext ist zu groß, um übersetzt zu werden"],
    [
        "this code is nested too deeply to be compiled",
        "dieser Code ist zu tief verschachtelt, um übersetzt zu werden",
    ],
    [
        "{} is not available in Interleave: the simulated network has sockets, urllib.request, http.client, aiohttp, httpx, requests, redis and asyncpg",
        "{} gibt es in Interleave nicht: Das simulierte Netz hat Sockets, urllib.request, http.client, aiohttp, httpx, requests, redis und asyncpg",
    ],
    ["of the command wc only `wc -l` is simulated", "vom Befehl wc wird nur `wc -l` simuliert"],
    [
        "the command {} is not simulated: of other programs there are {}",
        "der Befehl {} wird nicht simuliert: An anderen Programmen gibt es {}",
    ],
    [
        "{} of the shell is not simulated: a line may have commands with ; && || | and > between them",
        "{} der Shell wird nicht simuliert: Eine Zeile darf Befehle haben, mit ; && || | und > dazwischen",
    ],
    [
        "the option -{} of the command {} is not simulated",
        "die Option -{} des Befehls {} wird nicht simuliert",
    ],
    [
        "these arguments of the command {} are not simulated",
        "diese Argumente des Befehls {} werden nicht simuliert",
    ],
    [
        "the command {} is given what is no text: that is not simulated",
        "der Befehl {} bekommt, was kein Text ist: Das wird nicht simuliert",
    ],
    [
        "the command waits for the end of its input, and the program for the command: close its stdin first",
        "der Befehl wartet auf das Ende seiner Eingabe und das Programm auf den Befehl: Schließe erst sein stdin",
    ],
    [
        "the pipes of simulated commands have no descriptors: read and write them as files",
        "die Pipes von simulierten Befehlen haben keine Deskriptoren: Lies und schreib sie als Dateien",
    ],
    [
        "of sockets, those of TCP and UDP (AF_INET) and streams of Unix are simulated",
        "von den Sockets werden die von TCP und UDP (AF_INET) und Streams von Unix simuliert",
    ],
    [
        "of what can be sent with sendmsg, bytes are simulated",
        "von dem, was sendmsg senden kann, werden Bytes simuliert",
    ],
    ["sockets of Unix need a path here", "Sockets von Unix brauchen hier einen Pfad"],
    [
        "standard streams cannot be watched here: read in a thread, with asyncio.to_thread(input)",
        "Standardströme lassen sich hier nicht beobachten: Lies in einem Thread, mit asyncio.to_thread(input)",
    ],
    [
        "multiprocessing is not simulated in a Python that was started as a command",
        "multiprocessing wird in einem Python, das als Befehl gestartet wurde, nicht simuliert",
    ],
    [
        "of signals to another Python, SIGTERM and SIGKILL are simulated, without a handler for them",
        "an Signalen an ein anderes Python werden SIGTERM und SIGKILL simuliert, ohne einen Handler dafür",
    ],
    [
        "TLS within the program is not simulated: connect without it",
        "TLS innerhalb des Programms wird nicht simuliert: Verbinde ohne",
    ],
    ["socket.detach is not simulated", "socket.detach wird nicht simuliert"],
    [
        "ast.parse does not optimise trees here: leave optimize out",
        "ast.parse optimiert Bäume hier nicht: Lass optimize weg",
    ],
    [
        "ast.parse reads the syntax of Python 3.13 alone here: leave feature_version out",
        "ast.parse liest hier nur die Syntax von Python 3.13: Lass feature_version weg",
    ],
    [
        "socket.{} is not simulated: there are TCP connections with recv and send",
        "socket.{} wird nicht simuliert: Es gibt TCP-Verbindungen mit recv und send",
    ],
    [
        "socket.{} is not simulated: connect to the host by its name",
        "socket.{} wird nicht simuliert: Verbinde dich mit dem Host über seinen Namen",
    ],
    ["os.popen is simulated for reading only", "os.popen wird nur zum Lesen simuliert"],
    [
        "urllib.request.{} is not simulated; urlopen is",
        "urllib.request.{} wird nicht simuliert, urlopen schon",
    ],
    [
        "deadlock: every task and thread is waiting forever",
        "Deadlock: Jeder Task und jeder Thread wartet für immer",
    ],
    ["limit: fuel limit exceeded", "Grenze: zu viele Schritte"],
    ["limit: memory limit exceeded", "Grenze: zu viel Speicher"],
    ["limit: virtual time limit exceeded", "Grenze: zu viel virtuelle Zeit"],
    [
        "the escape of a surrogate is not supported here",
        "ein halbes Zeichenpaar (surrogate) geht an dieser Stelle nicht",
    ],
    [
        "the private characters U+10D800 to U+10DFFF are not supported: they stand for surrogates here",
        "die privaten Zeichen U+10D800 bis U+10DFFF gehen nicht: Sie stehen hier für halbe Zeichenpaare (surrogates)",
    ],
    ["limit: output limit exceeded", "Grenze: zu viel Ausgabe"],
    ["limit: trace limit exceeded", "Grenze: zu viele Ereignisse"],
    ["{} is not available in Interleave", "{} gibt es in Interleave nicht"],
    ["{} is not available here", "{} gibt es hier nicht"],
];

/// The sentence of a refusal in the current language; one that is not known stays as it is.
pub fn refusal(sentence: &str) -> String {
    if Language::current() == Language::English {
        return sentence.to_owned();
    }
    let said = REFUSALS.iter().find_map(|[english, german]| {
        let gaps = gaps(english, sentence)?;
        let mut said = String::new();
        let mut gaps = gaps.into_iter();
        for (place, part) in pick(*english, *german).split("{}").enumerate() {
            if place > 0 {
                said.push_str(gaps.next().unwrap_or_default());
            }
            said.push_str(part);
        }
        Some(said)
    });
    said.unwrap_or_else(|| sentence.to_owned())
}

/// A line of the error stream: where the engine itself has the last word, in the current language.
pub fn last_words(line: &str) -> String {
    match line.strip_prefix("unsupported: ") {
        Some(sentence) => format!("{}: {}", pick("unsupported", "nicht unterstützt"), refusal(sentence)),
        None => refusal(line),
    }
}

/// What stands in the gaps of a pattern, if a sentence is of it.
fn gaps<'s>(pattern: &str, sentence: &'s str) -> Option<Vec<&'s str>> {
    let mut parts = pattern.split("{}");
    let mut rest = sentence.strip_prefix(parts.next()?)?;
    let mut gaps = Vec::new();
    for part in parts {
        let at = if part.is_empty() { rest.len() } else { rest.find(part)? };
        gaps.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(gaps)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn names_keep_their_places() {
        let fork = "os.fork is not available here: a program runs on a simulated machine";
        assert_eq!(refusal(fork), fork);
        Language::German.speak();
        assert_eq!(
            refusal(fork),
            "os.fork gibt es hier nicht: Ein Programm läuft auf einer simulierten Maschine"
        );
        assert_eq!(refusal("something else"), "something else");
        assert_eq!(
            last_words("unsupported: os.x is not available here"),
            "nicht unterstützt: os.x gibt es hier nicht"
        );
        assert_eq!(last_words("limit: fuel limit exceeded"), "Grenze: zu viele Schritte");
        assert_eq!(last_words("ValueError: no"), "ValueError: no");
    }

    /// The texts in quotes that follow a word, up to the end of the call; parts of one text are put together.
    fn refused(text: &str, call: &str, found: &mut Vec<String>) {
        for (at, _) in text.match_indices(call) {
            let after = &text[at + call.len()..];
            let mut rest = after.trim_start().trim_start_matches("format!(").trim_start();
            let mut sentence = String::new();
            while let Some(inner) = rest.strip_prefix('"').or_else(|| rest.strip_prefix("f\"")) {
                let end = inner.find('"').expect("a text ends");
                sentence.push_str(&inner[..end]);
                rest = inner[end + 1..].trim_start();
            }
            if sentence.contains(' ') {
                found.push(sentence);
            }
        }
    }

    fn read(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("words") {
                read(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "py") {
                let text = fs::read_to_string(&path).unwrap();
                // A text that goes on in the next line of its source is one.
                let text: String = text.split("\\\n").map(str::trim_start).collect();
                refused(&text, "vm.refuse(", found);
                refused(&text, "unsupported(", found);
                if path.ends_with("stdlib/src/refused.rs") {
                    let reasons = text.lines().filter_map(|line| line.trim().strip_suffix(";"));
                    let reasons = reasons.filter_map(|line| line.strip_suffix('"')?.split_once("\" \""));
                    let concluded = text.lines().filter_map(|line| line.trim().strip_prefix("\" is not"));
                    let concluded = concluded.filter_map(|line| line.strip_suffix('"'));
                    found.extend(reasons.map(|(_, why)| format!("x is not available in Interleave: {why}")));
                    found.extend(concluded.map(|rest| format!("x is not{rest}")));
                }
            }
        }
    }

    #[test]
    fn every_refusal_of_the_sources_is_known() {
        let mut found = Vec::new();
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
        assert!(found.len() > 40, "the search finds what is refused: {found:?}");
        // The fallbacks for whatever else may be missing do not count as known.
        let known = &REFUSALS[..REFUSALS.len() - 2];
        let whole = |sentence: &str| {
            let fallback = sentence.split_once(' ').map_or("", |(_, rest)| rest);
            let short = ["is not available in Interleave", "is not available here"].contains(&fallback);
            short || known.iter().any(|[english, _]| gaps(english, sentence).is_some())
        };
        let missing: Vec<&String> = found.iter().filter(|sentence| !whole(sentence)).collect();
        assert!(missing.is_empty(), "no language but English has {missing:#?}");
    }
}
