# Groups whose classes take other arguments than a message and exceptions.
import traceback


class Validation(ExceptionGroup):
    def __new__(cls, errors, field="field"):
        self = super().__new__(cls, f"{field} is wrong", errors)
        self.field = field
        return self

    def __init__(self, errors, field="field"):
        super().__init__(errors, field)

    def derive(self, errors):
        return Validation(errors, self.field)


group = Validation([ValueError("too long"), TypeError("no text"), Validation([KeyError("k")], "inner")], "name")
print(group)
print(repr(group), group.args, group.message, group.field)
matched, rest = group.split(ValueError)
print(matched, "|", rest, "|", rest.exceptions)
print(group.subgroup(KeyError), "|", group.derive([OSError()]))
try:
    try:
        raise group
    except* ValueError as part:
        print("part", part, part.field)
except Validation as error:
    print(traceback.format_exception_only(error, show_group=True))
plain = ExceptionGroup("message", [ValueError()])
plain.args = ("other", 1)
print(plain, repr(plain), plain.message, plain.derive([TypeError()]))
for wrong in lambda: ImportError("m", nme="n"), lambda: AttributeError("m", nam="n"), lambda: ImportError(pth=1):
    try:
        wrong()
    except TypeError as error:
        print(error)
