# Where a condition, an element of a set or a generator's value fails, tracebacks stress the same part of the
# expression as where it is evaluated.
import sys
import traceback


class Odd:
    def __bool__(self):
        raise ArithmeticError("neither true nor false")

    def __hash__(self):
        raise TypeError("no hash")

    def __getitem__(self, index):
        return self

    def __add__(self, other):
        return self

    def method(self):
        return self


def in_if(odd):
    if odd.method(): pass


def in_while(odd):
    while odd[1]: pass


def in_assert(odd):
    assert odd + 1, "never"


def in_comprehension(odd):
    return [1 for _ in "a" if odd.method()]


def in_expression(odd):
    return 1 if odd[0] else 2


def in_first_operand(odd):
    if odd.method() and 1: pass


def in_case(odd):
    match 1:
        case 1 if odd.method(): pass


def over_two_lines(odd):
    if (odd +
            1): pass


def in_set(odd):
    return {odd.method() for _ in "a"}


def in_generator(odd):
    generator = (str(number) for number in [1, 2])
    next(generator)
    generator.throw(KeyError("thrown"))


for function in (in_if, in_while, in_assert, in_comprehension, in_expression, in_first_operand, in_case,
                 over_two_lines, in_set, in_generator):
    try:
        function(Odd())
    except Exception:
        print(function.__name__)
        traceback.print_exc(file=sys.stdout)
