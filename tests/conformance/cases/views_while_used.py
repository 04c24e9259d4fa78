# What happens to a view while it is gone through, and when the code of a key or of a value releases it.
def tell(action):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, RuntimeError) as error:
        print(f"{type(error).__name__}: {error}")


data = bytearray(b"abcd")
view = memoryview(data)
steps = iter(view)
print(next(steps))
view[1] = 66
print(next(steps))
view.release()
tell(lambda: next(steps))

view = memoryview(data)
steps = iter(view[::-1])
data[0] = 65
print(list(steps), list(steps), list(reversed(view)), [*view[1:3]])


class Releasing:
    def __index__(self):
        view.release()
        return 1


class Failing:
    def __index__(self):
        raise RuntimeError("no index")


class Source:
    def __buffer__(self, flags):
        view.release()
        return memoryview(b"WXYZ")


tell(lambda: view[Failing()])
tell(lambda: view[Failing(), 0])
tell(lambda: view["a", 0])
tell(lambda: view[Releasing()])
view = memoryview(data)
tell(lambda: view.__setitem__(Releasing(), 1))
view = memoryview(data)
tell(lambda: view.__setitem__(0, Releasing()))
view = memoryview(data)
tell(lambda: view.__setitem__(slice(0, 4), Source()))
print(data)
