# What built-in functions and methods say of arguments that they do not take: too many, too few, by unknown names.
import asyncio


def tell(label, call):
    try:
        print(label, "=>", repr(call()))
    except Exception as error:
        print(label, "=>", type(error).__name__, error)


print("special methods behind operators")
for value, name in [
    (5, "__add__"), (5, "__pow__"), (5, "__neg__"), (5, "__round__"), (True, "__bool__"), (1.5, "__float__"),
    ("ab", "__mul__"), ("ab", "__len__"), ("ab", "__format__"), ([1], "__setitem__"), ([1], "__getitem__"),
    ([1], "__reversed__"), ({1: 2}, "__contains__"), ({1: 2}, "__delitem__"), ({1}, "__or__"),
    (range(3), "__iter__"), (range(3), "__bool__"), (object(), "__setattr__"), (object(), "__eq__"),
    (object(), "__dir__"), (property(), "__get__"), (memoryview(b"a"), "__enter__"), (1j, "__complex__"),
]:
    method = getattr(value, name)
    label = f"{type(value).__name__}.{name}"
    for count in range(4):
        if count or name not in ("__dir__", "__iter__", "__reversed__", "__enter__"):
            tell(f"{label} with {count}", lambda: method(*[None] * count))
    tell(f"{label} with a name", lambda: method(1, name=2))

print("their reprs and types")
for method in [[].__len__, list.__len__, [].append, list.append, [].__getitem__, dict.__contains__, (5).__add__]:
    text = repr(method)
    print(type(method).__name__, text[: text.find(" at 0x")] if " at 0x" in text else text)
print(type(list.__len__), type([].__len__))

print("functions and methods with names")
for label, call in {
    "to_bytes": (5).to_bytes, "from_bytes": int.from_bytes, "int": int, "str": str, "sum": sum, "zip": zip,
    "enumerate": enumerate, "memoryview": memoryview, "sorted": sorted, "sort": [1].sort, "type": type,
    "compile": compile, "exec": exec, "pow": pow, "round": round, "bytes": bytes, "split": "a b".split,
    "encode": "ab".encode, "decode": b"ab".decode, "hex": b"ab".hex, "property": property,
    "getter": property().getter, "close": (x for x in ()).close, "throw": (x for x in ()).throw,
    "None": type(None), "Ellipsis": type(...), "NotImplemented": type(NotImplemented), "function": type(tell),
    "isdisjoint": {1: 2}.items().isdisjoint, "ExceptionGroup": ExceptionGroup, "sleep": asyncio.sleep,
}.items():
    tell(f"{label}()", call) if label not in ("zip", "exec", "sleep", "sort", "close", "property") else None
    tell(f"{label}(zz=1)", lambda: call(zz=1))
    tell(f"{label}(None, zz=1)", lambda: call(None, zz=1))
    for count in (2, 5, 8):
        if label not in ("zip", "property", "sleep", "throw"):
            tell(f"{label} with {count}", lambda: call(*[None] * count))

print("None where a text is wanted is called None")
for call in [
    lambda: "ab".find(None), lambda: "ab".replace(None, ""), lambda: "ab".removeprefix(None),
    lambda: "ab".encode(None), lambda: b"ab".decode(None), lambda: str(b"ab", None), lambda: bytes("ab", None),
    lambda: format(5, None), lambda: "ab".partition(None), lambda: int.from_bytes(b"", None),
    lambda: bytes.fromhex(None), lambda: ",".join([None]),
]:
    tell("None", call)

print("what is checked first")
tell("sum", lambda: sum(5, ""))
tell("sorted", lambda: sorted(5, zz=1))
tell("find", lambda: b"ab".find("a", "b"))
tell("hex", lambda: b"ab".hex([]))
tell("str", lambda: str("ab", "nonsense"))
tell("str", lambda: str(5, "nonsense"))
tell("str", lambda: str(b"", "nonsense"))
tell("decode", lambda: b"".decode("nonsense"))
tell("pop", lambda: {}.pop([], "default"))
tell("pow", lambda: (1.5).__pow__("a", 2))
tell("eval", lambda: eval("1", [], 3))
tell("eval", lambda: eval("1", []))
