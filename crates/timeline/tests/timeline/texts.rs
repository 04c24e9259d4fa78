//! The text forms: bars in a terminal, transcript, table, Chrome trace, explanations.

use timeline::terminal::{self, TerminalOptions};
use timeline::{AxisKind, State, Timeline, chrome, compare, table, transcript};
use trace::Policy;

use crate::programs::*;
use crate::simulation::{Program, run};

const ALL: [(&str, Program); 10] = [
    ("fetches", FETCHES),
    ("awaits", AWAITS),
    ("downloads", DOWNLOADS),
    ("blocking", BLOCKING),
    ("locks", LOCKS),
    ("cancellation", CANCELLATION),
    ("deadlock", DEADLOCK),
    ("nothing-waits", NOTHING_WAITS),
    ("hour", HOUR),
    ("milliseconds", MILLISECONDS),
];

/// Everything that is told about a run, one below the other.
#[test]
fn every_program_in_words() {
    for (name, program) in ALL {
        let trace = run(program, Policy::Concurrent);
        let timeline = Timeline::from_trace(&trace);
        let chart = terminal::chart(&timeline, &TerminalOptions::default());
        let story = transcript::text(&timeline, &trace);
        let table = table::text(&timeline);
        let path = timeline.critical_path_sentence();
        let mut why = String::new();
        for lane in timeline.shown() {
            for (index, span) in lane.spans.iter().enumerate() {
                if matches!(span.state, State::Waiting(_) | State::Ready(_))
                    && (span.duration().0 > 0 || name == "deadlock")
                {
                    why.push_str(&format!("{}\n", timeline.why_gap(lane.id, index).sentence));
                }
            }
        }
        insta::assert_snapshot!(name, format!("{chart}\n{story}\n{table}\n{path}\n\n{why}"));
    }
}

#[test]
fn two_runs_on_one_ruler() {
    let together = Timeline::from_trace(&run(FETCHES, Policy::Concurrent));
    let one_after_another = Timeline::from_trace(&run(FETCHES, Policy::Sequential));
    let comparison = compare(&together, &one_after_another);
    assert_eq!(comparison.headline(), "One after another 6.0 s · Together 2.0 s · 4.0 s saved");
    insta::assert_snapshot!(terminal::compare_chart(
        &together,
        &one_after_another,
        &TerminalOptions::default()
    ));
}

/// Two runs that take as long, since the first failure ends both: the waits of one overlap all the same.
#[test]
fn what_overlaps_may_save_nothing() {
    let overlaps = |program| Timeline::from_trace(&run(program, Policy::Concurrent)).overlaps();
    assert!(overlaps(FAILURE) && overlaps(FETCHES) && overlaps(BLOCKING));
    assert!(!overlaps(AWAITS) && !overlaps(NOTHING_WAITS));
    assert!(!Timeline::from_trace(&run(FETCHES, Policy::Sequential)).overlaps());
}

#[test]
fn steps_in_a_terminal() {
    let timeline = Timeline::from_trace(&run(NOTHING_WAITS, Policy::Concurrent));
    let options = TerminalOptions { axis: AxisKind::Steps, ..TerminalOptions::default() };
    insta::assert_snapshot!(terminal::chart(&timeline, &options));
}

#[test]
fn a_thousand_tasks_fit_on_a_screen() {
    let trace = run(THOUSAND, Policy::Concurrent);
    let timeline = Timeline::from_trace(&trace);
    let options = TerminalOptions { max_lanes: 6, width: 60, ..TerminalOptions::default() };
    insta::assert_snapshot!(format!(
        "{}\n{}",
        terminal::chart(&timeline, &options),
        transcript::text(&timeline, &trace)
    ));
}

#[test]
fn chrome_trace() {
    let timeline = Timeline::from_trace(&run(LOCKS, Policy::Concurrent));
    let json = chrome::json(&timeline);
    let document: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let lines: Vec<String> =
        document["traceEvents"].as_array().expect("a list").iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_critical_path_begins_before_the_tasks_that_decide() {
    let timeline = Timeline::from_trace(&run(LATE, Policy::Concurrent));
    assert_eq!(
        timeline.critical_path_sentence(),
        "What decided the total of 3.5 s: main waits for sleep(1) (1 s), then late waits for sleep(2) (2 s), then main \
         waits for sleep(0.5) (0.5 s)."
    );
}
