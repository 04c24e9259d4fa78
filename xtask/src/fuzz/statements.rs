//! Statements around expressions: loops, conditions, assignments, patterns, `try`.

use super::{expressions::expression, random::Random};

pub fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}

/// Expressions one after the other, each with its value or error.
pub fn values(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..4 {
        let shown = expression(random, 3);
        text.push_str(&format!(
            "try:\n    value = {shown}\n    print(type(value).__name__, value if 'iter' not in repr(type(value)) else '')\n\
             except Exception as error:\n    print(type(error).__name__, error)\n"
        ));
    }
    text
}

pub fn statements(random: &mut Random) -> String {
    let mut text = String::from("a, b, c = 1, [3, 4], {'k': 5}\n");
    for _ in 0..3 {
        let (one, two) = (expression(random, 2), expression(random, 1));
        let part = match random.below(9) {
            0 => format!(
                "for item in {one}:\n    print(item)\n    if item == {two}:\n        break\nelse:\n    print('all')\n"
            ),
            1 => format!(
                "a = 0\nwhile a < 4:\n    a += 1\n    if a == {two}:\n        continue\n    print(a)\n"
            ),
            2 => format!(
                "if {one}:\n    print('yes')\nelif {two}:\n    print('other')\nelse:\n    print('no')\n"
            ),
            3 => format!(
                "try:\n    print({one})\nexcept (TypeError, ValueError) as error:\n    print('caught', error)\nelse:\n    print('fine')\nfinally:\n    print('finally')\n"
            ),
            4 => format!("first, *rest = {one}\nprint(first, rest)\n"),
            5 => format!("b[{two}] = {one}\nprint(b)\ndel b[0]\nprint(b)\n"),
            6 => format!(
                "a {}= {one}\nprint(a)\n",
                random.pick(&["+", "-", "*", "/", "//", "%", "|", "&", "**"])
            ),
            7 => format!(
                "match {one}:\n    case int(n) if n > 1:\n        print('int', n)\n    case str() as s:\n        print('str', s)\n    case [x, *others]:\n        print('list', x, others)\n    case {{'a': v}}:\n        print('map', v)\n    case None | True:\n        print('single')\n    case _:\n        print('rest')\n"
            ),
            _ => format!(
                "def inner(x, /, y=2, *args, k={two}, **more):\n    return x, y, args, k, more\nprint(inner({one}))\nprint(inner(1, 2, 3, z=4))\n"
            ),
        };
        text.push_str(&format!(
            "try:\n{}except Exception as error:\n    print(type(error).__name__, error)\n",
            indented(&part, 4)
        ));
    }
    text
}
