import asyncio
import httpx


async def item(client, number):
    answer = await client.get(f"https://shop.example/items/{number}?delay=1")
    return answer.status_code


async def main():
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=None)) as client:
        tasks = [asyncio.create_task(item(client, number)) for number in range(300)]  # note: unlimited-fan-out
        print(len(await asyncio.gather(*tasks)))


asyncio.run(main())
