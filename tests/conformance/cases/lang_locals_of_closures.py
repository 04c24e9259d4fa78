# `locals()` and `vars()` name the variables that inner functions have as well.
def outer(first, second=2, *rest, **named):
    zebra = "z"
    middle = "m"

    def inner():
        return zebra, apple, first, named

    class Inner:
        def method(self):
            return middle, inner

    apple = "a"
    squares = [first * n for n in range(3)]
    return {name: value for name, value in locals().items() if not callable(value)}


print(sorted(outer(1, 3, 5, key="k").items(), key=lambda item: item[0]))


def changed():
    zoo, bar, ant = 1, 2, 3

    def change():
        nonlocal zoo, ant
        zoo, ant = 10, 30
        return sorted(vars().items())

    inside = change()
    return inside, zoo, bar, ant, sorted(name for name in locals()), change.__code__.co_freevars, changed.__code__.co_cellvars


print(changed())


def generator(start):
    step = 5
    while True:
        shown = sorted((name, value) for name, value in locals().items() if name != "shown")
        add = lambda: start + step
        yield shown
        start = add()


steps = generator(1)
print(next(steps), [name for name, _ in next(steps)])
