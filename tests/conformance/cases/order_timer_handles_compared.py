# Timers are in the order of their deadlines, and two are alike when they would do the same.
import asyncio


def callback(*args):
    pass


async def main():
    loop = asyncio.get_running_loop()
    early, late = loop.call_at(5.0, callback, 1), loop.call_at(6.0, callback, 1)
    twin, other = loop.call_at(5.0, callback, 1), loop.call_at(5.0, callback, 2)
    print(early < late, early <= late, early > late, early >= late, late > early, late >= early)
    for name, handle in (("late", late), ("twin", twin), ("other", other), ("early", early)):
        print(name, early == handle, early != handle)
    print(hash(early) == hash(5.0), sorted([late, early])[0] is early, max(early, late) is late)
    print(early.__eq__(5), early == 5)
    twin.cancel()
    print(early == twin)


asyncio.run(main())
