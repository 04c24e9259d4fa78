# renaming keys while going through a dictionary
def go(n, make=None):
    d = make(n) if make else {f"k{i}": i for i in range(n)}
    seen = []
    try:
        for k in d:
            seen.append(k)
            d[k.upper() if k.islower() else k + "!"] = d.pop(k)
            if len(seen) > 200: break
    except RuntimeError as e: return seen, e.args[0], d
    return seen, d
for n in list(range(0, 25)) + [40, 43, 85, 86]: print(n, go(n))
lit = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7}
for mk in (lambda n: dict.fromkeys("abcdef"[:n]), lambda n: dict(a=1, b=2, c=3), lambda n: {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}, lambda n: lit.copy(), lambda n: dict(lit), lambda n: {**lit}, lambda n: dict(zip("abcdefgh", range(8))), lambda n: lit | {"z": 1}): print(go(6, mk))
def swap(d):
    out = []
    try:
        for k, v in d.items():
            out.append(k); del d[k]; d[v] = k
            if len(out) > 50: break
    except RuntimeError as e: out.append(str(e))
    return out, d
for n in range(1, 12): print(n, swap({i: i + 100 for i in range(n)}))
d = {i: i for i in range(10)}
for i in range(8): d.popitem()
d["x"] = 1; d["y"] = 2; d["z"] = 3
print(swap(d))
d = {}
for i in range(100): d[i] = i
for i in range(95): del d[i]
print(swap(d))
d = dict.fromkeys(range(6)); d.clear(); d.update(a=1, b=2, c=3); print(go(0, lambda n: d))
def rest(iterator):
    out = []
    try:
        for key in iterator: out.append(key)
    except RuntimeError as error: out.append(str(error))
    return out
e = {i: 0 for i in range(3)}
it = iter(e); next(it); e.pop(0); e[9] = 1; print(rest(it))
it = reversed(e); e.pop(1); e[7] = 1; print(rest(it))
