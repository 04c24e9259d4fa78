# Where mistakes in what `eval` and `exec` are given are said to be.
for source in ["", " \t", "#", "1 +", "a b"]:
    try:
        eval(source)
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error, error.lineno)
for call in (eval, exec):
    for source in ["1\0", "\0"]:
        try:
            call(source)
        except SyntaxError as error:
            print(error, error.lineno, error.text)
