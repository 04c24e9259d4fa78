//! `cargo xtask fuzz`: generated and broken programs, to find what goes wrong that nobody thought of.
//!
//! Each program goes to processes that live long and answer one after the other: the worker natively, which must end in
//! order and in time; with `--wasm` also the worker of `dist/`, whose answer must be the same bytes; with
//! `--differential` CPython with a virtual clock, which must print the same. A program that fails is cut down to the
//! lines that matter, and kept in `target/xtask/fuzz`.

mod calls;
mod classes;
mod compare;
mod expressions;
mod formats;
mod iteration;
mod library;
mod methods;
mod mutate;
mod peer;
mod programs;
mod random;
mod shrink;
mod statements;
mod stories;
mod subject;
mod tasks;

use std::{
    collections::BTreeMap,
    env, fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use trace::Outcome;

use crate::{
    cpython::{self, Cpython, MISSING, NO_RUNNER},
    process::{self, command},
    root, target,
    wasm::{self, Worker},
};
use compare::{Said, Theirs};
use mutate::Corpus;
use peer::{Answer, Peer};
use subject::{FILE, Kind};

const SNIPPETS: usize = 12;

/// No program has so much work that it takes longer, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

const LATE: &str = " hangs";

/// The most programs that are written out in full, of those with which the same is wrong.
const SHOWN: u64 = 1;

pub fn run(mut arguments: Vec<String>) -> Result<()> {
    let python = Cpython::find(&mut arguments)?;
    let mut number = |name: &str, default: u64| -> Result<u64> {
        match cpython::option(&mut arguments, name)? {
            Some(text) => text.parse().with_context(|| format!("{name} needs a number")),
            None => Ok(default),
        }
    };
    let (runs, first) = (number("--runs", 100)?, number("--seed", 1)?);
    let snippets = number("--snippets", SNIPPETS as u64)? as usize;
    let kind = Kind::of(&cpython::option(&mut arguments, "--kind")?.unwrap_or("programs".to_owned()))?;
    let differential = cpython::flag(&mut arguments, "--differential");
    let in_wasm = cpython::flag(&mut arguments, "--wasm");
    let shrinks = cpython::flag(&mut arguments, "--shrink");
    let print = cpython::flag(&mut arguments, "--print");
    let native = cpython::option(&mut arguments, "--native")?;
    cpython::nothing_left(&arguments)?;
    let corpus = Corpus::read(&root())?;
    if print {
        print!("{}", kind.program(first, snippets, &corpus));
        return Ok(());
    }
    let folder = wasm::scratch("fuzz")?;
    fs::create_dir_all(&folder)?;
    let native = match native {
        Some(native) => PathBuf::from(native),
        None => build()?,
    };
    let script = folder.join(format!("{}_{first}", std::process::id())).join(FILE);
    let theirs = match (differential, python) {
        (false, _) => None,
        (true, None) => bail!("{MISSING}"),
        (true, Some(Cpython { runner: None, .. })) => bail!("{NO_RUNNER}"),
        (true, Some(Cpython { program, runner: Some(runner) })) => {
            fs::create_dir_all(script.parent().expect("it lies in a folder"))?;
            let script = script.clone();
            Some(Oracle::new(move || {
                let mut start = command(&program);
                start.arg(root().join("tests/fuzz/forks/launch.py")).arg(&runner).arg(&script);
                start
            }))
        }
    };
    let wasm = match in_wasm.then(Worker::find) {
        None => None,
        Some(None) => bail!("there is no page in dist/; `cargo xtask build` makes it"),
        Some(Some(worker)) => Some(Peer::new("WebAssembly", PATIENCE, move || {
            let mut start = command("node");
            start.args(["--no-warnings", "--stack-size=4000"]);
            start.arg(root().join("tests/fuzz/pipe.mjs")).arg(worker.folder());
            start
        })),
    };
    let native = Peer::new("the native worker", PATIENCE, move || command(&native));
    let mut campaign = Campaign {
        native,
        wasm,
        theirs,
        script: script.display().to_string(),
        endings: BTreeMap::new(),
        refusals: BTreeMap::new(),
    };
    let mut wrong = 0;
    let mut faults: BTreeMap<String, u64> = BTreeMap::new();
    let began = Instant::now();
    for seed in first..first + runs {
        let text = kind.program(seed, snippets, &corpus);
        let found = campaign.one(seed, &text)?;
        wrong += u64::from(!found.is_empty());
        for what in found {
            let known = faults.entry(signature(&what)).or_default();
            *known += 1;
            if *known > SHOWN {
                continue;
            }
            let mut again = |text: &str| {
                let now = campaign.one(seed, text).unwrap_or_default();
                now.iter().any(|now| signature(now) == signature(&what))
            };
            let mut small = text.clone();
            if let Some(one) = snippet(&what).and_then(|number| shrink::only(&text, number))
                && again(&one)
            {
                small = one;
            }
            if shrinks && small.lines().count() > 40 {
                small = shrink::shrink(&small, again);
            }
            let file = folder.join(format!("{}_{seed}_{}.py", kind.name(), faults.len()));
            fs::write(&file, &small)?;
            println!("seed {seed}: {what}\n    in {}", file.display());
        }
        if (seed - first + 1).is_multiple_of(1000) {
            let done = seed - first + 1;
            eprintln!("xtask: {done} of {runs}, {wrong} wrong, {:.0} s", began.elapsed().as_secs_f32());
        }
    }
    let _ = fs::remove_dir_all(script.parent().expect("it lies in a folder"));
    let endings: Vec<String> =
        campaign.endings.iter().map(|(what, count)| format!("{count} {what}")).collect();
    println!("they ended: {}", endings.join(", "));
    let mut again: Vec<(&String, &u64)> = faults.iter().filter(|(_, count)| **count > 1).collect();
    again.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (what, count) in again {
        println!("{count} times: {}", what.replace('\n', " | "));
    }
    let mut refusals: Vec<(&String, &u64)> = campaign.refusals.iter().collect();
    refusals.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (sentence, count) in refusals.iter().take(20) {
        println!("refused {count} times: {sentence}");
    }
    let others = [(in_wasm, "WebAssembly"), (differential, "CPython")];
    let others: String =
        others.iter().filter(|it| it.0).map(|it| format!(", compared with {}", it.1)).collect();
    println!("{runs} {} from seed {first}{others}: {wrong} wrong, {} faults", kind.name(), faults.len());
    if wrong > 0 { bail!("{wrong} programs went wrong") } else { Ok(()) }
}

/// What programs have in common with which the same is wrong: no numbers, no names of files.
fn signature(what: &str) -> String {
    let lines = what.lines().map(|line| if line.starts_with("snippet") { "" } else { line });
    lines.flat_map(str::chars).filter(|letter| !letter.is_ascii_digit()).take(160).collect()
}

/// The snippet that it was, if it was one.
fn snippet(what: &str) -> Option<usize> {
    let number = what.strip_prefix("snippet ")?.split_once('\n')?.0.parse::<usize>().ok()?;
    number.checked_sub(1)
}

/// The worker on a pipe, built for speed.
fn build() -> Result<PathBuf> {
    process::run(
        "build the native worker",
        command("cargo").args(["build", "--release", "--locked", "--package", "worker", "--example", "pipe"]),
    )?;
    Ok(target().join("release/examples").join(format!("pipe{}", env::consts::EXE_SUFFIX)))
}

/// The processes that programs go to, and what became of the programs.
struct Campaign {
    native: Peer,
    wasm: Option<Peer>,
    theirs: Option<Oracle>,
    script: String,
    endings: BTreeMap<&'static str, u64>,
    refusals: BTreeMap<String, u64>,
}

impl Campaign {
    /// Runs one program everywhere; what is wrong with it. Who was late gets a second chance: the machine may have been
    /// busy.
    fn one(&mut self, seed: u64, text: &str) -> Result<Vec<String>> {
        let found = self.once(seed, text)?;
        if found.iter().any(|what| what.ends_with(LATE)) { self.once(seed, text) } else { Ok(found) }
    }

    fn once(&mut self, seed: u64, text: &str) -> Result<Vec<String>> {
        let request = subject::request(seed, text, self.theirs.is_some());
        self.native.send(&request)?;
        if let Some(wasm) = &mut self.wasm {
            wasm.send(&request)?;
        }
        if let Some(theirs) = &mut self.theirs {
            theirs.send(text)?;
        }
        let native = self.native.answer();
        let wasm = self.wasm.as_mut().map(Peer::answer);
        let theirs = self.theirs.as_mut().map(Oracle::answer);
        let native = match alive(native, "the native worker") {
            Ok(bytes) => bytes,
            Err(what) => return Ok(vec![what]),
        };
        let said = compare::read(&native);
        *self.endings.entry(ending(&said)).or_default() += 1;
        if let Said::Panicked(message) = said {
            // It ends after it.
            self.native.answer();
            if let Some(wasm) = &mut self.wasm {
                wasm.answer();
            }
            return Ok(vec![format!("panicked: {message}")]);
        }
        self.native.send(&subject::forget())?;
        self.native.answer();
        if let Some(wasm) = wasm {
            let wasm = match alive(wasm, "WebAssembly") {
                Ok(bytes) => bytes,
                Err(what) => return Ok(vec![what]),
            };
            if let Said::Panicked(message) = compare::read(&wasm) {
                self.wasm.as_mut().map(Peer::answer);
                return Ok(vec![format!("panicked in WebAssembly: {message}")]);
            }
            if wasm != native {
                let what = compare::first_response_that_differs(&native, &wasm);
                return Ok(vec![format!("another answer in WebAssembly, {what}")]);
            }
            if let Some(wasm) = &mut self.wasm {
                wasm.send(&subject::forget())?;
                wasm.answer();
            }
        }
        let (Said::Run(ours), Some(theirs)) = (said, theirs) else { return Ok(Vec::new()) };
        if compare::is_refused(&ours.outcome) {
            if let Outcome::Unsupported { message, .. } = &ours.outcome {
                *self.refusals.entry(message.clone()).or_default() += 1;
            }
            return Ok(Vec::new());
        }
        let theirs = match alive(theirs, "CPython") {
            Ok(bytes) => Theirs::read(&bytes).context("CPython's answer is cut")?,
            Err(what) => return Ok(vec![what]),
        };
        if theirs.was_stopped() {
            return Ok(Vec::new());
        }
        let found = compare::differences(&theirs, &[], &ours, &self.script);
        if found.is_empty() {
            return Ok(found);
        }
        let others = match &mut self.theirs {
            Some(oracle) => oracle.asked_again(text)?,
            None => Vec::new(),
        };
        Ok(compare::differences(&theirs, &others, &ours, &self.script))
    }
}

/// CPython, and once more, to see what it says each time.
struct Oracle {
    first: Peer,
    /// A process with other addresses, since those are drawn when it starts.
    second: Peer,
}

impl Oracle {
    fn new(start: impl Fn() -> Command + Clone + 'static) -> Oracle {
        let peer = |start| Peer::new("CPython", PATIENCE, start);
        Oracle { first: peer(start.clone()), second: Peer::new("CPython", PATIENCE, start) }
    }

    fn send(&mut self, text: &str) -> Result<()> {
        self.first.send(&disturbed(0, text))
    }

    fn answer(&mut self) -> Answer {
        self.first.answer()
    }

    /// What it says with its memory in another order.
    fn asked_again(&mut self, text: &str) -> Result<Vec<Theirs>> {
        let mut all = Vec::new();
        for how in 1..=AGAIN {
            self.second.send(&disturbed(how, text))?;
            if let Ok(bytes) = alive(self.second.answer(), "CPython") {
                all.extend(Theirs::read(&bytes));
            }
        }
        Ok(all)
    }
}

/// How often CPython is asked once more whether it always says the same.
const AGAIN: u8 = 6;

/// A request of the forking CPython.
fn disturbed(how: u8, text: &str) -> Vec<u8> {
    [&[how], text.as_bytes()].concat()
}

fn alive(answer: Answer, who: &str) -> Result<Vec<u8>, String> {
    match answer {
        Answer::Bytes(bytes) => Ok(bytes),
        Answer::Late => Err(format!("{who}{LATE}")),
        Answer::Dead(said) => Err(format!("{who} died: {said}")),
    }
}

fn ending(said: &Said) -> &'static str {
    match said {
        Said::Run(trace) => match trace.outcome {
            Outcome::Finished { .. } => "in order",
            Outcome::Exception { .. } => "by an exception",
            Outcome::SyntaxError { .. } => "as no Python",
            Outcome::Unsupported { .. } => "refused",
            Outcome::Deadlock { .. } => "deadlocked",
            Outcome::Limit { .. } => "at a limit",
        },
        Said::Other => "as questions",
        Said::Panicked(_) => "in a panic",
        Said::Nothing => "with no answer",
    }
}
