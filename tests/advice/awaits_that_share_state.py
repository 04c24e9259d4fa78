# The second needs what the first leaves behind, though no name says so.
import asyncio

account = {}


async def open_account():
    await asyncio.sleep(1)
    account["balance"] = 100


async def withdraw():
    print("before:", account["balance"])
    await asyncio.sleep(1)


async def main():
    await open_account()
    await withdraw()


asyncio.run(main())
