# Where eval() and literal_eval() place a mistake in a text that is no expression.
import ast

for text in ("[1, 2", "(1 + 2", "print('a'", "x = 1", "a b", "1)", "[1}", "1 +", "1 if 2", "def f(): pass", "'abc", "{1: 2, 3}"):
    for read in eval, ast.literal_eval:
        try:
            read(text)
        except SyntaxError as error:
            print(repr(text), error.msg, error.lineno, error.offset)
