# A statement compiled as at the prompt shows the values of its expressions.
import sys


def at_prompt(source):
    names = {}
    try:
        exec(compile(source, "<prompt>", "single"), names)
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.args)
    except BaseException as error:
        print(repr(source), type(error).__name__, error)
    else:
        print(repr(source), sorted(name for name in names if name != "__builtins__"))


for source in (
    "1", "1;2;None;'x'", "x = 5; x", "'a text'", "...", "[n for n in range(3)]", "if 1: 5\n", "if 1:\n  5\n",
    "if 1:\n  if 1: 3\n  4; 5\n", "for n in range(2): n\n", "while 0: pass\nelse: 7\n", "try: 3\nfinally: 4\n",
    "def f():\n  5\n", "class A:\n  5\n  def g(self): 6\n", "match 3:\n  case 3: 9\n", "(1,\n2)\n", "1\n\n", "1\n# x\n",
    "x: int = 3", "import sys; sys.maxsize", "f'{3}'", "del x", "print(1)",
):
    at_prompt(source)
print("-- not one statement")
for source in (
    "", "\n", "# nothing", "# a\n# b", "a = 1\nb = 2", "1\n2", "a = 1; b = 2\nc", "a = 1 # x\n\n# y\n\n  \nb", "(1,\n2)\nc",
    "x = 1;\ny", "if 1: 5", "if 1: 5 # c", "if 1:\n  5\n  # c", "@dec\ndef f(): pass", "while 0:\n  pass\nelse: 7",
    "if 1:\n  5\n\n6\n", "def f():\n  5\nf()\n", "1 +", "1 +\n", "(1,", "for x in", "a b", "@", "  1\n", "if 1:\n",
    "return 3", "(yield)",
):
    at_prompt(source)
print("-- the hook")
shown = sys.displayhook
sys.displayhook = lambda value: print("shown", repr(value))
at_prompt("3")
at_prompt("None")
del sys.displayhook
at_prompt("3")
sys.displayhook = 3
at_prompt("3")
sys.displayhook = shown
