import asyncio


async def cook(name, knife, board):
    async with knife:
        await asyncio.sleep(1)
    async with board:
        await asyncio.sleep(1)
    print(name, "is done")


async def main():
    knife, board = asyncio.Lock(), asyncio.Lock()
    ada = cook("Ada", knife, board)
    lin = cook("Lin", knife, board)
    await asyncio.gather(ada, lin)


asyncio.run(main())
