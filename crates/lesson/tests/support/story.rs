//! Traces told by hand, for suites that need a run without an engine.
//!
//! A story is a list of lines: the moment in seconds, then what happens. Tasks are numbers, `main` is 1.
//!
//! ```text
//! 0 loop
//! 0 spawn 1 main          # by no task
//! 0 1 spawn 2 fetch @9    # task 1 makes task 2 in line 9
//! 0 2 sleep 2 @4          # task 2 suspends for two seconds in line 4
//! 2 2 wakes
//! 2 2 prints done @5
//! 2 2 returns             # or: fails ValueError oops, is cancelled
//! ```

#![allow(dead_code, reason = "each suite uses its own part")]

use trace::{
    BlockKind, Event, EventKind, Line, Nanos, ObjectId, Options, Outcome, PollEnd, Stream, TaskId, ThreadId,
    TimerId, Trace, WaitKind, WaitTarget, Wake,
};

/// The trace of a story that ends well.
pub fn told(story: &str) -> Trace {
    ended(story, Outcome::Finished { status: 0 })
}

/// The trace of a story with this end. The clock stops at its last line.
pub fn ended(story: &str, outcome: Outcome) -> Trace {
    let mut events = Vec::new();
    let mut last = Nanos(0);
    for text in
        story.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
    {
        let (moment, rest) = text.split_once(' ').expect("a moment, then what happens");
        last = Nanos((moment.parse::<f64>().expect("seconds") * 1e9).round() as u64);
        if rest == "end" {
            continue;
        }
        let (rest, line) = match rest.rsplit_once(" @") {
            Some((rest, line)) => (rest, Some(Line(line.parse().expect("a line")))),
            None => (rest, None),
        };
        for kind in events_of(rest, line, last) {
            events.push(Event { at: last, step: 0, thread: ThreadId(0), kind });
        }
    }
    Trace {
        file: "main.py".to_owned(),
        options: Options::default(),
        events: events.into(),
        outcome,
        elapsed: last,
        instructions: 0,
        switch_points: vec![],
    }
}

fn events_of(text: &str, line: Option<Line>, now: Nanos) -> Vec<EventKind> {
    let words: Vec<&str> = text.split(' ').collect();
    let (task, words) = match words[0].parse::<u32>() {
        Ok(number) => (Some(TaskId(number)), &words[1..]),
        Err(_) => (None, &words[..]),
    };
    let who = || task.expect("a task does this");
    let ends = |end: PollEnd| vec![EventKind::PollEnded { task: who(), end }];
    let waits = |kind: WaitKind, label: &str, deadline: Option<Nanos>| {
        let label = label.to_owned();
        ends(PollEnd::Suspended { kind, label, target: WaitTarget::None, deadline, line })
    };
    let later = |seconds: &str| Nanos(now.0 + (seconds.parse::<f64>().expect("seconds") * 1e9) as u64);
    match words {
        ["loop"] => vec![EventKind::LoopStarted],
        ["spawn", number, coroutine] => vec![EventKind::TaskSpawned {
            task: TaskId(number.parse().expect("a task")),
            name: format!("Task-{number}"),
            coroutine: (*coroutine).to_owned(),
            parent: task,
            line,
            internal: false,
        }],
        ["sleep", seconds] => waits(WaitKind::Sleep, &format!("sleep({seconds})"), Some(later(seconds))),
        ["asks", url] => waits(WaitKind::Io, &format!("GET {url}"), None),
        ["joins", number] => waits(WaitKind::Task, &format!("Task-{number}"), None),
        ["gathers"] => waits(WaitKind::Many, "gather", None),
        ["queues"] => waits(WaitKind::Semaphore, "semaphore", None),
        ["wakes"] => {
            vec![
                EventKind::Woken { task: who(), by: Wake::Timer(TimerId(1)) },
                EventKind::PollBegan { task: who() },
            ]
        }
        ["returns"] => ends(PollEnd::Returned { result: "None".to_owned() }),
        ["fails", exception, message @ ..] => {
            ends(PollEnd::Failed { exception: (*exception).to_owned(), message: message.join(" "), line })
        }
        ["is", "told", "to", "stop"] => vec![
            EventKind::Woken { task: who(), by: Wake::Cancel(None) },
            EventKind::CancelDelivered { task: who(), line },
        ],
        ["is", "cancelled"] => ends(PollEnd::Cancelled { line }),
        ["blocks", label] => {
            vec![EventKind::BlockBegan { task, kind: BlockKind::Sleep, label: (*label).to_owned(), line }]
        }
        ["unblocks"] => vec![EventKind::BlockEnded { task }],
        ["drops", coroutine] => {
            vec![EventKind::NeverAwaited { coroutine: (*coroutine).to_owned(), created: line, line }]
        }
        ["releases"] => vec![EventKind::Released { object: ObjectId(1), task, line }],
        ["prints", text @ ..] => vec![EventKind::Output {
            stream: Stream::Stdout,
            text: format!("{}\n", text.join(" ")),
            task,
            line,
        }],
        _ => panic!("no event is called {text}"),
    }
}

/// Three sleeps of two seconds, one after another, in one task.
pub const ONE_BY_ONE: &str = "
    0 loop
    0 spawn 1 main
    0 1 prints ask Oslo @5
    0 1 sleep 2 @6
    2 1 wakes
    2 1 prints ask Lima @5
    2 1 sleep 2 @6
    4 1 wakes
    4 1 prints ask Cairo @5
    4 1 sleep 2 @6
    6 1 wakes
    6 1 prints done @14
    6 1 returns
";

/// The same three, in a task each.
pub const TOGETHER: &str = "
    0 loop
    0 spawn 1 main
    0 1 spawn 2 weather @11
    0 1 spawn 3 weather @11
    0 1 spawn 4 weather @11
    0 1 gathers @11
    0 2 prints ask Oslo @5
    0 2 sleep 2 @6
    0 3 prints ask Lima @5
    0 3 sleep 2 @6
    0 4 prints ask Cairo @5
    0 4 sleep 2 @6
    2 2 wakes
    2 2 returns
    2 3 wakes
    2 3 returns
    2 4 wakes
    2 4 returns
    2 1 wakes
    2 1 prints done @14
    2 1 returns
";

/// A sleep on the loop beside a sleep that awaits; a coroutine is dropped, a task is left running.
pub const CARELESS: &str = "
    0 loop
    0 spawn 1 main
    0 1 spawn 2 heartbeat @15
    0 1 spawn 3 log @16
    0 1 drops save @17
    0 1 joins 2 @18
    0 2 sleep 1 @6
    0 3 blocks time.sleep(5) @11
    5 3 unblocks
    5 3 asks https://log.example @12
    5 2 wakes
    5 2 prints beat @7
    5 2 returns
    5 1 wakes
    5 1 returns
    5 3 is told to stop @12
    5 3 is cancelled @12
";

/// A task that cleans up when it is cancelled.
pub const CLEAN: &str = "
    0 loop
    0 spawn 1 main
    0 1 spawn 2 call @9
    0 1 sleep 3 @10
    0 2 sleep 10 @4
    3 1 wakes
    3 1 joins 2 @12
    3 2 is told to stop @4
    3 2 prints line closed @6
    3 2 is cancelled @4
    3 1 wakes
    3 1 returns
";
