# What eval and the classes of a program leave to see: qualified names, the attribute that was looked for.
import calendar

print(eval("lambda: 0").__qualname__, eval("[f for f in (lambda: 0,)]")[0].__qualname__)
try:
    eval("(lambda x: x)(y=1)")
except TypeError as error:
    print(error)


class Loose:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


try:
    getattr(Loose(), "total")
except AttributeError as error:
    print(error, error.name, type(error.obj).__name__)
print(calendar.monthrange(2024, 2), calendar.Month.MAY, repr(calendar.MONDAY), calendar.weekday(2026, 11, 21))
