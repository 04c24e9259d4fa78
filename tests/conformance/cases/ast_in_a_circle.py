# A syntax tree in which a node stands in itself cannot be compiled.
import ast

place = {"lineno": 1, "col_offset": 0}


def trees():
    negation = ast.UnaryOp(op=ast.Not(), operand=None, **place)
    negation.operand = negation
    yield ast.Expression(negation)
    total = ast.BinOp(left=None, op=ast.Add(), right=ast.Constant(value=0, **place), **place)
    total.left = total
    yield ast.Expression(total)
    items = ast.List(elts=[ast.Constant(value=1, **place)], ctx=ast.Load(), **place)
    items.elts.append(items)
    yield ast.Expression(items)
    outer = ast.If(test=ast.Constant(value=True, **place), body=[], orelse=[], **place)
    outer.body.append(outer)
    yield ast.Module([outer], [])


for tree in trees():
    mode = "eval" if isinstance(tree, ast.Expression) else "exec"
    try:
        compile(tree, "tree", mode)
    except RecursionError as error:
        print(str(error).split(" while")[0])
# A node that stands in two places is no circle.
shared = ast.Name("x", ast.Load(), **place)
both = ast.fix_missing_locations(ast.Expression(ast.BinOp(shared, ast.Add(), shared)))
print(eval(compile(both, "tree", "eval"), {"x": 21}))
