# The classes that constants had before Python 3.8, and what is wrong with trees that a program builds.
import ast
import warnings


class Old(ast.NodeVisitor):
    def visit_Num(self, node):
        print("number", node.value)

    def visit_Str(self, node):
        print("text", node.value)

    def visit_NameConstant(self, node):
        print("name", node.value)


def told(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = action()
    print([str(warning.message) for warning in caught])
    return result


print(ast.dump(told(lambda: ast.Num(5))))
print(ast.dump(told(lambda: ast.Num(6))))
print(told(lambda: isinstance(ast.Constant(True), ast.Num)), told(lambda: isinstance(ast.Constant(1), ast.Num)))
told(lambda: Old().visit(ast.parse("a = 1, 'x', None, True, 2j")))
try:
    told(lambda: ast.Str("a", s="b"))
except TypeError as error:
    print(error)


class Special(ast.Num):
    pass


special = told(lambda: Special(3))
print(type(special).__name__, isinstance(special, Special), isinstance(ast.Constant(3), Special))


class Typed(ast.AST):
    _fields = ("a", "b")
    _field_types = {"a": int}


told(lambda: Typed(a=1))
print(ast.arg.__annotations__)
place = {"lineno": 1, "col_offset": 0}
for tree in (ast.Module([ast.Expr(ast.expr(**place), **place)], []), ast.Module([ast.stmt(**place)], [])):
    try:
        compile(tree, "f", "exec")
    except TypeError as error:
        print(str(error).split(" object")[0])
