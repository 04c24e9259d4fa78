# What `compile` says of trees that a program has put together wrongly.
import ast
import warnings

warnings.simplefilter("ignore")
STORE = ast.Store()


def name(text, context=None):
    return ast.Name(text, context or ast.Load())


def tell(node, place=True):
    if isinstance(node, ast.stmt):
        node = ast.Module([node], [])
    elif isinstance(node, ast.expr):
        node = ast.Expression(node)
    if place:
        ast.fix_missing_locations(node)
    try:
        compile(node, "made", "eval" if isinstance(node, ast.Expression) else "exec")
        print("taken")
    except Exception as error:
        print(type(error).__name__, str(error).partition(" object at")[0])


def one(pattern, **more):
    tell(ast.Match(ast.Constant(1), [ast.match_case(pattern, body=[ast.Pass()], **more)]))


passes, number, stored = ast.Pass(), ast.Constant(1), name("x", STORE)
print("contexts")
for node in (stored, ast.Delete([name("x")]), ast.Assign([name("x")], number), ast.Assign([stored], stored), ast.Assign([number], number),
             ast.Assign([ast.Call(name("f"))], number), ast.AugAssign(name("x"), ast.Add(), number), ast.For(name("x"), name("y"), [passes]),
             ast.With([ast.withitem(number, name("x"))], [passes]), ast.List([name("x")], STORE), ast.Tuple([stored]),
             ast.Assign([ast.List([ast.Starred(stored, STORE)], STORE)], number), ast.NamedExpr(ast.Attribute(name("x"), "y", STORE), number),
             ast.Attribute(stored, "y"), ast.Call(name("f"), [], [ast.keyword("k", stored)]), ast.Lambda(ast.arguments(args=[ast.arg("a", stored)]), number),
             ast.AnnAssign(ast.Attribute(name("a"), "b", STORE), name("int"), simple=1), ast.TypeAlias(number, [], name("x"))):
    tell(node)
print("empty")
for node in (ast.Delete([]), ast.Assign([], number), ast.For(stored, name("y"), []), ast.If(number, []), ast.With([], [passes]), ast.Import([]), ast.Global([]),
             ast.ImportFrom("m", [], 0), ast.ImportFrom(None, [ast.alias("x")], -2), ast.Try([], [], [], [passes]), ast.Try([passes], [], [], []),
             ast.Try([passes], [], [passes], [passes]), ast.TryStar([passes], [], [passes], [passes]), ast.Raise(None, number), ast.BoolOp(ast.And(), []),
             ast.Dict([], [name("x")]), ast.ListComp(name("x"), []), ast.DictComp(name("x"), name("y"), []), ast.Compare(name("x"), [ast.In()], []),
             ast.Compare(name("x"), [ast.In()], [number, number]), ast.Lambda(ast.arguments(defaults=[number]), number),
             ast.Lambda(ast.arguments(kw_defaults=[number]), number), ast.Module([None], []), ast.Set([None]), ast.Match(number, [])):
    tell(node)
print("kinds")
for node in (ast.Assign([stored], None), ast.Assign([stored], 5), ast.Assign([stored], passes), ast.FunctionDef(None, ast.arguments(), [passes]), ast.FunctionDef(5, ast.arguments(), [passes]),
             ast.FunctionDef("f", ast.arguments(), passes), ast.FunctionDef("f", ast.arguments(), [number]), ast.AugAssign(stored, None, number),
             ast.AugAssign(stored, "+", number), ast.BinOp(number, ast.And(), number), ast.BinOp(None, ast.Add(), number), ast.Call(name("f"), number),
             ast.Call("f"), ast.Attribute(name("x"), 5), ast.Attribute(name("x"), None), ast.Constant(object()), ast.Constant([1]), ast.Constant((1, [2])),
             ast.Constant((1, "a", (None, ...))), name("True"), ast.Assign([name("None", STORE)], number), name(5), ast.Global([5]), ast.Return(5), ast.Module(5, [])):
    tell(node)
print("places")
for node in (ast.Expr(number), ast.Pass(lineno="x", col_offset=0), ast.Pass(lineno=None, col_offset=0),
             ast.Pass(lineno=5, col_offset=0, end_lineno=3, end_col_offset=0), ast.Pass(lineno=1, col_offset=5, end_lineno=1, end_col_offset=2),
             ast.Pass(lineno=1, col_offset=-5)):
    tell(node, place=False)
print("patterns")
for pattern in (ast.MatchValue(name("x")), ast.MatchValue(ast.Constant(...)), ast.MatchValue(ast.Constant(True)), ast.MatchSingleton("s"), ast.MatchMapping([number], []),
                ast.MatchMapping([number], [ast.MatchAs()], rest="True"), ast.MatchClass(stored), ast.MatchClass(number), ast.MatchClass(name("x"), [], ["a"], []),
                ast.MatchStar("x"), ast.MatchSequence([ast.MatchStar("True")]), ast.MatchAs(ast.MatchAs(None, "y"), None), ast.MatchAs(None, "_"),
                ast.MatchOr([ast.MatchAs()]), None, number, ast.MatchValue(ast.UnaryOp(ast.USub(), number)), ast.MatchValue(ast.UnaryOp(ast.Not(), number)),
                ast.MatchValue(ast.Attribute(name("x"), "y"))):
    one(pattern)
one(ast.MatchAs(), guard=stored)
