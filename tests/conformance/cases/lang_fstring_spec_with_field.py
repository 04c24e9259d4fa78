# Behind a field within a format specification CPython reads text as outside of one: to what is wrong there.
sources = ['f"{a:{w}', 'f"{a:{w}\n}"', 'f"{a:{w}b\nc}"', 'f"{a:{w}{{}}"', 'f"{a:{w}{{"', 'f"{a:{w} {{ }}")', 'f"{a:>5']
sources += ['print(f"{a!r:>{w} in y', 'f"{a:{w}{x', 'f"{a:{w}b}{x:']
for source in sources:
    try:
        compile(source, "<source>", "exec")
        print(ascii(source), "is right")
    except SyntaxError as error:
        print(ascii(source), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
a, w = 3.5, 8
print(f"{a:{w}}|", f"{a:>{w}.{w}f}|", f"""{a:{w}
}|""" if False else "")
