//! Programs that look like a mistake, with the warnings of CPython 3.13.

use std::rc::Rc;

use bytecode::Source;

fn warnings(text: &str) -> Vec<String> {
    let source = Rc::new(Source::new("main.py", text, false));
    let (_, warnings) = compiler::compile_with_warnings(source).expect("these programs compile");
    warnings.into_iter().map(|warning| warning.message).collect()
}

#[test]
fn suspicious_programs_are_warned_of() {
    let cases: &[(&str, &[&str])] = &[
        ("x is 1", &["\"is\" with 'int' literal. Did you mean \"==\"?"]),
        ("if x is not 'a': pass", &["\"is not\" with 'str' literal. Did you mean \"!=\"?"]),
        ("x is (1, 2)", &["\"is\" with 'tuple' literal. Did you mean \"==\"?"]),
        ("x is -1", &["\"is\" with 'int' literal. Did you mean \"==\"?"]),
        ("1 is 1 is 2", &["\"is\" with 'int' literal. Did you mean \"==\"?"]),
        ("x is None, x is ..., x is True", &[]),
        ("'a' (b)", &["'str' object is not callable; perhaps you missed a comma?"]),
        ("[(1, 2) (3, 4)]", &["'tuple' object is not callable; perhaps you missed a comma?"]),
        (
            "[[1, 2] [3, 4]]",
            &["list indices must be integers or slices, not tuple; perhaps you missed a comma?"],
        ),
        ("'abc'['a']", &["str indices must be integers or slices, not str; perhaps you missed a comma?"]),
        ("{1}[0]", &["'set' object is not subscriptable; perhaps you missed a comma?"]),
        ("(lambda: 1)[0]", &["'function' object is not subscriptable; perhaps you missed a comma?"]),
        ("'abc'[1:2], [1][x], {}['a']", &[]),
        ("assert (x, 'm')", &["assertion is always true, perhaps remove parentheses?"]),
        ("assert ()", &[]),
        (r"'\d'", &[r"invalid escape sequence '\d'"]),
        (r"'\d \e' '\e'", &[r"invalid escape sequence '\d'", r"invalid escape sequence '\e'"]),
        (r"f'\d{x}'", &[r"invalid escape sequence '\d'"]),
        (r"f'\{x}' f'\\{x}' rf'\{x}'", &[r"invalid escape sequence '\{'"]),
        (r"b'\N'", &[r"invalid escape sequence '\N'"]),
        (r"'\400'", &[r"invalid octal escape sequence '\400'"]),
        (r"r'\d' rf'\d{x}' '\n\x41\'\\\101'", &[]),
        (
            "def f():\n    try:\n        return 1\n    finally:\n        x is 1",
            &["\"is\" with 'int' literal. Did you mean \"==\"?"],
        ),
    ];
    for (program, expected) in cases {
        assert_eq!(warnings(program), *expected, "{program}");
    }
}
