"""The classes of older syntax trees are still names of `ast`."""
import ast

for name in ("slice", "Index", "ExtSlice", "Suite", "AugLoad", "AugStore", "Param"):
    cls = getattr(ast, name)
    print(cls, cls.__mro__[1], isinstance(ast.Constant(1), cls))
print(ast.unparse(ast.Index(ast.Name("x"))), ast.unparse(ast.ExtSlice([ast.Name("x"), ast.Name("y")])))
