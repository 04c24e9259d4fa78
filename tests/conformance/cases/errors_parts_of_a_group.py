# Parts of an exception group show no context, and a group of what clauses raised has none.
import asyncio
import io
import traceback


def show(error):
    out = io.StringIO()
    traceback.print_exception(error, file=out)
    for line in out.getvalue().splitlines():
        if "File" not in line:
            print(line)


try:
    raise OSError("outer")
except OSError:
    try:
        try:
            raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
        except* ValueError:
            raise RuntimeError("new")
        except* TypeError:
            raise
    except ExceptionGroup as group:
        print(repr(group.__context__), group.__suppress_context__)
        show(group)
    group = ExceptionGroup("b", [ValueError(1), ExceptionGroup("c", [KeyError(2), ValueError(3)])])
    for part in (*group.split(ValueError), group.subgroup(KeyError), group.derive([KeyError(4)])):
        print(repr(part), part.__suppress_context__)


async def fail():
    raise KeyboardInterrupt("stop")


async def main():
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
    except* KeyboardInterrupt as group:
        print(repr(group))
    try:
        try:
            raise ExceptionGroup("d", [ValueError(1), TypeError(2)])
        except* ValueError:
            raise RuntimeError("new")
    except ExceptionGroup as group:
        show(group)


try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print(repr(error))
