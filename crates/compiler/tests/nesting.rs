//! Deep sources: what is refused is refused in time, and what is accepted fits a small stack.

use std::rc::Rc;

use bytecode::Source;

type Family = (&'static str, fn(usize) -> String);

/// Ways to nest, each by its number of levels.
const FAMILIES: &[Family] = &[
    ("parentheses", |n| format!("{}1{}", "(".repeat(n), ")".repeat(n))),
    ("tuples", |n| format!("x = {}1,{})", "(".repeat(n), "),".repeat(n - 1))),
    ("lists", |n| format!("{}1{}", "[".repeat(n), "]".repeat(n))),
    ("starred lists", |n| format!("{}x{}", "[*".repeat(n), "]".repeat(n))),
    ("dicts", |n| format!("x = {}1{}", "{1:".repeat(n), "}".repeat(n))),
    ("calls", |n| format!("{}1{}", "f(".repeat(n), ")".repeat(n))),
    ("methods", |n| format!("{}1{}", "f.g(1, ".repeat(n), ")".repeat(n))),
    ("keyword arguments", |n| format!("{}1{}", "f(a=".repeat(n), ")".repeat(n))),
    ("subscripts", |n| format!("{}1{}", "f[".repeat(n), "]".repeat(n))),
    ("generators", |n| format!("{}z{}", "(x for x in ".repeat(n), ")".repeat(n))),
    ("comprehensions", |n| format!("{}z{}", "[".repeat(n), " for x in y]".repeat(n))),
    ("f-strings", |n| format!("{}z{}", "f\"{".repeat(n), "}\"".repeat(n))),
    ("not", |n| format!("{}x", "not ".repeat(n))),
    ("minus", |n| format!("{}x", "-".repeat(n))),
    ("await", |n| format!("async def f():\n {}x{}", "await (".repeat(n), ")".repeat(n))),
    ("lambda", |n| format!("{}x", "lambda:".repeat(n))),
    ("power", |n| format!("x{}", "**x".repeat(n))),
    ("sums", |n| format!("x{}", "+x".repeat(n))),
    ("attributes", |n| format!("x{}", ".x".repeat(n))),
    ("chained calls", |n| format!("x{}", "()".repeat(n))),
    ("conditional expressions", |n| format!("{}z", "x if y else ".repeat(n))),
    ("and", |n| format!("x{}", " and x".repeat(n))),
    ("walrus", |n| format!("{}1{}", "(x:=".repeat(n), ")".repeat(n))),
    ("for clauses", |n| format!("[x {}]", "for x in y ".repeat(n))),
    ("elif", |n| format!("if x: pass\n{}", "elif y: pass\n".repeat(n))),
    ("patterns", |n| format!("match x:\n case {}1{}: pass\n", "[".repeat(n), "]".repeat(n))),
    ("class patterns", |n| format!("match x:\n case {}1{}: pass\n", "A(x=".repeat(n), ")".repeat(n))),
    ("targets", |n| format!("{}x{} = 1", "[".repeat(n), "]".repeat(n))),
    ("blocks", |n| blocks(n, "if x:")),
    ("functions", |n| blocks(n, "def f():")),
    ("classes", |n| blocks(n, "class A:")),
    ("never closed", |n| "(".repeat(n)),
    ("never closed, in lines", |n| "f(\n".repeat(n)),
    ("brackets without an end", |n| "[{(".repeat(n)),
];

fn blocks(levels: usize, head: &str) -> String {
    let mut text: String = (0..levels).map(|level| format!("{}{head}\n", " ".repeat(level))).collect();
    text.push_str(&format!("{}pass\n", " ".repeat(levels)));
    text
}

/// Compiles within a stack that is smaller than that of WebAssembly.
fn compiles(text: String) -> bool {
    let compile = move || {
        let source = Rc::new(Source::new("main.py", &text, false));
        compiler::compile(source).is_ok()
    };
    let thread =
        std::thread::Builder::new().stack_size(512 * 1024).spawn(compile).expect("threads can be made");
    thread.join().expect("compiling does not panic")
}

#[test]
fn depth_is_bounded() {
    for (name, make) in FAMILIES {
        let mut accepted = 0;
        for levels in [10, 50, 80, 100, 200, 400, 800, 1_600, 3_200, 6_400, 20_000] {
            if (name.contains("blocks") || *name == "functions" || *name == "classes") && levels > 400 {
                break;
            }

            if compiles(make(levels)) {
                accepted = levels;
            }
        }
        let never = name.starts_with("never") || name.starts_with("brackets");
        assert!(never || accepted >= 10, "{name} are accepted to {accepted} levels only");
    }
}

#[test]
fn many_levels_of_parentheses_are_told() {
    let source = Rc::new(Source::new("main.py", &"(".repeat(500), false));
    let error = compiler::compile(source).expect_err("this is no program");
    assert_eq!(error.message, "too many nested parentheses");
}
