//! The SVG documents, kept as files that can be opened and looked at.

use timeline::style::Theme;
use timeline::{AxisKind, Scene, SceneOptions, Timeline, compare_scene, svg};
use trace::Policy;

use crate::programs::*;
use crate::simulation::{Program, run};

fn timeline(program: Program) -> Timeline {
    Timeline::from_trace(&run(program, Policy::Concurrent))
}

fn check(name: &str, scene: &Scene) {
    insta::assert_binary_snapshot!(&format!("{name}.svg"), svg::document(scene, Theme::Auto).into_bytes());
}

fn options(width: f64) -> SceneOptions {
    SceneOptions { width, headline: true, ..SceneOptions::default() }
}

#[test]
fn one_after_another_and_together() {
    let together = timeline(FETCHES);
    let one_after_another = Timeline::from_trace(&run(FETCHES, Policy::Sequential));
    for width in [360.0, 1280.0] {
        check(&format!("compare-{width}"), &compare_scene(&together, &one_after_another, &options(width)));
    }
    let awaits = timeline(AWAITS);
    check("compare-awaits", &compare_scene(&together, &awaits, &options(360.0)));
}

#[test]
fn single_runs() {
    let programs = [
        ("downloads", DOWNLOADS),
        ("blocking", BLOCKING),
        ("locks", LOCKS),
        ("cancellation", CANCELLATION),
        ("deadlock", DEADLOCK),
        ("hour", HOUR),
        ("milliseconds", MILLISECONDS),
        ("thousand", THOUSAND),
    ];
    for (name, program) in programs {
        check(name, &Scene::new(&timeline(program), &options(360.0)));
    }
}

#[test]
fn steps_show_the_order_within_an_instant() {
    for (name, program) in
        [("steps", NOTHING_WAITS), ("steps-fetches", FETCHES), ("steps-blocking", BLOCKING)]
    {
        let options = SceneOptions { axis: AxisKind::Steps, ..options(720.0) };
        check(name, &Scene::new(&timeline(program), &options));
    }
}

#[test]
fn wake_ups_of_the_selected_lane() {
    let timeline = timeline(LOCKS);
    let lane = timeline.shown().nth(2).map(|lane| lane.id);
    let options = SceneOptions { wakeups: lane, ..options(720.0) };
    check("wakeups", &Scene::new(&timeline, &options));
}
