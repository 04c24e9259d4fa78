import asyncio


async def main():
	for turn in range(2):
        print("the same column in an editor, and not the same block")
	await asyncio.sleep(1)


asyncio.run(main())
