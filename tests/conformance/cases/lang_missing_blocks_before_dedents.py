# A statement without its block, before a line that is less indented: the place of the error is before that line.
def place(source):
    try:
        compile(source, "<page>", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset, repr(error.text), error.end_offset)


for head in ("match x:\n    case []:\n", "def f():\n    match x:\n        case 1 if y:\n", "if x:\n",
             "while 1:\n    for x in y:\n", "class A:\n    def f(self):\n        try:\n"):
    for tail in ("pass\n", "x = 1\n", "    pass\n", "", "# note\n", "# note\nprint(1)\n", "\n\nprint(1)\n"):
        place(head + tail)
