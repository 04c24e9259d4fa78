//! Methods and built-in functions of every type, with arguments that fit and that do not.

use super::{expressions::atom, random::Random};

const STR: &str = "\
    capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha \
    isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust \
    lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit \
    rstrip split splitlines startswith strip swapcase title translate upper zfill __add__ __contains__ \
    __getitem__ __mod__ __mul__ __format__ __eq__ __lt__ __len__";
const BYTES: &str = "\
    capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii \
    isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix \
    removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip \
    swapcase title translate upper zfill __add__ __contains__ __getitem__ __mod__ __mul__ __eq__ __lt__";
const BYTEARRAY: &str = "\
    append clear copy extend insert pop remove reverse __iadd__ __setitem__ __delitem__ find decode hex \
    split replace translate";
const LIST: &str = "\
    append clear copy count extend index insert pop remove reverse sort __add__ __contains__ __delitem__ \
    __eq__ __getitem__ __iadd__ __imul__ __lt__ __mul__ __setitem__";
const TUPLE: &str = "\
    count index __add__ __contains__ __getitem__ __lt__ __mul__ __hash__";
const DICT: &str = "\
    clear copy fromkeys get items keys pop popitem setdefault update values __contains__ __delitem__ \
    __getitem__ __ior__ __or__ __setitem__ __eq__ __reversed__";
const SET: &str = "\
    add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset \
    issuperset pop remove symmetric_difference symmetric_difference_update union update __and__ __ior__ \
    __sub__ __xor__ __le__ __contains__";
const FROZENSET: &str = "\
    copy difference intersection isdisjoint issubset union __or__ __hash__";
const INT: &str = "\
    as_integer_ratio bit_count bit_length conjugate from_bytes is_integer to_bytes real imag numerator \
    denominator __add__ __floordiv__ __format__ __index__ __invert__ __lshift__ __mod__ __pow__ __radd__ \
    __round__ __rsub__ __rshift__ __truediv__ __divmod__ __float__ __floor__ __ceil__ __trunc__ __bool__ \
    __eq__ __lt__";
const FLOAT: &str = "\
    as_integer_ratio conjugate fromhex hex is_integer real imag __add__ __divmod__ __floordiv__ __format__ \
    __int__ __mod__ __pow__ __round__ __rpow__ __trunc__ __floor__ __ceil__ __eq__ __lt__ __rtruediv__";
const COMPLEX: &str = "\
    conjugate real imag __add__ __abs__ __pow__ __eq__ __truediv__";
const RANGE: &str = "\
    count index start stop step __contains__ __getitem__ __len__ __reversed__";
const MEMORYVIEW: &str = "\
    tobytes tolist hex release nbytes itemsize format readonly cast shape __len__ __getitem__ toreadonly";
const OBJECT: &str = "\
    __class__ __dir__ __format__ __hash__ __init__ __ne__ __repr__ __str__ __setattr__ __getattribute__ \
    __delattr__ no_such_thing __iter__ __next__ __call__ __enter__ __bool__";

