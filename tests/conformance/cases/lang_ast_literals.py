import ast

for text in ("[1, -2, {'a': (1, 2)}, 1+2j, b'x', None, ..., {1, 2}, set(), 'a' 'b', 1_000, +3.5]", "  (1,)", "a", "[a]", "1+1", "f(x)",
             "{**a}", "1 +", "-'a'", "{1: 2, **x}", "set(1)", "f'{1}'", "1\n2", "", "2**3", "not True", "'\\x41'", "(1\n,\nx)",
             "1 if 2 else 3", "[i for i in x]", "- 1", "--1", "1 < 2", "x = 1", "lambda: 1", "__import__('os')"):
    try:
        print(repr(text), ast.literal_eval(text))
    except Exception as error:
        print(repr(text), type(error).__name__, str(error).partition(" object at")[0])
print(ast.literal_eval(ast.parse("[1, 2]", mode="eval")), ast.literal_eval(ast.Constant(5)))
try:
    ast.literal_eval(5)
except ValueError as error:
    print(error)
