//! Threads: lanes of their own, and who has the interpreter. Written by hand, event by event.

use timeline::{LaneKind, Scene, SceneOptions, State, Timeline, style::Theme, svg, terminal, transcript};
use trace::{
    BlockKind, EventKind, Line, Nanos, Options, Outcome, ProcessId, Recorder, Stream, ThreadId, Trace,
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
