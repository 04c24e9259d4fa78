//! The code of small programs, as text: the snapshot shows the source beside the instructions.

use std::rc::Rc;

use bytecode::Source;

fn show(text: &str) -> String {
    let source = Rc::new(Source::new("main.py", text, false));
    let code = compiler::compile(source).expect("these programs compile");
    compiler::verify::verify(&code).expect("what compiles is sound");
    compiler::dis::disassemble(&code)
}

macro_rules! snapshots {
    ($($name:ident: $source:literal;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(show($source)); })*
    };
}

snapshots! {
    calls: "print(1)\na.b(2, c=3)\nf(*x, y, **z)\n(a\n .b\n .c(1))\n";
    functions: "@deco\ndef f(a, b=1, *c, d=2, **e) -> int:\n    'Doc.'\n    def g():\n        nonlocal a\n        a = b\n    return g\n";
    classes: "class A(B, k=1):\n    x: int = 1\n    def f(self):\n        self.y = super().f()\n        return __class__\n";
    comprehensions: "def f(xs):\n    return [lambda: x for x in xs if x], (y for y in xs)\n";
    coroutines: "async def f():\n    async with a as b:\n        async for c in b:\n            await c\n";
    exceptions: "try:\n    f()\nexcept A as e:\n    g(e)\nexcept B:\n    raise\nelse:\n    h()\n";
    exception_groups: "try:\n    f()\nexcept* A as e:\n    g(e)\n";
    leaving_early: "def f():\n    for x in y:\n        try:\n            with z:\n                return x\n        finally:\n            g()\n";
    formats: "f'{a!r:>{b}} {c=} {{}}'\n";
    conditions: "if a and not b or c is None:\n    pass\nelif 1 < d < 3:\n    pass\nx = e if f in (1, 2) else -1\n";
    operators: "x = a + b[c] * 2\nx[1] += d\nx.y -= 60 * 60\na, b = b, a\n";
    patterns: "match x:\n    case {'a': [b, *_]}:\n        pass\n    case A(1, c=d) | [d]:\n        pass\n";
    generics: "def f[T: int](x: T = 1): pass\ntype X = int\n";
}
