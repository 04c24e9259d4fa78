"""Names that may have been meant, in exceptions that were handled where they were raised."""
import asyncio
import sys
import traceback


def as_cause(length):
    try:
        return lenght
    except NameError as error:
        raise ValueError("no length") from error


def as_context(number):
    try:
        return nmber
    finally:
        [][number]


def deeper(height):
    def inner(weight):
        try:
            return wieght
        except NameError:
            return {}["x"]
    try:
        inner(height)
    except KeyError:
        return hieght


class Thing:
    def __init__(self):
        self.colour = 1

    def show(self):
        try:
            return colour
        except NameError:
            raise RuntimeError("show")


async def waits(delay):
    try:
        await asyncio.sleep(dely)
    finally:
        print(delya)


for function, argument in (as_cause, 1), (as_context, 2), (deeper, 3):
    try:
        function(argument)
    except Exception:
        traceback.print_exc(file=sys.stdout)
try:
    Thing().show()
except RuntimeError:
    traceback.print_exc(file=sys.stdout)
try:
    asyncio.run(waits(1))
except NameError:
    print(*[line for line in traceback.format_exc().splitlines() if line.startswith("NameError")], sep="\n")
as_cause(5)
