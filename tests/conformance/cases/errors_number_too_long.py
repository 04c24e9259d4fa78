# A number in a source may have 4300 digits, as a text that int() reads.
import ast
import sys


def told(read, source):
    try:
        read(source)
        print("read")
    except SyntaxError as error:
        print(error, error.offset, error.end_offset, error.text.strip()[:9])


def run(source):
    return compile(source, "f", "exec")


for source in "x = " + "3" * 4300, "x = " + "3" * 4301, "\nx = -" + "4_3" * 2200, "x = 0x" + "f" * 5000:
    told(run, source)
    told(ast.parse, source)
told(eval, "1" * 5000)
sys.set_int_max_str_digits(10_000)
told(run, "x = " + "3" * 4301)
