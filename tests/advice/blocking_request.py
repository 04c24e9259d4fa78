import asyncio
import requests


def load(url):
    return requests.get(url).status_code  # note: blocking-call


async def page(number):
    return load(f"https://api.example.com/items/{number}")


async def main():
    print(await asyncio.gather(*[page(number) for number in range(3)]))


asyncio.run(main())
