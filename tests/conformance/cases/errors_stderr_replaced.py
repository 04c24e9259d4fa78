"""What ends a program is told where sys.stderr goes."""
import sys


class Shouting:
    def write(self, text):
        sys.stdout.write(text.upper().replace(__file__.upper(), "CASE.PY"))

    def flush(self):
        pass


def fails():
    return {}["missing"]


sys.stderr = Shouting()
print("direct", file=sys.stderr)
try:
    fails()
except KeyError as exc:
    raise RuntimeError("gave up") from exc
