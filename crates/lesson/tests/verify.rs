//! Verification: a lesson whose words and runs differ is told so, at the line of the words.

#[path = "support/story.rs"]
mod story;

use lesson::{Glossary, Script, lint_lesson, parse_lesson, verify_lesson};
use story::{ONE_BY_ONE, TOGETHER, ended, told};
use trace::{Line, Outcome, Trace};

/// An engine that knows some scripts by name.
fn run(script: &Script) -> Trace {
    match script.file.as_str() {
        "one_by_one.py" => told(ONE_BY_ONE),
        "together.py" => told(TOGETHER),
        _ => ended(
            "0.5 end",
            Outcome::Exception {
                exception: "ValueError".to_owned(),
                message: "no".to_owned(),
                line: Some(Line(3)),
            },
        ),
    }
}

/// Everything that is wrong with a lesson of these blocks.
fn complaints(blocks: &str) -> String {
    let text = format!("---\nid: a\ntitle: T\nminutes: 5\nobjectives: [o]\n---\n{blocks}");
    let files = |path: &str| match path {
        "lesson.md" => Some(text.clone()),
        "one_by_one.py" | "together.py" => Some("async def main():\n    pass\n".to_owned()),
        "broken.py" => Some("async def main():\n    raise ValueError\n".to_owned()),
        _ => None,
    };
    let parsed = parse_lesson("", &files, &Glossary::default());
    let mut all = parsed.diagnostics.clone();
    all.extend(lint_lesson(&parsed.value, &Glossary::default()));
    all.extend(verify_lesson(&parsed.value, &|script, _| run(script)));
    let shown = all.iter().map(|diagnostic| {
        let line = text.lines().nth(diagnostic.line as usize - 1).unwrap_or("");
        format!("{line}\n    {diagnostic}\n")
    });
    shown.collect()
}

#[test]
fn a_true_lesson() {
    let blocks = "
```play
id: seq
file: one_by_one.py
checks: [total == 6, max_concurrent == 1]
```

```predict
for: seq
ask: How long?
kind: seconds
feedback: [{when: 2, tag: M4, say: No.}, {when: 6, say: Yes.}]
```

```predict
for: seq
ask: Which order?
kind: order
items: [done, ask Oslo, ask Cairo, ask Lima]
```

```predict
for: seq
ask: Draw it.
kind: draw
until: 8
step: 0.5
lanes:
  - {name: Oslo, answer: 'trace.between(\"ask Oslo\", \"ask Lima\")'}
  - {name: main, answer: 'trace.task(\"main\")'}
feedback: [{when: \"< 6\", tag: M4, say: No.}]
```

```compare
runs: [one_by_one.py, together.py]
labels: [One, Two]
totals: [6, 2]
ask: Why?
```

```exercise
file: one_by_one.py
solution: together.py
checks: [total <= 2.0, max_concurrent == 3]
parsons: {distractors: [x]}
```

```play
file: broken.py
checks: [\"exception: ValueError\"]
```
";
    assert_eq!(complaints(blocks), "");
}

#[test]
fn a_lesson_that_is_wrong_about_its_runs() {
    let blocks = "
```play
id: seq
file: one_by_one.py
checks: [total == 5, max_concurrent == 1]
```

```play
file: broken.py
```

```predict
for: seq
ask: How long?
kind: seconds
feedback: [{when: 6, tag: M4, say: No.}]
```

```predict
for: seq
ask: When?
kind: seconds
answer: trace.time_of(\"Rome\")
```

```predict
for: seq
ask: Which order?
kind: order
items: [ask Oslo, ask Lima, ask Cairo, done]
```

```predict
for: seq
ask: Which order?
kind: order
items: [ask Oslo, ask Rome, ask Cairo, done]
```

```predict
for: seq
ask: Which?
kind: choice
answer: trace.last_line
options: [ask Oslo, ask Lima]
```

```predict
for: seq
ask: Which?
kind: choice
options:
  - {text: slow, check: total > 3, tag: M4}
  - {text: very slow, check: total > 5}
```

```predict
for: seq
ask: Draw it.
kind: draw
until: 4.5
step: 1.5
lanes:
  - {name: Oslo, answer: 'trace.between(\"ask Oslo\", \"ask Lima\")'}
  - {name: Rome, answer: 'trace.between(\"ask Rome\", \"done\")'}
  - {name: main, answer: 'trace.task(\"main\")'}
feedback: [{when: 6, tag: M4, say: No.}]
```

```compare
runs: [one_by_one.py, together.py, broken.py]
labels: [One, Two, Three]
totals: [5, 2, 0.5]
ask: Why?
```

```exercise
file: together.py
solution: one_by_one.py
checks:
  - total <= 2.0
```

```exercise
file: one_by_one.py
solution: broken.py
checks:
  - uses: raise
```
";
    insta::assert_snapshot!(complaints(blocks));
}
