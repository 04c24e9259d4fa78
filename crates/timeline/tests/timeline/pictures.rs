//! The SVG documents, kept as files that can be opened and looked at.

use timeline::style::Theme;
use timeline::{AxisKind, Form, Run, Scene, SceneOptions, Timeline, View, compare_scene, svg};
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
        let runs = [
            Run { name: "One after another", timeline: &one_after_another },
            Run { name: "Together", timeline: &together },
        ];
        check(&format!("compare-{width}"), &compare_scene(&runs, &options(width)));
    }
    let awaits = timeline(AWAITS);
    let runs =
        [Run { name: "One after another", timeline: &awaits }, Run { name: "Together", timeline: &together }];
    check("compare-awaits", &compare_scene(&runs, &options(360.0)));
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
fn three_runs_share_a_ruler() {
    let (together, awaits) = (timeline(FETCHES), timeline(AWAITS));
    let one_after_another = Timeline::from_trace(&run(FETCHES, Policy::Sequential));
    let runs = [
        Run { name: "Policy", timeline: &one_after_another },
        Run { name: "Awaits", timeline: &awaits },
        Run { name: "Together", timeline: &together },
    ];
    let scene = compare_scene(&runs, &options(720.0));
    assert_eq!(scene.charts.len(), 3);
    let axes: Vec<_> = scene.charts.iter().map(|chart| chart.axis).collect();
    assert!(axes.iter().all(|axis| *axis == axes[0]), "one ruler for all");
    check("compare-three", &scene);
}

#[test]
fn a_view_shows_a_part_and_nothing_outside_of_it() {
    for (name, program) in [("view-locks", LOCKS), ("view-blocking", BLOCKING), ("view-thousand", THOUSAND)] {
        let timeline = timeline(program);
        let end = timeline.end.at.0 as f64;
        let view = Some(View { start: end * 0.25, end: end * 0.5 });
        let scene = Scene::new(&timeline, &SceneOptions { view, ..options(720.0) });
        let axis = scene.charts[0].axis;
        for shape in scene.groups.iter().flat_map(|group| &group.shapes).filter(|shape| shape.span.is_some())
        {
            if let Form::Rect { x, width, .. } = &shape.form {
                assert!(*x >= axis.left - 0.1 && x + width <= axis.right + 0.2, "{shape:?}");
            }
        }
        check(name, &scene);
    }
}

#[test]
fn the_critical_path_is_framed() {
    let timeline = timeline(LOCKS);
    let scene = Scene::new(&timeline, &SceneOptions { critical: true, ..options(720.0) });
    let framed =
        scene.groups.iter().flat_map(|group| &group.shapes).filter(|shape| shape.class == "critical");
    assert_eq!(framed.count(), timeline.critical_path().len());
    check("critical", &scene);
}

#[test]
fn wake_ups_of_the_selected_lane() {
    let timeline = timeline(LOCKS);
    let lane = timeline.shown().nth(2).map(|lane| lane.id);
    let options = SceneOptions { wakeups: lane, ..options(720.0) };
    check("wakeups", &Scene::new(&timeline, &options));
}