/// A value's text and what its type can do.
const TYPES: &[(&[&str], &str)] = &[
    (STRINGS, STR),
    (STRINGS, STR),
    (&["b'abc'", "b''", "b'a b\\xff'", "b'Hello World'", "b'12,3,,4'", "bytes(2)", "b'\\t x\\n'"], BYTES),
    (&["bytearray(b'xyz')", "bytearray()", "bytearray(b'a,b')"], BYTEARRAY),
    (&["[1, 2, 3]", "[]", "['b', 'a', 'C']", "[3, 1.5, True]", "[[2], [1]]", "[1, 'a']", "[None]"], LIST),
    (&["(1, 2)", "()", "('a', 'b', 'a')", "((1,), 2.5)"], TUPLE),
    (&["{'a': 1, 'b': 2}", "{}", "{1: 'x', (2,): None}", "dict(k=[1])"], DICT),
    (&["{1, 2, 3}", "set()", "{'a'}", "{1.0, 'x'}"], SET),
    (&["frozenset([1, 2])", "frozenset('ab')", "frozenset()"], FROZENSET),
    (NUMBERS, INT),
    (FLOATS, FLOAT),
    (&["1j", "(2-3j)", "complex(0.5, -0.0)"], COMPLEX),
    (&["range(5)", "range(10, 0, -3)", "range(0)", "range(2, 20, 4)"], RANGE),
    (&["memoryview(b'abcd')", "memoryview(bytearray(b'xy'))"], MEMORYVIEW),
    (
        &[
            "None",
            "...",
            "NotImplemented",
            "print",
            "len",
            "int",
            "str",
            "list",
            "type",
            "object()",
            "slice(1, 2)",
            "iter([1])",
            "(x for x in 'ab')",
            "(lambda: 1)",
            "Exception('e', 1)",
            "KeyError('k')",
            "zip('ab', [1])",
            "enumerate('a')",
            "map(str, [1])",
            "True",
            "{}.keys()",
            "{1: 2}.items()",
            "property()",
            "super",
        ],
        OBJECT,
    ),
];

const STRINGS: &[&str] = &[
    "'abc'",
    "''",
    "'Hello, World'",
    "'  pad \\n'",
    "'a,b,,c'",
    "'été ß'",
    "'日本'",
    "'12'",
    "'{} {x!r:>5}'",
    "'%s %d'",
    "'\\t1\\t22'",
    "\"it's\"",
    "'aXbXc'",
    "'ǅ ŉ İ'",
    "'x\\x0by\\u2028z'",
    "'١٢'",
    "'²'",
    "'_id1'",
    "'\\x00\\x7f\\xa0'",
];
const NUMBERS: &[&str] = &[
    "(0)",
    "(1)",
    "(-7)",
    "(255)",
    "(10)",
    "(2**32 + 1)",
    "(2**60 + 2)",
    "(2**63)",
    "(-2**64)",
    "(10**25)",
    "True",
    "(-1)",
    "(97)",
    "(1000000)",
];
const FLOATS: &[&str] = &[
    "0.0",
    "(-0.0)",
    "1.5",
    "(-2.5)",
    "3.14159",
    "1e16",
    "1e-7",
    "1e300",
    "float('inf')",
    "float('nan')",
    "0.1",
    "2.675",
    "1e22",
    "123456789.125",
    "5e-324",
    "0.30000000000000004",
];
const KEYWORDS: &[&str] = &[
    "sep=None",
    "sep=','",
    "maxsplit=1",
    "key=len",
    "key=str",
    "reverse=True",
    "default=0",
    "encoding='utf-8'",
    "errors='replace'",
    "errors='ignore'",
    "errors='strict'",
    "keepends=True",
    "tabsize=2",
    "byteorder='big'",
    "length=4",
    "signed=True",
    "start=1",
    "x=1",
    "ndigits=1",
    "base=16",
    "strict=True",
    "delete=b'a'",
    "count=1",
];
const FUNCTIONS: &str = "\
    abs all any ascii bin bool bytearray bytes callable chr complex delattr dict dir divmod enumerate filter \
    float format frozenset getattr hasattr hash hex int isinstance issubclass iter len list map max \
    memoryview min next object oct ord pow print property range repr reversed round set setattr slice sorted \
    staticmethod str sum super tuple type vars zip BaseException ValueError OSError KeyError StopIteration \
    UnicodeDecodeError ExceptionGroup SystemExit";
