# The simulated httpx: statuses, bodies, errors, time limits and connections, by the rule of the URL.
import asyncio
import time

import httpx


async def load(client, path):
    began = time.perf_counter()
    answer = await client.get(path)
    return path, answer.status_code, round(time.perf_counter() - began, 3)


async def main():
    async with httpx.AsyncClient(base_url="https://api.example.com", timeout=5.0) as client:
        for row in await asyncio.gather(*(load(client, f"/items/{n}") for n in range(4))):
            print(*row)
        answer = await client.get("/items/1", params={"q": "words", "n": 3})
        print(answer.url, answer.is_success, answer.headers["content-type"], type(answer.json()).__name__)
        answer = await client.post("/items", json={"name": "Ada"})
        print(answer.status_code, answer.request.method)
        for path in ("/status/404", "/status/500"):
            answer = await client.get(path)
            try:
                answer.raise_for_status()
            except httpx.HTTPStatusError as error:
                print(str(error).splitlines()[0])
        try:
            await client.get("/delay/9")
        except httpx.TimeoutException as error:
            print(type(error).__name__)


asyncio.run(main())
