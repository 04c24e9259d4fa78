# Static and class methods take attributes, as functions do.
import asyncio
import functools


def route(path):
    def mark(function):
        function.route = path
        return function
    return mark


class Handlers:
    @route("/static")
    @staticmethod
    async def static(request):
        "Static."
        return f"static {request}"

    @route("/class")
    @classmethod
    async def of_class(cls, request):
        return f"{cls.__name__} {request}"

    @staticmethod
    @route("/inner")
    def inner():
        pass

    plain = staticmethod(len)


routes = {value.route: name for name, value in vars(Handlers).items() if hasattr(value, "route")}
print(routes)


async def main():
    for path, name in routes.items():
        print(path, await getattr(Handlers, name)(1))


asyncio.run(main())
marked = vars(Handlers)["static"]
print(marked.route, hasattr(Handlers.static, "route"), Handlers.inner.route, hasattr(vars(Handlers)["inner"], "route"))
marked.__doc__ = "Other."
marked.__name__ = "renamed"
print(marked.__doc__, marked.__func__.__doc__, marked.__name__, marked.__qualname__, marked.__module__)
del marked.route
print(hasattr(marked, "route"), marked.__wrapped__ is Handlers.static)
for name, value in [("__func__", 1), ("__isabstractmethod__", True)]:
    try:
        setattr(marked, name, value)
    except AttributeError as error:
        print(error)
try:
    del marked.route
except AttributeError as error:
    print(error)


class Own(staticmethod):
    level = 1

    def __init__(self, function):
        super().__init__(function)
        self.calls = 0


own = Own(len)
print(own.calls, own.level, own("abc"), "calls" in vars(own))
print(functools.update_wrapper(lambda: 0, marked).__name__)
