//! Numbers and texts in every format: f-strings, `format`, `%` and `str.format`.

use super::random::Random;

const VALUES: &[&str] = &[
    "0",
    "1",
    "-1",
    "7",
    "42",
    "-255",
    "1234567",
    "-1234567890123",
    "10**25",
    "2**70",
    "True",
    "0.0",
    "-0.0",
    "0.5",
    "1.5",
    "2.5",
    "-2.5",
    "3.14159",
    "1e16",
    "1.5e-7",
    "123456.789",
    "1e300",
    "5e-324",
    "float('inf')",
    "float('-inf')",
    "float('nan')",
    "0.1",
    "2.675",
    "999999.5",
    "9.995",
    "1e22",
    "123456789.0",
    "0.000123456",
    "'text'",
    "''",
    "'日本'",
    "'a' * 12",
    "\"it's\"",
    "None",
    "[1]",
    "1j",
    "(2.5-3j)",
    "b'x'",
    "(1, 'a')",
    "{'k': 1}",
    "97",
    "0x110000",
    "...",
    "1e-5",
    "12345678901234567890.0",
    "0.1 + 0.2",
    "1/3",
    "100.0",
    "1e5",
    "-1e-10",
];

pub fn formats(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..9 {
        let value = random.pick(VALUES);
        let other = random.pick(VALUES);
        let shown = match random.below(10) {
            0..=3 => format!("format({value}, {:?})", spec(random)),
            4 | 5 => format!("{:?} % {}", percent(random), operands(random, value, other)),
            6 => format!(
                "f\"\"\"{{ {value}{}:{}}}\"\"\"",
                conversion(random),
                spec(random).replace(['\'', '{', '}', '\\'], ".")
            ),
            7 => format!("{:?}.format({value}, {other}, name={value})", template(random)),
            8 => {
                let value = if value.contains('"') { "'q'" } else { value };
                format!(
                    "f\"\"\"{{ {value}{}{}}}\"\"\"",
                    random.pick(&["=", " = ", "=", "= "]),
                    conversion(random)
                )
            }
            _ => {
                let digits = random
                    .pick(&["", ", 0", ", 1", ", 2", ", -1", ", -2", ", None", ", 20", ", 1.5", ", -400"]);
                format!("round({value}{digits})")
            }
        };
        text.push_str(&format!("show(lambda: {shown})\n"));
    }
    text
}

fn conversion(random: &mut Random) -> &'static str {
    random.pick(&["", "", "", "!r", "!s", "!a"])
}

/// A format specification, mostly a right one.
fn spec(random: &mut Random) -> String {
    let mut text = String::new();
    if random.once_in(3) {
        text.push_str(random.pick(&["<", ">", "^", "=", "*<", "0>", "-^", "x=", "日>", " ^", "0=", "{>"]));
    }
    if random.once_in(3) {
        text.push_str(random.pick(&["+", "-", " ", "+", "z", "+z"]));
    }
    if random.once_in(4) {
        text.push('#');
    }
    if random.once_in(4) {
        text.push('0');
    }
    if random.once_in(2) {
        text.push_str(random.pick(&["1", "5", "8", "12", "20", "30"]));
    }
    if random.once_in(4) {
        text.push_str(random.pick(&[",", "_", ",", "_", ",_"]));
    }
    if random.once_in(2) {
        text.push_str(random.pick(&[".0", ".1", ".2", ".3", ".6", ".10", ".17", ".", ".25"]));
    }
    if !random.once_in(3) {
        text.push_str(
            random
                .pick(&["d", "f", "e", "g", "x", "X", "b", "o", "c", "n", "%", "s", "E", "G", "F", "r", "i"]),
        );
    }
    text
}

/// A format for `%`, mostly a right one.
fn percent(random: &mut Random) -> String {
    let mut text = random.pick(&["", "a ", "%% ", "[", "%s "]).to_owned();
    text.push('%');
    if random.once_in(8) {
        text.push_str(random.pick(&["(k)", "(missing)", "("]));
    }
    for _ in 0..random.below(3) {
        text.push_str(random.pick(&["-", "+", " ", "#", "0", "0"]));
    }
    if random.once_in(2) {
        text.push_str(random.pick(&["1", "6", "10", "*", "15"]));
    }
    if random.once_in(2) {
        text.push_str(random.pick(&[".0", ".1", ".3", ".", ".*", ".8", ".12"]));
    }
    text.push_str(random.pick(&[
        "d", "i", "u", "f", "e", "g", "x", "X", "o", "c", "s", "r", "a", "%", "E", "G", "y", "b", "ld", "",
    ]));
    text.push_str(random.pick(&["", "", "]", " %s", " %d"]));
    text
}

fn operands(random: &mut Random, value: &str, other: &str) -> String {
    match random.below(8) {
        0..=2 => format!("({value},)"),
        3 => format!("({value})"),
        4 => format!("({value}, {other})"),
        5 => format!("(5, {value})"),
        6 => format!("(6, 2, {value})"),
        _ => format!("{{'k': {value}}}"),
    }
}

/// A template for `str.format`, mostly a right one.
fn template(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(3) {
        text.push_str(random.pick(&[
            "{}",
            "{0}",
            "{1}",
            "{name}",
            "{0!r}",
            "{!s:>8}",
            "{:{}}",
            "{0:{1}}",
            "{name:^10}",
            "{{}}",
            "{",
            "}",
            "{0[0]}",
            "{name.real}",
            "{name.__class__.__name__}",
            "{2}",
            "{other}",
            "{0!x}",
            "{:>10}",
            "{1:.3f}",
            "{0[k]}",
            "{ 0}",
            "{0!r:5}",
            "text ",
            "{:,}",
            "{:#x}",
            "{0.5}",
            "{!}",
            "{:%}",
            "{name!a}",
            "{-1}",
        ]));
    }
    text
}
