# A class may give `__dict__` a meaning of its own; attributes are kept as ever.
class Table(dict):
    @property
    def __dict__(self):
        return {**self, "size": len(self)}

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


table = Table(a=1)
table.kept = 2
print(table.__dict__, vars(table), table.a, table.kept)


class Shown:
    __dict__ = {"class": "level"}

    def __init__(self):
        self.x = 5


shown = Shown()
print(shown.__dict__, vars(shown), shown.x, hasattr(shown, "y"))
try:
    table.__dict__ = {}
except AttributeError as error:
    print(error)
