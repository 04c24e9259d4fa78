"""What errors say of modules that stand in the way of others, or import each other."""

import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
WRITTEN = []


def write(name, text):
    WRITTEN.append(os.path.join(HERE, name))
    with open(WRITTEN[-1], "w") as file:
        file.write(text)


def attempt(text):
    try:
        exec(text, {})
    except Exception as error:
        path = getattr(error, "path", None)
        print(type(error).__name__, str(error).replace(HERE, "HERE"), error.name, path and path.replace(HERE, "HERE"))


write("colorsys.py", "x = 1\n")
attempt("import colorsys; colorsys.rgb_to_hsv(1, 1, 1)")
attempt("from colorsys import rgb_to_hsv")
write("of_others.py", "import of_others\nof_others.get('x')\n")
attempt("import of_others")
write("of_others_too.py", "from of_others_too import get\n")
attempt("import of_others_too")
write("ring_a.py", "import ring_b\nx = 1\n")
write("ring_b.py", "import ring_a\nprint(ring_a.x)\n")
attempt("import ring_a")
os.mkdir(os.path.join(HERE, "ring"))
write("ring/c.py", "from ring import d\nx = 1\n")
write("ring/d.py", "from ring.c import x\n")
attempt("import ring.c")
write("ring/e.py", "import ring.f\nx = 1\n")
write("ring/f.py", "import ring.e\nring.e.x\n")
attempt("import ring.e")
write("ring/g.py", "import ring.h as h\nx = 1\n")
write("ring/h.py", "import ring.g as g\ng.x\n")
attempt("import ring.g")
for path in WRITTEN:
    os.remove(path)
shutil.rmtree(os.path.join(HERE, "ring"))
