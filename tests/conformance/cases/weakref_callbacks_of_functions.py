"""Weak references to functions, generators, coroutines, sets and modules call back when these go."""

import asyncio
import gc
import types
import weakref


def gone(name):
    return lambda reference: print(name, "gone", reference() is None)


def handler(event):
    pass


reference = weakref.ref(handler, gone("function"))
print(weakref.ref(handler) is weakref.ref(handler), weakref.getweakrefcount(handler))
plain = weakref.ref(handler)
print(weakref.getweakrefcount(handler), weakref.getweakrefs(handler) == [plain, reference])
del handler
print(reference(), plain())


def in_a_function():
    def local():
        pass

    reference = weakref.ref(local, gone("local"))
    del local
    return reference


print(in_a_function()())
temporary = weakref.ref(lambda: 1, gone("lambda"))


class Button:
    def press(self):
        pass


button = Button()
method = weakref.WeakMethod(button.press, gone("method"))
bound = weakref.ref(button.press, gone("bound"))
del button

by_key, by_value, all_of_them = weakref.WeakKeyDictionary(), weakref.WeakValueDictionary(), weakref.WeakSet()


def key():
    pass


by_key[key] = 1
by_value["key"] = key
all_of_them.add(key)
print(len(by_key), len(by_value), len(all_of_them))
del key
print(len(by_key), len(by_value), len(all_of_them))


def numbers():
    try:
        yield 1
    finally:
        print("closed")


generator = numbers()
next(generator)
watched = weakref.ref(generator, gone("generator"))
del generator


async def wait():
    try:
        await asyncio.sleep(1)
    finally:
        print("waited")


coroutine = wait()
weakref.finalize(coroutine, print, "coroutine finalized")
coroutine.close()
del coroutine


async def main():
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    reference = weakref.ref(task.get_coro(), gone("coroutine"))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    del task
    return reference


kept = asyncio.run(main())
print(kept())


def circle():
    def inner():
        return inner
    return weakref.ref(inner, gone("circle"))


turning = circle()
print(turning() is None)
gc.collect()
print(turning())


def called():
    print("called")


proxy = weakref.proxy(called, lambda proxy: print(type(proxy)))
proxy()
del called
frozen = weakref.ref(frozenset([1, 2, 3]), gone("frozenset"))
module = types.ModuleType("module")
there = weakref.ref(module, gone("module"))
del module
weakref.finalize(print, print, "at the end")
print("end")
