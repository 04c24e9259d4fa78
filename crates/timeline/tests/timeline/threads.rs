//! Threads: lanes of their own, and who has the interpreter. Written by hand, event by event.

use timeline::{LaneKind, Scene, SceneOptions, State, Timeline, style::Theme, svg, terminal, transcript};
use trace::{
    Actor, BlockKind, Cycle, Edge, EventKind, Line, Nanos, Options, Outcome, ProcessId, Recorder, Stream,
    ThreadId, Trace,
};

/// Ends a recording.
fn trace(recorder: Recorder, elapsed: u64) -> Trace {
    Trace {
        file: "script.py".to_owned(),
        options: Options::default(),
        events: recorder.finish(),
        outcome: Outcome::Finished { status: 0 },
        elapsed: Nanos(elapsed * 1_000_000),
        instructions: 0,
        switch_points: vec![],
    }
}

fn block(recorder: &mut Recorder, kind: BlockKind, label: &str, line: u32) {
    let label = label.to_owned();
    recorder.record(EventKind::BlockBegan { task: None, kind, label, line: Some(Line(line)) });
}

fn switch(recorder: &mut Recorder, from: u32, to: u32) {
    recorder.next_step();
    recorder.set_thread(ThreadId(to));
    recorder.record(EventKind::ThreadSwitched { from: ThreadId(from) });
}

/// Two workers sleep for one and two seconds; the program joins both.
fn two_workers() -> Trace {
    let mut recorder = Recorder::new(u64::MAX);
    for (number, seconds) in [(1, 1), (2, 2)] {
        recorder.record(EventKind::ThreadStarted {
            started: ThreadId(number),
            name: format!("worker-{number}"),
            internal: false,
            process: ProcessId(0),
        });
        switch(&mut recorder, 0, number);
        block(&mut recorder, BlockKind::Sleep, &format!("time.sleep({seconds})"), 5);
        switch(&mut recorder, number, 0);
    }
    block(&mut recorder, BlockKind::Join, "join", 11);
    let mut running = 0;
    for number in [1, 2] {
        recorder.set_now(Nanos(u64::from(number) * 1_000_000_000));
        switch(&mut recorder, running, number);
        running = number;
        recorder.record(EventKind::BlockEnded { task: None });
        let text = format!("worker {number} is done\n");
        recorder.record(EventKind::Output { stream: Stream::Stdout, text, task: None, line: Some(Line(6)) });
        recorder.record(EventKind::ThreadEnded);
    }
    switch(&mut recorder, running, 0);
    recorder.record(EventKind::BlockEnded { task: None });
    trace(recorder, 2000)
}

#[test]
fn threads_wait_side_by_side() {
    let trace = two_workers();
    let timeline = Timeline::from_trace(&trace);
    let kinds: Vec<&LaneKind> = timeline.shown().map(|lane| &lane.kind).collect();
    assert_eq!(kinds, [&LaneKind::Program, &LaneKind::Thread(ThreadId(1)), &LaneKind::Thread(ThreadId(2))]);
    assert!(timeline.blocks.is_empty(), "no loop stands still");
    insta::assert_snapshot!(format!(
        "{}\n{}",
        terminal::chart(&timeline, &terminal::TerminalOptions::default()),
        transcript::text(&timeline, &trace)
    ));
    let scene =
        Scene::new(&timeline, &SceneOptions { width: 480.0, headline: true, ..SceneOptions::default() });
    insta::assert_binary_snapshot!("threads.svg", svg::document(&scene, Theme::Auto).into_bytes());
}

#[test]
fn a_program_without_asyncio_has_one_lane() {
    let mut recorder = Recorder::new(u64::MAX);
    for second in 1..=3 {
        block(&mut recorder, BlockKind::Sleep, "time.sleep(1)", 4);
        recorder.set_now(Nanos(second * 1_000_000_000));
        recorder.record(EventKind::BlockEnded { task: None });
    }
    let trace = trace(recorder, 3000);
    let timeline = Timeline::from_trace(&trace);
    let waits = timeline.lanes[0].spans.iter().filter(|span| matches!(span.state, State::Waiting(_)));
    assert_eq!(waits.count(), 3);
    insta::assert_snapshot!(format!(
        "{}\n{}",
        terminal::chart(&timeline, &terminal::TerminalOptions::default()),
        transcript::text(&timeline, &trace)
    ));
}