const NUMERALS: &[&str] = &[
    "'12'",
    "' 12 '",
    "'-3.5'",
    "'0x1f'",
    "'1_000'",
    "'1__0'",
    "'_1'",
    "'1e5'",
    "'nan'",
    "'-inf'",
    "'+5'",
    "'٣'",
    "''",
    "' '",
    "'0b101'",
    "'0o17'",
    "'1.'",
    "'.5'",
    "'1e400'",
    "'infinity'",
    "'1_0.0_1'",
    "'z'",
    "'7fffffff'",
    "'1+2j'",
    "'j'",
    "' ( 1-2j ) '",
    "b'42'",
    "bytearray(b'3')",
    "'12\\n'",
    "'1 2'",
    "'--1'",
    "'- 1'",
    "'0' * 30",
    "'010'",
    "'9' * 40",
    "'0.1e-3'",
    "'1e'",
    "'\\u2003 7'",
    "'1.5e3'",
    "'0x1p3'",
    "None",
    "[]",
    "3.99",
    "-3.99",
    "True",
    "1j",
];

pub fn methods(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..8 {
        text.push_str(&format!("show(lambda: {})\n", call(random)));
    }
    text
}

fn call(random: &mut Random) -> String {
    match random.below(12) {
        0 | 1 => {
            let arguments = arguments(random);
            format!("{}({arguments})", word(random, FUNCTIONS))
        }
        2 => {
            let base =
                random.pick(&["", "", ", 10", ", 16", ", 0", ", 36", ", 1", ", 'x'", ", base=8", ", 2"]);
            format!("{}({}{base})", random.pick(&["int", "float", "complex", "int"]), random.pick(NUMERALS))
        }
        3 => {
            // Methods that change their object, which is shown as well.
            let (value, name) = pick(random);
            format!("(lambda it: (it.{name}({}), it))({value})", arguments(random))
        }
        4 => {
            let (value, _) = pick(random);
            let mut bound = || {
                random.pick(&["", "", "0", "1", "-1", "2", "-2", "5", "-9", "None", "2**70", "'a'", "1.0"])
            };
            let (from, to, by) = (bound(), bound(), bound());
            match random.below(4) {
                0 => format!("{value}[{}]", if from.is_empty() { "0" } else { from }),
                1 => format!("{value}[{from}:{to}]"),
                _ => format!("{value}[{from}:{to}:{by}]"),
            }
        }
        5 => {
            let (value, _) = pick(random);
            let (other, _) = pick(random);
            let operator =
                random.pick(&["+", "-", "*", "%", "==", "<", ">=", "in", "|", "&", "/", "//", "is not", "^"]);
            format!("{value} {operator} {other}")
        }
        _ => {
            let (value, name) = pick(random);
            match random.below(9) {
                0 => format!("{value}.{name}"),
                _ => format!("{value}.{name}({})", arguments(random)),
            }
        }
    }
}

fn pick(random: &mut Random) -> (&'static str, &'static str) {
    let (values, names) = TYPES[random.below(TYPES.len())];
    let names = if random.once_in(15) { OBJECT } else { names };
    let value = values[random.below(values.len())];
    let name = word(random, names);
    // Whoever calls them by name, calls them rightly.
    let rare = name.starts_with("__") && !random.once_in(8);
    (value, if rare { names.split(' ').next().unwrap_or_default() } else { name })
}

fn word(random: &mut Random, words: &'static str) -> &'static str {
    let words: Vec<&str> = words.split(' ').collect();
    words[random.below(words.len())]
}

fn arguments(random: &mut Random) -> String {
    let count = [0, 0, 1, 1, 1, 1, 2, 2, 3, 4][random.below(10)];
    let mut all: Vec<String> = Vec::new();
    for _ in 0..count {
        all.push(match random.below(6) {
            0 => {
                let (values, _) = TYPES[random.below(TYPES.len())];
                values[random.below(values.len())].to_owned()
            }
            1 => random.pick(STRINGS).to_owned(),
            2 => random.pick(&["0", "1", "-1", "2", "8", "10"]).to_owned(),
            _ => atom(random),
        });
    }
    if random.once_in(8) {
        all.push(random.pick(KEYWORDS).to_owned());
    } else if random.once_in(20) {
        all.push(
            random
                .pick(&["*[1]", "*'ab'", "**{}", "**{'x': 1}", "*3", "**[1]", "*(1,), **{'y': 2}"])
                .to_owned(),
        );
    }
    all.join(", ")
}
