"""What tracebacks stress of an attribute of super(): call and name are one piece, over several lines too."""
import sys
import traceback


class A:
    pass


class B(A):
    def plain(self):
        super().nope

    def over_lines(self):
        x = super(
        ).nope(1,
               k=2)

    def chain(self):
        return (super()
                .foo
                .bar)

    def shadowed(self):
        super = list
        return super().nope(1)


def outside():
    return super().foo


def other_object(x):
    super(A, x).foo(1)


def other_value(x):
    return 1 + super(A, x).foo


def no_type(x):
    super(1, x).foo


def three(x):
    super(1, x, 3).foo


def only_class(x):
    super(A).foo


def keywords(x):
    super(A, x).foo(a=1, **{})


b = B()
for call in (b.plain, b.over_lines, b.chain, b.shadowed, outside):
    try:
        call()
    except Exception:
        traceback.print_exc(file=sys.stdout)
for call in (other_object, other_value, no_type, three, only_class, keywords):
    try:
        call(3)
    except Exception:
        traceback.print_exc(file=sys.stdout)
