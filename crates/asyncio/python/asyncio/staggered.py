"""Coroutines that begin one after the other until one of them succeeds."""

import contextlib

from . import events
from . import exceptions as exceptions_mod
from . import locks
from . import tasks

__all__ = ("staggered_race",)


async def staggered_race(coro_fns, delay, *, loop=None):
    """The result of the first coroutine that succeeds, its index, and what each of the others raised.

    The next one begins when the one before has failed, or after `delay` seconds.
    """
    loop = loop or events.get_running_loop()
    waiting = iter(enumerate(coro_fns))
    winner = winner_index = None
    raised = []
    running = []

    async def run_one(before):
        nonlocal winner, winner_index
        if before is not None:
            with contextlib.suppress(exceptions_mod.TimeoutError):
                await tasks.wait_for(before.wait(), delay)
        try:
            index, coro_fn = next(waiting)
        except StopIteration:
            return
        failed = locks.Event()
        following = loop.create_task(run_one(failed))
        running.append(following)
        raised.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            raised[index] = error
            failed.set()
        else:
            winner, winner_index = result, index
            for number, task in enumerate(running):
                if number != index:
                    task.cancel()

    first = loop.create_task(run_one(None))
    running.append(first)
    try:
        done = 0
        while done != len(running):
            finished, _ = await tasks.wait(running)
            done = len(finished)
            for task in finished:
                if not task.cancelled() and task.exception():
                    raise task.exception()
        return winner, winner_index, raised
    finally:
        for task in running:
            task.cancel()
