//! Predictions: what is right, and what is said to whom.

#[path = "support/story.rs"]
mod story;

use lesson::{Block, Glossary, Guess, Predict, judge, parse_lesson};
use story::{ONE_BY_ONE, TOGETHER, told};

/// A lesson with a play block and this predict block.
fn predict(body: &str) -> Predict {
    let text = format!(
        "---\nid: a\ntitle: T\nminutes: 5\nobjectives: [o]\n---\n\n```play\nid: seq\ncode: pass\n```\n\n```predict\nfor: seq\nask: \"?\"\n{body}\n```\n"
    );
    let parsed = parse_lesson("", &|path| (path == "lesson.md").then(|| text.clone()), &Glossary::default());
    assert_eq!(parsed.diagnostics, []);
    let found = parsed.value.blocks.into_iter().find_map(|block| match block {
        Block::Predict(predict) => Some(predict),
        _ => None,
    });
    found.expect("the predict block was read")
}

/// Whether a guess about three sleeps in a row is right, and what is said.
fn said(predict: &Predict, guess: Guess) -> (bool, String, String) {
    let judgement = judge(predict, &guess, &told(ONE_BY_ONE), "");
    let say = judgement.say.map_or(String::new(), |say| say.plain());
    (judgement.right, say, judgement.tag.map_or(String::new(), |tag| tag.to_string()))
}

fn is(right: bool, say: &str, tag: &str) -> (bool, String, String) {
    (right, say.to_owned(), tag.to_owned())
}

#[test]
fn seconds() {
    let predict = predict(
        "kind: seconds\ntolerance: 0.25\nfeedback:\n  - {when: 2, tag: M4, say: overlap}\n  - {when: 6, say: right}\n  - {when: \"> 6\", say: more}\n  - {say: count}",
    );
    assert_eq!(said(&predict, Guess::Seconds(2.2)), is(false, "overlap", "M4"));
    assert_eq!(said(&predict, Guess::Seconds(6.25)), is(true, "right", ""));
    assert_eq!(said(&predict, Guess::Seconds(6.3)), is(false, "more", ""));
    assert_eq!(said(&predict, Guess::Seconds(4.0)), is(false, "count", ""));
    assert_eq!(said(&predict, Guess::Seconds(f64::NAN)), is(false, "count", ""));
}

#[test]
fn the_moment_of_a_line() {
    let moment = predict("kind: seconds\nanswer: trace.time_of(\"Cairo\")");
    assert_eq!(said(&moment, Guess::Seconds(4.0)), is(true, "", ""));
    let never = predict("kind: seconds\nanswer: trace.time_of(\"Rome\")");
    assert_eq!(said(&never, Guess::Seconds(4.0)), is(false, "", ""));
}

#[test]
fn order() {
    let predict = predict(
        "kind: order\nitems: [done, ask Oslo, ask Cairo, ask Lima]\nfeedback:\n  - {when: {before: [ask Cairo, ask Lima]}, tag: M16, say: mixed}\n  - {when: [ask Oslo, ask Lima, ask Cairo, done], say: right}",
    );
    let guess = |lines: &[&str]| Guess::Order(lines.iter().map(|line| (*line).to_owned()).collect());
    assert_eq!(said(&predict, guess(&["ask Oslo", "ask Lima", "ask Cairo", "done"])), is(true, "right", ""));
    assert_eq!(
        said(&predict, guess(&["ask Oslo", "ask Cairo", "ask Lima", "done"])),
        is(false, "mixed", "M16")
    );
    assert_eq!(said(&predict, guess(&["done"])), is(false, "", ""));
}

#[test]
fn output() {
    let predict = predict("kind: output\nanswer: trace.last_line\nfeedback: [{when: ask Cairo, say: later}]");
    assert_eq!(said(&predict, Guess::Output(" done ".to_owned())), is(true, "", ""));
    assert_eq!(said(&predict, Guess::Output("ask Cairo".to_owned())), is(false, "later", ""));
}

#[test]
fn choice_by_value() {
    let predict = predict(
        "kind: choice\nanswer: trace.total\noptions: [2 s, {text: 6 s, say: right}, {text: \"`4`\", tag: M4}]\nfeedback: [{when: 2 s, say: overlap}, {say: other}]",
    );
    assert_eq!(said(&predict, Guess::Choice(0)), is(false, "overlap", ""));
    assert_eq!(said(&predict, Guess::Choice(1)), is(true, "right", ""));
    assert_eq!(said(&predict, Guess::Choice(2)), is(false, "other", "M4"));
    assert_eq!(said(&predict, Guess::Choice(9)), is(false, "other", ""));
}

#[test]
fn choice_by_check() {
    let predict = predict(
        "kind: choice\noptions:\n  - {text: they overlap, check: max_concurrent > 1}\n  - {text: they do not, check: max_concurrent == 1}",
    );
    assert_eq!(said(&predict, Guess::Choice(1)), is(true, "", ""));
    let together = judge(&predict, &Guess::Choice(0), &told(TOGETHER), "");
    assert!(together.right);
}

#[test]
fn a_drawing() {
    let predict = predict(
        "kind: draw\nuntil: 8\nlanes:\n  - {name: Oslo, answer: 'trace.between(\"ask Oslo\", \"ask Lima\")'}\n  - {name: Lima, answer: 'trace.between(\"ask Lima\", \"ask Cairo\")'}\n  - {name: all, answer: trace.waits(\"main\")}\nfeedback:\n  - {when: {before: [Lima, Oslo]}, tag: M16, say: order}\n  - {when: \"> 6\", say: long}\n  - {when: 2, tag: M4, say: short}\n  - {when: overlap, say: overlap}\n  - {when: apart, say: apart}",
    );
    let guess = |oslo: (f64, f64), lima: (f64, f64), all: &[(f64, f64)]| {
        Guess::Bars(vec![vec![oslo], vec![lima], all.to_vec()])
    };
    assert_eq!(said(&predict, guess((0.0, 2.0), (2.0, 4.0), &[(0.0, 6.0)])), is(true, "overlap", ""));
    assert_eq!(said(&predict, guess((0.0, 2.0), (0.0, 2.0), &[(0.0, 2.0)])), is(false, "short", "M4"));
    assert_eq!(said(&predict, guess((2.0, 4.0), (0.0, 2.0), &[])), is(false, "order", "M16"));
    assert_eq!(said(&predict, guess((0.0, 2.0), (2.0, 4.0), &[(6.0, 8.0)])), is(false, "long", ""));
    assert_eq!(said(&predict, guess((0.0, 2.0), (2.0, 4.0), &[])), is(false, "apart", ""));
    assert_eq!(said(&predict, Guess::Bars(Vec::new())), is(false, "apart", ""));
}
