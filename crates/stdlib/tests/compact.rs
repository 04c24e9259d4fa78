//! The library without its comments is the library: each source compiles to the same code as its short form.

use std::path::Path;
use std::rc::Rc;

use bytecode::{Code, Const, Op, Source};

#[test]
fn short_sources_compile_to_the_same_code() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["python", "../asyncio/python"] {
        each(&here.join(folder), &mut |path| {
            let text = std::fs::read_to_string(path).unwrap();
            let short = compiler::compact(&text).unwrap();
            assert_same(&compile(&text), &compile(&short), path);
            count += 1;
        });
    }
    assert!(count > 100, "{count} sources were found");
}

fn each(folder: &Path, check: &mut impl FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each(&path, check);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            check(&path);
        }
    }
}

fn compile(text: &str) -> Rc<Code> {
    compiler::compile(Rc::new(Source::new("module.py", text, true))).unwrap()
}

/// All but the places in the source, and docstrings of functions.
fn assert_same(one: &Code, other: &Code, path: &Path) {
    let place = format!("{} in {}", one.qualname, path.display());
    assert_eq!(one.qualname, other.qualname, "{place}");
    assert_eq!(one.names, other.names, "{place}");
    assert_eq!(one.locals, other.locals, "{place}");
    assert_eq!(one.handlers, other.handlers, "{place}");
    assert_eq!(one.flags, other.flags, "{place}");
    assert_eq!(one.instrs.len(), other.instrs.len(), "{place}");
    for (at, (left, right)) in one.instrs.iter().zip(&other.instrs).enumerate() {
        if left.op != Op::LoadConst {
            assert_eq!(left, right, "{place}");
            continue;
        }
        let next = one.instrs.get(at + 1);
        if next
            .is_some_and(|next| next.op == Op::StoreName && one.names[next.a as usize] == "__firstlineno__")
        {
            continue;
        }
        match (&one.consts[left.a as usize], &other.consts[right.a as usize]) {
            (Const::Code(one), Const::Code(other)) => assert_same(one, other, path),
            (one, other) => assert_eq!(one, other, "{place}"),
        }
    }
}
