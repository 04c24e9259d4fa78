import ast
import copy
import pickle

SOURCE = '''"""What it is."""
import os.path as p, sys
from . import x as y
@decorated(1)
async def f(a, /, b: int = 2, *args, c=3, d, **kw) -> None:
    async with a as b, c: pass
    async for i, in await b: continue
    else: return
    global g
    yield [x async for x in y if x > 1], {**a, "k": v}, {1, *z}
class A[T: int, *Ts, **P](B, metaclass=M):
    x: int = 1; (y): str
    def m(self): "doc"
if a: pass
elif b < c <= d is not e not in f: del a.b, c[1:2, ::3]
else:
    raise E from None
try: assert x, "m"
except (A, B) as e: x += -1 ** 2
finally: a = b, *c = (yield)
match p:
    case {"a": 1, **rest} if g: pass
    case Point(x=0, y=[_, *more]) | None as q: pass
lambda *, k=1: (f"a{x!r:>{w}}b" "c" f"{y=}", b"x" b"y", u"u", 1j, ..., not a or b and ~c, (n := 3), x if y else z)
call(g for g in h)
type L[T] = list[T]
while 1: break
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree, indent=2))
print(ast.dump(tree.body[3], include_attributes=True))
print(ast.unparse(tree))
assert ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree)
print(ast.dump(ast.parse("a.b", mode="eval"), False), ast.dump(ast.Name("x")), ast.dump(ast.Constant(None), show_empty=True))

code = compile(ast.parse("x = 1\n\n\nz = 2 * (x + 3)"), "<made>", "exec")
names = {}
exec(code, names)
print(names["z"], eval(compile(ast.parse("2 ** 10", mode="eval"), "<e>", "eval")))


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        print(node.id, type(node.ctx).__name__, node.lineno, node.col_offset)

    def visit_FunctionDef(self, node):
        print("def", node.name, [arg.arg for arg in node.args.args], ast.get_docstring(node))
        self.generic_visit(node)


Names().visit(ast.parse("def add(a, b):\n    '''Adds.\n\n    More.'''\n    return a + b\nprint(add(é, 2))"))


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        return [node, copy.deepcopy(node)]


changed = ast.fix_missing_locations(Doubled().visit(ast.parse("if 3:\n    pass\n    print(4)")))
print(ast.unparse(changed))
exec(compile(changed, "<changed>", "exec"))
module = ast.Module([ast.Assign([ast.Name("made", ast.Store())], ast.List([ast.Constant(n) for n in range(3)]))], [])
exec(compile(ast.fix_missing_locations(module), "<module>", "exec"))
print(made, ast.unparse(module))
print(sorted({type(node).__name__ for node in ast.walk(ast.parse("f(a)[1]"))}), list(ast.iter_fields(ast.Constant(1))))
print([type(node).__name__ for node in ast.iter_child_nodes(ast.parse("a + b", mode="eval").body)])
text = "value = call(1,\n             'é')  # end"
print(repr(ast.get_source_segment(text, ast.parse(text).body[0].value)), ast.increment_lineno(ast.parse("a"), 4).body[0].lineno)
node = ast.parse("a.b").body[0].value
print(ast.dump(pickle.loads(pickle.dumps(node))), ast.dump(copy.copy(node)), node._fields, node._attributes, ast.Name.__match_args__)
match node:
    case ast.Attribute(ast.Name(name), attr):
        print(name, attr)
print(ast.Call.__doc__, ast.Call._field_types, ast.expr_context.__doc__, ast.Call.__mro__, ast.alias.__base__, ast.Pass())
for wrong in (lambda: compile(ast.parse("1"), "f", "eval"), lambda: ast.Name(1, 2, 3), lambda: ast.Name("x", id="y"), lambda: ast.dump(1),
              lambda: compile(ast.Module([ast.Expr(ast.Constant(1))], []), "f", "exec"), lambda: ast.parse("a b"),
              lambda: ast.parse("x = (1,"), lambda: ast.parse("1\n2", mode="eval"), lambda: ast.parse("return"),
              lambda: compile(ast.Module([ast.If(ast.Constant(1), [], [], lineno=1, col_offset=0)], []), "f", "exec"),
              lambda: ast.get_docstring(node), lambda: compile(5, "f", "exec"), lambda: ast.Nothing):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Old(ast.NodeVisitor):
    def visit_Num(self, node):
        print("number", node.value)

    def visit_Str(self, node):
        print("text", node.value)


import warnings
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    Old().visit(ast.parse("f(1, 'x', None, True, 2.5)"))
    print(isinstance(ast.Constant(1), ast.Num), isinstance(ast.Constant(1), ast.Str), ast.Constant(5).n)
print(*[warning.message for warning in told], sep="\n")
