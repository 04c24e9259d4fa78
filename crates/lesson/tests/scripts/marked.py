import asyncio


async def main():
    # your turn: begin
    await asyncio.sleep(1)


asyncio.run(main())
