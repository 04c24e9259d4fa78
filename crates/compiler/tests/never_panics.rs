//! Whatever the source, compiling it ends with code that is sound or with an error.

use std::rc::Rc;

use bytecode::Source;
use proptest::prelude::*;

/// Programs to spoil, with as much of the language as fits.
const PROGRAMS: &[&str] = &[
    "import asyncio\n\nasync def work(name, delay=1):\n    print(f\"{name!r:>{delay}} {delay=}\")\n    await asyncio.sleep(delay)\n    return name\n\nasync def main():\n    async with asyncio.TaskGroup() as group, asyncio.timeout(3):\n        tasks = [group.create_task(work(n)) for n in 'abc' if n != 'b']\n    async for x in agen():\n        if x: break\n    else:\n        return [t.result() async for t in tasks]\n\nasyncio.run(main())\n",
    "class A[T](Base, metaclass=Meta):\n    \"\"\"Doc.\"\"\"\n    x: int = 3\n    __slots__ = ('a',)\n    @property\n    def f(self, /, a, *args: int, b=1, **kw) -> None:\n        self.__y = super().f(*args, **kw)\n        def g():\n            nonlocal a\n            a = lambda q=a: (q, b, __class__)\n        return g\n",
    "def f(a):\n    global z\n    for i, (j, *k) in enumerate(a):\n        try:\n            with open(i) as f, g as (h, [w]):\n                continue\n        except (ValueError, TypeError) as e:\n            raise X from e\n        except* E:\n            pass\n        else:\n            return {**a, 'b': 1}\n        finally:\n            del a[1:2], b.c, d\n    while not a < b <= c and (d or e): a += 1; b @= 2\n    return a if b else yield_\n",
    "match x:\n    case {'a': [1, -2.5, *rest], **kw} if rest: pass\n    case A(1, b=B() as c) | A(2, b=c): pass\n    case 'a' | None | True: pass\n    case (a, b) | [b, a]: pass\n    case m.C: pass\n    case _: pass\ntype X[T: int = str, *Ts, **P] = dict[T, *Ts]\nx = 0xff + 1_000 * 1e5j // ~-2 ** 3 @ b'\\x00' % r'\\d' is not None not in {1, *a}\nassert x, 'no'\n",
    "x = [y := 1, *(z for z in range(3) for w in z if w), {a: b for a, b in c}, {d for d in e}]\nx[1:2, ..., ::3] = x.y = yield_ = f'{x!r:{y}}{{}}' f'{1 + 1 = }' 'c'\nfrom . import a as b, c\nfrom ..d import *\nprint(*x, sep='', **y)\n",
];

const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    "=",
    "==",
    ":=",
    "*",
    "**",
    "+",
    "-",
    "not ",
    "in ",
    "is ",
    "if ",
    "else ",
    "for ",
    "while ",
    "def ",
    "class ",
    "async ",
    "await ",
    "return ",
    "yield ",
    "lambda ",
    "print ",
    "with ",
    "as ",
    "from ",
    "import ",
    "try:",
    "except ",
    "finally:",
    "1",
    "\"s\"",
    "'",
    "\"\"\"",
    "f\"{x}\"",
    "f'{",
    "}'",
    "x",
    "\n",
    "\n    ",
    "\\",
    "@",
    "->",
    "!",
    "$",
    "None",
    "True",
    "global x",
    "nonlocal y",
    "del ",
    "1a",
    "0x",
    "#",
    "é",
    "€",
    "match x:",
    "case _:",
    "raise ",
    "break",
    "continue",
    "|",
    "~",
    "...",
    ";",
    "\t",
    "\u{feff}",
    "\0",
    "\r",
];

fn spoil(mut program: String, changes: &[(u16, u8, u8)]) -> String {
    for (place, how, piece) in changes {
        let mut at = usize::from(*place) % (program.len() + 1);
        while !program.is_char_boundary(at) {
            at -= 1;
        }
        let piece = PIECES[usize::from(*piece) % PIECES.len()];
        let mut end = (at + 1 + usize::from(how / 4) % 8).min(program.len());
        while !program.is_char_boundary(end) {
            end += 1;
        }
        match how % 4 {
            0 => program.insert_str(at, piece),
            1 => program.replace_range(at..end, ""),
            2 => program.replace_range(at..end, piece),
            _ => program.truncate(program.ceil_char_boundary(at.max(program.len() / 2))),
        }
    }
    program
}

fn check(text: &str) {
    let source = Rc::new(Source::new("main.py", text, false));
    match compiler::compile(source) {
        Ok(code) => compiler::verify::verify(&code).expect("what compiles is sound"),
        Err(error) => {
            assert!(error.range.start <= error.range.end, "{error:?}");
            assert!(error.range.end as usize <= text.len() + 1, "{error:?}");
            assert!(!error.message.is_empty());
        }
    }
}

#[test]
fn the_programs_are_sound() {
    for program in PROGRAMS {
        check(program);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn spoiled_programs(which in 0..PROGRAMS.len(), changes in prop::collection::vec(any::<(u16, u8, u8)>(), 1..6)) {
        check(&spoil(PROGRAMS[which].to_owned(), &changes));
    }

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        check(&pieces.into_iter().map(|at| PIECES[at]).collect::<String>());
    }
}
