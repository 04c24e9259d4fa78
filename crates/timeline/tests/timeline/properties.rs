//! What holds for every run, tried on programs that nobody wrote.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use timeline::{
    Anchor, AxisKind, Form, Holder, Lane, Scene, SceneOptions, State, Timeline, chrome, style::Theme, svg,
    table, terminal, transcript,
};
use trace::{Cycle, Limit, Outcome, Policy, Trace};

use crate::programs::*;
use crate::simulation::{Do, Program, run};

fn step() -> impl Strategy<Value = Do> {
    prop_oneof![
        4 => (0u64..5).prop_map(|time| Do::Sleep(time * 500)),
        1 => Just(Do::Get("https://a.example/", 300)),
        1 => (1u64..4).prop_map(|time| Do::Block(time * 250)),
        1 => Just(Do::Cpu(10)),
        2 => Just(Do::Yield),
        1 => Just(Do::Pass),
        1 => Just(Do::Print("hello")),
        1 => Just(Do::Gather),
        1 => Just(Do::Timeout(700)),
        1 => Just(Do::Finally),
        1 => Just(Do::Fail("ValueError", "no")),
        1 => Just(Do::Forget("lost")),
        1 => Just(Do::Acquire("lock")),
    ]
}

/// Programs live as long as the test: the simulation's scripts are static.
fn program() -> impl Strategy<Value = Program> {
    let steps = || proptest::collection::vec(step(), 0..7);
    (steps(), steps(), steps(), 1usize..6).prop_map(|(one, two, main, tasks)| {
        let mut all = Vec::new();
        for index in 0..tasks {
            all.push(Do::Spawn(if index % 2 == 0 { "one" } else { "two" }, ""));
        }
        all.extend(main);
        all.push(Do::Gather);
        let leak = |steps: Vec<Do>| -> &'static [Do] { Vec::leak(steps) };
        let functions = vec![("one", leak(one)), ("two", leak(two)), ("main", leak(all))];
        let program: Program = Vec::leak(functions);
        program
    })
}

/// Spans follow each other on both axes without a gap.
fn assert_contiguous(lane: &Lane) {
    assert!(!lane.spans.is_empty(), "{} has no span", lane.title());
    for span in &lane.spans {
        assert!(span.start.at <= span.end.at && span.start.step <= span.end.step, "{span:?} runs backwards");
    }
    for pair in lane.spans.windows(2) {
        assert_eq!(pair[0].end, pair[1].start, "a gap or an overlap in {}", lane.title());
    }
}

/// At no time, and in no step, do two lanes of a thread hold it.
fn assert_one_holder(timeline: &Timeline) {
    let holds = |lane: &Lane| -> Vec<_> {
        let spans = lane.spans.iter();
        spans.filter(|span| matches!(span.state, State::Running | State::Blocking { .. })).cloned().collect()
    };
    for (index, lane) in timeline.lanes.iter().enumerate() {
        for other in timeline.lanes[..index].iter().filter(|other| other.thread == lane.thread) {
            for (one, two) in
                holds(lane).iter().flat_map(|one| holds(other).into_iter().map(move |two| (one.clone(), two)))
            {
                let time = one.start.at.max(two.start.at) < one.end.at.min(two.end.at);
                let step = one.start.step.max(two.start.step) < one.end.step.min(two.end.step);
                assert!(
                    !time && !step,
                    "{} and {} both hold the loop: {one:?} {two:?}",
                    lane.title(),
                    other.title()
                );
            }
        }
    }
}

fn check(program: Program, policy: Policy) {
    let trace = run(program, policy);
    assert_one_holder(&Timeline::from_trace(&trace));
    check_trace(&trace);
}

