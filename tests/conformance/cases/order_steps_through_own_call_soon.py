"""A loop with a call_soon of its own sees what tasks hand to it; a step that ends too late says so."""

import asyncio


class Seeing(asyncio.SelectorEventLoop):
    kept = []

    def call_soon(self, callback, *args, context=None):
        kind = type(callback).__name__
        owner = getattr(callback, "__self__", None)
        name = owner.get_name() if isinstance(owner, asyncio.Task) else None
        print("soon", kind, name, len(args), getattr(callback, "__qualname__", "nameless"))
        if kind == "TaskStepMethWrapper":
            self.kept.append(callback)
        return super().call_soon(callback, *args, context=context)


class Odd:
    def __await__(self):
        yield 5


async def main():
    await asyncio.sleep(0)
    await asyncio.sleep(0.1)
    try:
        await Odd()
    except RuntimeError as e:
        print(e)
    future = asyncio.get_running_loop().create_future()
    asyncio.current_task().cancel()
    try:
        await future
    except asyncio.CancelledError:
        print("cancelled")
    return 1


with asyncio.Runner(loop_factory=Seeing) as runner:
    print(runner.run(main()))

step = Seeing.kept[0]
print(repr(step), type(step).__module__, [name for name in dir(step) if name not in dir(object)])
print(step.__self__)
for call in (step, lambda: step(1), lambda: step(x=1), lambda: setattr(step, "x", 1), lambda: type("T", (type(step),), {})):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)

future = asyncio.Future(loop=asyncio.new_event_loop())
try:
    future.set_exception(StopIteration("not here"))
    future.result()
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
