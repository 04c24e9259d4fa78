//! Checks on runs: what holds, and what a learner reads where it does not.

#[path = "support/story.rs"]
mod story;

use lesson::{Check, Expectation, check, check_all, max_concurrent};
use story::{CARELESS, CLEAN, ONE_BY_ONE, TOGETHER, ended, told};
use trace::{Cycle, Line, Outcome, TaskId, Trace};

const SOURCE: &str = "import asyncio, time\n\nasync def main():\n    time.sleep(1)  # asyncio.gather\n";

/// Every check with its verdict, as the page would say it.
fn verdicts(trace: &Trace, checks: &[&str]) -> String {
    let line = |text: &&str| {
        let expectation = Expectation::parse(text).unwrap_or_else(|message| panic!("{text}: {message}"));
        let verdict = check(&expectation, trace, SOURCE);
        let found = match &verdict.failure {
            None => "holds".to_owned(),
            Some(finding) => {
                let time = finding.time.map_or(String::new(), |(from, to)| {
                    format!(" [{} to {} s]", from.seconds(), to.seconds())
                });
                let line = finding.line.map_or(String::new(), |line| format!(" [line {}]", line.0));
                let task = finding.task.map_or(String::new(), |task| format!(" [task {}]", task.0));
                format!("FAILS: {}{line}{task}{time}", finding.message)
            }
        };
        format!("{text}\n    wish: {expectation}\n    {found}\n")
    };
    checks.iter().map(line).collect()
}

#[test]
fn one_after_another() {
    insta::assert_snapshot!(verdicts(
        &told(ONE_BY_ONE),
        &[
            "total == 6.0",
            "total <= 2.0",
            "total < 6.0",
            "total > 6",
            "total != 6",
            "max_concurrent == 3",
            "max_concurrent == 1",
            "tasks == 0",
            "tasks >= 1",
            "time_of \"Lima\" == 2",
            "time_of \"Cairo\" == 2",
            "time_of 'Rome' < 2",
            "no_block_over: 0.05",
            "all_awaited",
            "all_finished",
            "cleanup_ran",
            "no_exception",
            "exception: ValueError",
            "first_line == \"ask Oslo\"",
            "last_line == 'ask Oslo'",
            "output contains Lima",
            "output lacks Lima",
            "output == \"ask Oslo\\nask Rome\"",
            "output == \"ask Oslo\\nask Lima\\nask Cairo\\ndone\\nthe end\"",
            "uses: asyncio.gather",
            "uses: async def",
            "avoids: time.sleep",
        ],
    ));
}

#[test]
fn together() {
    insta::assert_snapshot!(verdicts(
        &told(TOGETHER),
        &[
            "total <= 2.0",
            "total <= 1",
            "max_concurrent == 3",
            "max_concurrent <= 2",
            "tasks == 3",
            "all_finished"
        ],
    ));
}

#[test]
fn careless() {
    insta::assert_snapshot!(verdicts(
        &told(CARELESS),
        &[
            "no_block_over: 0.05",
            "no_block_over: 5",
            "all_awaited",
            "all_finished",
            "cleanup_ran",
            "cancelled == 0"
        ],
    ));
}

#[test]
fn cancelled_and_cleaned_up() {
    insta::assert_snapshot!(verdicts(
        &told(CLEAN),
        &["cleanup_ran", "cancelled == 1", "cancelled == 2", "total <= 3", "all_finished"],
    ));
}

#[test]
fn waits_in_line_do_not_count() {
    let trace = told(
        "0 loop
         0 spawn 1 main
         0 1 spawn 2 fetch
         0 1 spawn 3 fetch
         0 1 gathers
         0 2 asks https://a.example
         0 3 queues
         1 2 wakes
         1 2 returns
         1 3 wakes
         1 3 asks https://b.example
         2 3 wakes
         2 3 returns
         2 1 wakes
         2 1 returns",
    );
    assert_eq!(max_concurrent(&trace), 1, "one in the gate, one before it; at 1 s they only touch");
}

#[test]
fn a_late_loop_does_not_lengthen_a_wait() {
    // Task 2 is due at 1, woken at 5; task 3 begins to wait at 4.
    let trace = told(
        "0 loop
         0 spawn 1 main
         0 1 spawn 2 nap
         0 1 spawn 3 nap
         0 2 sleep 1
         4 3 sleep 1
         5 2 wakes
         5 3 wakes",
    );
    assert_eq!(max_concurrent(&trace), 1);
}

#[test]
fn a_run_that_stops_is_not_passed() {
    let checks = [Check { expectation: Expectation::parse("total <= 9").expect("a check"), line: 1 }];
    let cycle = Cycle {
        tasks: vec![(TaskId(1), Some(Line(7)), "lock".to_owned())],
        threads: Vec::new(),
        edges: Vec::new(),
    };
    let outcomes = [
        Outcome::Finished { status: 2 },
        Outcome::Exception {
            exception: "NameError".to_owned(),
            message: "name 'x' is not defined".to_owned(),
            line: Some(Line(3)),
        },
        Outcome::SyntaxError {
            exception: "SyntaxError".to_owned(),
            message: "'(' was never closed".to_owned(),
            line: Line(2),
            column: 1,
            end_column: 2,
        },
        Outcome::Unsupported { message: "sockets are not supported".to_owned(), line: Line(1) },
        Outcome::Deadlock { cycle },
        Outcome::Limit { limit: trace::Limit::Fuel, line: Some(Line(4)) },
    ];
    let said: Vec<String> = outcomes
        .into_iter()
        .map(|outcome| {
            let report = check_all(&checks, &ended(ONE_BY_ONE, outcome), SOURCE);
            assert!(!report.passed());
            report.stopped.expect("why it stopped").message
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn an_expected_exception_passes() {
    let check = |text: &str| Check { expectation: Expectation::parse(text).expect("a check"), line: 1 };
    let checks = [check("exception: TimeoutError"), check("total <= 6")];
    let timed_out = Outcome::Exception {
        exception: "TimeoutError".to_owned(),
        message: String::new(),
        line: Some(Line(3)),
    };
    assert!(check_all(&checks, &ended(ONE_BY_ONE, timed_out), SOURCE).passed());
    assert!(!check_all(&checks, &told(ONE_BY_ONE), SOURCE).passed());
}

#[test]
fn an_expected_deadlock_passes() {
    let checks = [Check { expectation: Expectation::parse("deadlock").expect("a check"), line: 1 }];
    let cycle = Cycle { tasks: Vec::new(), threads: Vec::new(), edges: Vec::new() };
    assert!(check_all(&checks, &ended(ONE_BY_ONE, Outcome::Deadlock { cycle }), SOURCE).passed());
    let report = check_all(&checks, &told(ONE_BY_ONE), SOURCE);
    assert_eq!(
        report.verdicts[0].failure.as_ref().map(|finding| finding.message.as_str()),
        Some("the program came to its end")
    );
}

#[test]
fn what_is_no_check_says_so() {
    let wrong = [
        "",
        "totl <= 2",
        "total",
        "total 2",
        "total <= two",
        "total <= -1",
        "total <= inf",
        "max_concurent == 3",
        "no_block_over",
        "no_block_over: fast",
        "all_awaited: 3",
        "output",
        "output contains",
        "output is x",
        "time_of done <= 1",
        "time_of \"done <= 1",
        "uses:",
        "exception",
        "<= 2",
        "total <= 1e999",
    ];
    let said: Vec<String> = wrong
        .iter()
        .map(|text| format!("{text}\n    {}", Expectation::parse(text).expect_err("no check")))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}
