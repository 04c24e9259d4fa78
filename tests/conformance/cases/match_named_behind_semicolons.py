"""A variable of the name `match` behind a semicolon, which is no statement of that name."""

x = 1; match = x
print(match)
def f(match):
    y = 2; match += y; match, z = match, y
    match.real; match; return match  # comment
print(f(3))
x = 5; match (1,
  2) if 0 else print("c"); print({1: 2}); match = {3:
 4}; match[3]; print(match)
for source in ["x = 1; match x:\n case 1: pass", "x = 1; match x: case 1: pass", "x = 1; match = 5\nif x: y = 1; match y:\n  case 2: pass", "x; match", "x; match y", "x; if y: pass", "match; match = 3; match\nx =", "match = 1; case = 2; match(case)",
   "x; match(y):\n case 1: pass", "x = 1; match = lambda:", "x = 1; match = lambda: 3", "x; match[1:]", "x; match[1:\n]; y"]:
    try:
        compile(source, "<s>", "exec")
        print("fine", repr(source))
    except SyntaxError as e:
        print(repr(source), e)
