# Literals read from texts, and what is no literal.
import ast, re
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e)))
for s in ["1", " [1, 2.5, 'a', b'b', None, True]", "{'a': (1, 2), 'b': {1, 2}}", "-5", "+3", "1+2j", "-1-2j", "1 + 2", "'a' 'b'", "set()", "()", "[]", "{}", "x", "f(1)", "[1, x]", "a.b", "1 < 2", "[i for i in x]", "lambda: 1", "'%s' % 1", "f'{x}'", "__import__('os').system('ls')", "1 +",  "(1", "[1, 2\n, 3]", "{'a': 1, **{}}", "'''x\ny'''", "r'\\n'", "1_000", "0x1f", "1e5", "...", "not True", "~1", "- 1", "--1", "[*[1]]", "{1: {2: [3, (4,)]}}", "'it\\'s'", '"q"', "None or 1", "[1][0]", "u'x'", "1.", ".5", "True", "'a' + 'b'", "3j", "x := 1", "# c", "1 # c", "\n1"]:
    t(lambda: (s, ast.literal_eval(s)))
t(lambda: ast.literal_eval(3)); t(lambda: ast.literal_eval(None)); t(lambda: ast.literal_eval(b"1"))
t(lambda: eval('[1, 2'))
t(lambda: eval('a b'))
