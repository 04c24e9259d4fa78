# Aliases, bounds and annotations in a class body: a name that the class binds is looked up in it, then in the module,
# never in the functions around it; one that it declares global only in the module.
x = "module"


def binds():
    x = "function"

    class Shape:
        type Alias = x
        early = Alias.__value__

        def grow[T: x](self, by: x) -> x: ...

        bound = grow.__type_params__[0].__bound__
        annotations = grow.__annotations__
        x = "class"
        late = grow.__type_params__[0].__bound__
        type Other = [x for _ in range(1)] + [(lambda: x)()]
    return Shape


shape = binds()
print(shape.early, shape.bound, shape.annotations, shape.late, shape.Alias.__value__, shape.Other.__value__)


def binds_not():
    x = "function"

    class Shape[T]:
        type Alias = (x, T)
        value = x

        class Inner[S]:
            type Alias = (x, S)
            value = x

        def method[U: x](self):
            return x, T, U
    return Shape


shape = binds_not()
print(shape.Alias.__value__, shape.value, shape.Inner.Alias.__value__, shape.Inner.value, shape().method())
print(shape.method.__type_params__[0].__bound__)


def declares():
    x = "function"

    class Shape:
        global x
        type Alias = x
        x = "module, from the class"
    Shape.x = "class"
    return Shape


print(declares().Alias.__value__, x)


def goes_on():
    x = "function"

    class Shape:
        nonlocal x
        type Alias = x
        x = "function, from the class"
    return Shape


print(goes_on().Alias.__value__, x)


def nested():
    x = "function"

    class Outer:
        x = "outer"

        class Inner:
            type Alias = x

            def method[T: x](self): ...
    return Outer.Inner


print(nested().Alias.__value__, nested().method.__type_params__[0].__bound__)
