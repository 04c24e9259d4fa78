# Cells compare by what they hold, and functions made by hand need as many of them as their code.
import types

cell = types.CellType


def attempt(name, function):
    try:
        print(name, function())
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)


print(cell(1) == cell(1), cell(1) != cell(2), cell() == cell(), cell() != cell(1), [cell("a")] == [cell("a")])
print(cell(1) < cell(2), cell() < cell(1), cell(1) <= cell(), cell() >= cell(), cell(1) == 1)
attempt("kinds", lambda: cell(1) < cell("a"))
attempt("other", lambda: cell(1) < 1)
attempt("hash", lambda: {cell(1)})


def maker():
    value = 1

    def inner():
        return value

    return inner


code = maker().__code__
attempt("made", lambda: types.FunctionType(code, {}, "other", None, (cell(99),))())
attempt("none", lambda: types.FunctionType(code, {}))
attempt("short", lambda: types.FunctionType(code, {}, "other", None, ()))
attempt("no cell", lambda: types.FunctionType(code, {}, "other", None, (1,)))
attempt("no tuple", lambda: types.FunctionType(code, {}, "other", None, 5))
attempt("defaults", lambda: types.FunctionType(code, {}, "other", 5))
attempt("name", lambda: types.FunctionType(code, {}, 5))
