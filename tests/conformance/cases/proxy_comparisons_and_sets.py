# A mappingproxy compares as its mapping does; a set of the program shows what it iterates over; `exec` gives nothing.
import operator
from types import MappingProxyType


def tell(action):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")


class Ranked(dict):
    def __eq__(self, other):
        return "same?"

    def __ne__(self, other):
        return "other?"

    def __lt__(self, other):
        return "less?"

    def __ge__(self, other):
        return "more?"


ranked = MappingProxyType(Ranked(a=1))
plain = MappingProxyType({"a": 1})
for compare in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
    tell(lambda: compare(ranked, {}))
    tell(lambda: compare(plain, {"a": 1}))
    tell(lambda: compare(plain, plain))
    tell(lambda: compare({"a": 1}, plain))


def extend(proxy):
    proxy |= {"b": 2}


tell(lambda: extend(plain))


class Tags(set):
    def __iter__(self):
        return iter(sorted(super().__iter__()))


class Frozen(frozenset):
    def __iter__(self):
        return iter(["shown"])


print(Tags("cab"), Tags(), [Frozen("ab")], Frozen())


class Keyless:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


tell(lambda: dict(Keyless()))
tell(lambda: {}.update(Keyless()))
tell(lambda: {**Keyless()})

expression = compile("print('seen') or 42", "<expression>", "eval")
print(exec(expression), eval(expression))
print(exec(expression, {}, {"print": lambda text: 7}), eval(expression, {}, {"print": lambda text: 7}))
tell(lambda: compile("1", "<x>", "eval", flags=1 << 28))
tell(lambda: compile("1", "<x>", "eval", optimize=3))
tell(lambda: compile("(int) -> str", "<x>", "func_type"))
tell(lambda: eval(compile("2 + 2", "<x>", "eval", dont_inherit=True, optimize=-1)))
