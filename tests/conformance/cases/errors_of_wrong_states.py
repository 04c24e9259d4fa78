# What is used in a state in which it cannot be: a timeout, a server, a signal.
import asyncio
import signal


async def main():
    try:
        await asyncio.timeout(1).__aexit__(None, None, None)
    except AssertionError as error:
        print("AssertionError", error.args)
    for number in ("SIGINT", 999, 1.5):
        try:
            signal.raise_signal(number)
        except (TypeError, OSError) as error:
            print(type(error).__name__, error)
    try:
        signal.getsignal(999)
    except ValueError as error:
        print(error)


asyncio.run(main())
