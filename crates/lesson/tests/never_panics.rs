//! Whatever is read, nothing panics and nothing hangs: any text as a lesson, any change of a good lesson,
//! any list of events as a run.

#[path = "support/story.rs"]
mod story;

use lesson::{
    Block, Check, Computed, Expectation, Glossary, Kind, check_all, compute, lint_course, parse_course,
    parse_lesson, to_html, verify_lesson,
};
use proptest::prelude::*;
use trace::{
    BlockKind, Event, EventKind, Line, Nanos, Options, Outcome, PollEnd, Stream, TaskId, ThreadId, Trace,
    WaitKind, WaitTarget, Wake,
};

const WHOLE: &str = include_str!("good/whole.md");

/// Reads a text as a lesson and does with it whatever can be done.
fn use_up(text: &str) {
    let files = |path: &str| match path {
        "course.yaml" => Some("title: T\nlessons: [a]\nglossary: {coroutine: x}".to_owned()),
        "a/lesson.md" => Some(text.to_owned()),
        path if path.ends_with(".py") => Some("async def main():\n    pass\n".to_owned()),
        _ => None,
    };
    let parsed = parse_course(&files);
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
    for diagnostic in &parsed.diagnostics {
        assert!((1..=lines.max(3)).contains(&(diagnostic.line as usize)), "{lines} lines, but {diagnostic}");
    }
    lint_course(&parsed.value);
    for lesson in &parsed.value.lessons {
        for block in &lesson.blocks {
            match block {
                Block::Prose(prose) => {
                    let html = to_html(&prose.content);
                    assert!(!html.contains("<script") && !html.contains("javascript:\""));
                }
                Block::Exercise(exercise) => {
                    exercise.editable_lines(text);
                }
                _ => {}
            }
        }
        verify_lesson(lesson, &|_, _| story::told(story::TOGETHER));
    }
}

/// A piece that means something to the parser.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "---\n",
        "```play\n",
        "```predict\n",
        "```compare\n",
        "```exercise\n",
        "```quiz\n",
        "```\n",
        "~~~\n",
        "- ",
        "  ",
        "\t",
        ": ",
        ":\n",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "`",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "|\n",
        ">\n",
        "id: a\n",
        "file: a.py\n",
        "kind: choice\n",
        "kind: order\n",
        "items: [a, b]\n",
        "checks:\n",
        "- total <= 2\n",
        "ask: x\n",
        "right: x\n",
        "wrong: [y]\n",
        "for: play-1\n",
        "answer: trace.time_of(\"\n",
        "> ",
        "1. ",
        "<b>",
        "![",
        "](",
        ")",
        "*",
        "|a|b|\n|-|-|\n",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\r\n",
        "\0",
        "é",
        "👩‍🚀",
        "\n",
    ];
    prop_oneof![3 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => ".{0,8}"]
}

/// Any event of a few tasks and threads.
fn event() -> impl Strategy<Value = (EventKind, u32)> {
    let task = || (1u32..5).prop_map(TaskId);
    let line = || proptest::option::of((0u32..9).prop_map(Line));
    let end = || {
        prop_oneof![
            Just(PollEnd::Returned { result: String::new() }),
            Just(PollEnd::Cancelled { line: None }),
            Just(PollEnd::Failed { exception: "E".to_owned(), message: String::new(), line: None }),
            proptest::option::of(any::<u64>()).prop_map(|deadline| PollEnd::Suspended {
                kind: WaitKind::Sleep,
                label: "sleep".to_owned(),
                target: WaitTarget::None,
                deadline: deadline.map(Nanos),
                line: None,
            }),
        ]
    };
    let kind = prop_oneof![
        Just(EventKind::LoopStarted),
        Just(EventKind::LoopStopped),
        (task(), proptest::option::of(task())).prop_map(|(task, parent)| EventKind::TaskSpawned {
            task,
            name: "t".to_owned(),
            coroutine: "c".to_owned(),
            parent,
            line: None,
            internal: false,
        }),
        task().prop_map(|task| EventKind::PollBegan { task }),
        (task(), end()).prop_map(|(task, end)| EventKind::PollEnded { task, end }),
        task().prop_map(|task| EventKind::Woken { task, by: Wake::Callback }),
        (task(), line()).prop_map(|(task, line)| EventKind::CancelDelivered { task, line }),
        (proptest::option::of(task()), line()).prop_map(|(task, line)| EventKind::BlockBegan {
            task,
            kind: BlockKind::Sleep,
            label: "b".to_owned(),
            line,
        }),
        Just(EventKind::BlockEnded { task: None }),
        ("[a\n]{0,4}", line()).prop_map(|(text, line)| EventKind::Output {
            stream: Stream::Stdout,
            text,
            task: None,
            line,
        }),
    ];
    (kind, 0u32..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in proptest::collection::vec(piece(), 0..60)) {
        use_up(&text.concat());
    }

    #[test]
    fn any_change_of_a_good_lesson(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), 0usize..12, piece()), 1..5),
    ) {
        let mut text: Vec<char> = WHOLE.chars().collect();
        for (place, removed, added) in changes {
            let begin = place.index(text.len() + 1);
            let end = (begin + removed).min(text.len());
            text.splice(begin..end, added.chars());
        }
        use_up(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_check(text in "(total|output|time_of|uses|x)?[ :<=>\"'a-z0-9.\\\\]{0,16}") {
        let _ = Expectation::parse(&text);
    }

    #[test]
    fn any_run(events in proptest::collection::vec(event(), 0..40), backwards in any::<bool>()) {
        let mut now = 0u64;
        let mut events: Vec<Event> = events.into_iter().map(|(kind, later)| {
            now += u64::from(later);
            Event { at: Nanos(now), step: 0, thread: ThreadId(later), kind }
        }).collect();
        if backwards {
            events.reverse();
        }
        let trace = Trace {
            file: "main.py".to_owned(),
            options: Options::default(),
            events: events.into(),
            outcome: Outcome::Finished { status: 0 },
            elapsed: Nanos(now),
            instructions: 0,
            switch_points: vec![],
        };
        let checks: Vec<Check> = [
            "total <= 0", "max_concurrent == 9", "tasks == 9", "cancelled == 9", "time_of 'a' == 9", "no_block_over: 0",
            "all_awaited", "all_finished", "cleanup_ran", "output == b", "last_line == b", "output lacks a",
        ].iter().map(|text| Check { expectation: Expectation::parse(text).expect("a check"), line: 1 }).collect();
        check_all(&checks, &trace, "");
        compute(&Kind::Order { answer: Computed::Lines, items: Vec::new() }, &trace, "");
    }
}

#[test]
fn long_and_deep_texts() {
    let head = "---\nid: a\ntitle: T\nminutes: 5\nobjectives: [o]\n---\n";
    for unit in ["> ", "- ", "[", "*", "**a", "`", "<", "![", "|", "#", "1. ", "{", "\n", "a: ", "\""] {
        use_up(&format!("{head}{}", unit.repeat(20_000)));
        use_up(&format!("{head}```quiz\n{}\n```\n", unit.repeat(20_000)));
        use_up(&format!("---\n{}\n---\n", unit.repeat(20_000)));
    }
    let long = "x".repeat(600 * 1024);
    let parsed = parse_lesson("", &|_| Some(long.clone()), &Glossary::default());
    assert_eq!(parsed.diagnostics.len(), 1);
}
