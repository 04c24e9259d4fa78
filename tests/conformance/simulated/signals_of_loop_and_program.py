"""A handler of the program takes the place of a loop's, which hears of the signal all the same."""
import asyncio
import os
import signal


def name(handler):
    return repr(handler) if isinstance(handler, int) else getattr(handler, "__name__", type(handler).__name__)


def plain(number, frame):
    print("plain", number)


async def main():
    loop = asyncio.get_running_loop()
    print(name(signal.getsignal(signal.SIGINT)), name(signal.getsignal(signal.SIGUSR1)))
    loop.add_signal_handler(signal.SIGUSR1, print, "of the loop")
    print(name(signal.signal(signal.SIGUSR1, plain)))
    os.kill(os.getpid(), signal.SIGUSR1)
    print("killed")
    await asyncio.sleep(0.01)
    print(loop.remove_signal_handler(signal.SIGUSR1), name(signal.getsignal(signal.SIGUSR1)))
    print(loop.remove_signal_handler(signal.SIGUSR1))
    signal.signal(signal.SIGUSR1, plain)
    loop.add_signal_handler(signal.SIGUSR1, print, "A")
    loop.add_signal_handler(signal.SIGUSR1, print, "B")
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.sleep(0.01)
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.raise_signal(signal.SIGUSR1)
    await asyncio.sleep(0.01)
    print(loop.remove_signal_handler(signal.SIGUSR1), name(signal.getsignal(signal.SIGUSR1)))


asyncio.run(main())
