import asyncio


async def cook(name, first, second):
    async with first:
        print(name, "takes one")
        await asyncio.sleep(1)
        async with second:
            print(name, "has both")
            await asyncio.sleep(1)
    print(name, "is done")


async def main():
    knife, board = asyncio.Lock(), asyncio.Lock()
    ada = cook("Ada", knife, board)
    lin = cook("Lin", knife, board)
    await asyncio.gather(ada, lin)


asyncio.run(main())