/// The program starts a process that sleeps for a second, and joins it.
fn a_process() -> Trace {
    let mut recorder = Recorder::new(u64::MAX);
    recorder.record(EventKind::ProcessStarted {
        process: ProcessId(1),
        name: "Process-1".to_owned(),
        thread: ThreadId(1),
        ready: Nanos(250_000_000),
    });
    recorder.record(EventKind::ThreadStarted {
        started: ThreadId(1),
        name: "MainThread".to_owned(),
        internal: false,
        process: ProcessId(1),
    });
    block(&mut recorder, BlockKind::Join, "join", 9);
    recorder.set_now(Nanos(250_000_000));
    recorder.next_step();
    recorder.set_thread(ThreadId(1));
    block(&mut recorder, BlockKind::Sleep, "time.sleep(1)", 4);
    recorder.set_now(Nanos(1_250_000_000));
    recorder.next_step();
    recorder.record(EventKind::BlockEnded { task: None });
    recorder.record(EventKind::ProcessEnded { process: ProcessId(1), status: 0 });
    recorder.record(EventKind::ThreadEnded);
    recorder.next_step();
    recorder.set_thread(ThreadId(0));
    recorder.record(EventKind::BlockEnded { task: None });
    trace(recorder, 1250)
}

#[test]
fn a_process_is_a_framed_band_that_starts_up_first() {
    let timeline = Timeline::from_trace(&a_process());
    let lane =
        timeline.lanes.iter().find(|lane| lane.process == ProcessId(1)).expect("its thread has a lane");
    assert_eq!((lane.spans[0].state.clone(), lane.spans[0].end.at), (State::Starting, Nanos(250_000_000)));
    assert_eq!(timeline.processes[0].end.map(|(end, status)| (end.at.0, status)), Some((1_250_000_000, 0)));
    let scene =
        Scene::new(&timeline, &SceneOptions { width: 480.0, headline: true, ..SceneOptions::default() });
    let shapes: Vec<_> = scene.groups.iter().flat_map(|group| &group.shapes).collect();
    assert_eq!(shapes.iter().filter(|shape| shape.class == "process").count(), 1);
    assert!(shapes.iter().any(|shape| shape.class == "bar starting"));
    insta::assert_binary_snapshot!("process.svg", svg::document(&scene, Theme::Auto).into_bytes());
}

#[test]
fn a_deadlock_is_drawn_and_told_as_its_cycle() {
    let mut recorder = Recorder::new(u64::MAX);
    for (number, name) in [(1, "one"), (2, "two")] {
        recorder.record(EventKind::ThreadStarted {
            started: ThreadId(number),
            name: name.to_owned(),
            internal: false,
            process: ProcessId(0),
        });
        switch(&mut recorder, 0, number);
        block(&mut recorder, BlockKind::Lock, "lock.acquire()", 4 + number);
        switch(&mut recorder, number, 0);
    }
    block(&mut recorder, BlockKind::Join, "join", 12);
    let actor = |number| Actor::Thread(ThreadId(number));
    let edge = |waiter, holder| Edge {
        waiter: actor(waiter),
        object: format!("lock {waiter}"),
        line: Some(Line(4 + waiter)),
        holder: actor(holder),
        acquired: Some(Line(2 + holder)),
    };
    let cycle = Cycle { edges: vec![edge(1, 2), edge(2, 1)], ..Cycle::default() };
    let trace = Trace { outcome: Outcome::Deadlock { cycle }, ..trace(recorder, 0) };
    let timeline = Timeline::from_trace(&trace);
    let told = "one waits at line 5 for lock 1, which two has held since line 4; \
                two waits at line 6 for lock 2, which one has held since line 3";
    let sentence = timeline.deadlock_sentence().expect("it is a deadlock");
    assert_eq!(sentence, format!("Nothing can ever run again: {told}"));
    assert!(transcript::text(&timeline, &trace).contains(told));
    assert!(terminal::chart(&timeline, &terminal::TerminalOptions::default()).contains(told));
    let scene =
        Scene::new(&timeline, &SceneOptions { width: 480.0, headline: true, ..SceneOptions::default() });
    let arrows = scene.groups.iter().flat_map(|group| &group.shapes).filter(|shape| shape.class == "cycle");
    assert_eq!(arrows.count(), 2);
    insta::assert_binary_snapshot!("cycle.svg", svg::document(&scene, Theme::Auto).into_bytes());
}
