"""A cancelled gather has looked at what its children failed with: nothing is told of them at the end."""
import asyncio


async def converts():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        raise RuntimeError("was cancelled") from error


async def main():
    both = asyncio.gather(converts(), asyncio.sleep(5), return_exceptions=True)
    await asyncio.sleep(0)
    both.cancel()
    try:
        print(await both)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)


asyncio.run(main())