/// No text lies over another one of its lane. Letters are taken to be slimmer than any font has them.
fn assert_legible(scene: &Scene) {
    for group in scene.groups.iter().filter(|group| group.class == "lane") {
        let mut taken: Vec<(f64, f64, f64, f64, &str)> = Vec::new();
        for shape in &group.shapes {
            let Form::Text { x, y, size, anchor, text } = &shape.form else { continue };
            let width = text.chars().count() as f64 * size * 0.3;
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            let (right, top) = (left + width, y - size * 0.6);
            for (its_left, its_right, its_top, its_base, other) in &taken {
                let beside = left >= *its_right || right <= *its_left;
                assert!(beside || top >= *its_base || y <= its_top, "{text:?} lies over {other:?}");
            }
            taken.push((left, right, top, *y, text));
        }
    }
}

/// Everything that is made of a trace can be made, whatever the trace.
fn check_trace(trace: &Trace) {
    let timeline = Timeline::from_trace(trace);
    timeline.lanes.iter().for_each(assert_contiguous);
    assert_eq!(timeline, Timeline::from_trace(trace));
    for axis in [AxisKind::Time, AxisKind::Steps] {
        for width in [320.0, 1280.0] {
            let scene = Scene::new(&timeline, &SceneOptions { width, axis, ..SceneOptions::default() });
            assert_legible(&scene);
            let svg = svg::document(&scene, Theme::Auto);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
            assert_eq!(svg.matches("<g ").count(), svg.matches("</g>").count());
        }
    }
    for lane in &timeline.lanes {
        for index in 0..lane.spans.len() {
            assert!(timeline.why_gap(lane.id, index).sentence.ends_with('.'));
        }
    }
    timeline.critical_path_sentence();
    terminal::chart(&timeline, &terminal::TerminalOptions::default());
    transcript::text(&timeline, trace);
    table::text(&timeline);
    chrome::json(&timeline);
    for step in 0..=timeline.end.step {
        let moment = timeline.moment_of_step(step);
        let holder = timeline.turn_at(moment);
        let queue = timeline.queue_at(moment);
        assert!(!timeline.now(moment).sentence.is_empty());
        let next = timeline.step_from(moment, true);
        assert!(next >= moment && (next > moment || moment >= timeline.end), "{next:?} follows {moment:?}");
        assert!(timeline.step_from(moment, false) <= moment);
        if let Some(Holder::Lane(lane)) = holder.map(|turn| &turn.holder) {
            assert!(!queue.contains(lane), "what runs is not in the queue");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn lanes_are_contiguous_and_the_loop_has_one_holder(program in program()) {
        check(program, Policy::Concurrent);
        check(program, Policy::Sequential);
    }

    /// A limit may stop a run anywhere, and a trace that somebody wrote by hand may lack anything.
    #[test]
    fn broken_traces_are_drawn_as_far_as_they_go(
        program in program(),
        keep in proptest::collection::vec(prop::bool::weighted(0.9), 400),
        length in 0usize..200,
    ) {
        let mut trace = run(program, Policy::Concurrent);
        let keep = keep.into_iter().chain(std::iter::repeat(true));
        let some = trace.events.iter().take(length).zip(keep);
        trace.events = some.filter_map(|(event, kept)| kept.then_some(event)).collect();
        trace.outcome = Outcome::Limit { limit: Limit::Events, line: None };
        check_trace(&trace);
        trace.outcome = Outcome::Deadlock { cycle: Cycle::default() };
        check_trace(&trace);
    }
}

#[test]
fn the_written_programs_hold_too() {
    for program in [FETCHES, AWAITS, DOWNLOADS, BLOCKING, LOCKS, CANCELLATION, DEADLOCK, NOTHING_WAITS, HOUR]
    {
        check(program, Policy::Concurrent);
    }
}

#[test]
fn a_picture_of_many_tasks_stays_small() {
    let timeline = Timeline::from_trace(&run(THOUSAND, Policy::Concurrent));
    let scene = Scene::new(&timeline, &SceneOptions::default());
    assert!(svg::document(&scene, Theme::Auto).len() < 200_000);
    let window = SceneOptions { rows: Some(500..530), ..SceneOptions::default() };
    let scene = Scene::new(&timeline, &window);
    assert_eq!(scene.charts[0].rows.len(), 30);
}
