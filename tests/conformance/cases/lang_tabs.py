# Tabs alone, and tabs before blanks, are blocks as CPython sees them.
def tabs(n):
	if n:
		return "inner"
	return "outer"


def both(n):
	if n:
	    return "inner"
	return "outer"


print(tabs(1), tabs(0), both(1), both(0))
for source in (
    "if 1:\n\tx = 1\n        y = 2\n",
    "if 1:\n        x = 1\n\ty = 2\n",
    "if 1:\n    if 1:\n\tx = 1\n    y = 2\n",
    "if 1:\n\tif 1:\n\t\tx = 1\n\ty = 2\n",
    "if 1:\n  if 1:\n\tx = 1\n y = 2\n",
    "x = '''\n\ta\n        b'''\n",
    "f(\n\t1,\n        2)\n",
    "if 1:\n\tx = 1\n        # only a remark\n\ty = 2\n",
):
    try:
        compile(source, "tabs.py", "exec")
        print("taken", repr(source))
    except SyntaxError as error:
        print(type(error).__name__, error)
