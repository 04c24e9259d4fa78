# The simulated key-value server: values, expiry on the clock, counters, pipelines, locks, and messages.
import asyncio

import redis.asyncio as redis


async def hit(client, name):
    # Read, wait, write loses updates; INCR does not.
    seen = int(await client.get("seen") or 0)
    await asyncio.sleep(0.01)
    await client.set("seen", seen + 1)
    return await client.incr("hits")


async def reader(client, ready):
    async with client.pubsub() as channel:
        await channel.subscribe("news")
        ready.set()
        async for message in channel.listen():
            if message["type"] == "message":
                print("heard", message["data"])
                if message["data"] == "bye":
                    break


async def main():
    async with redis.Redis(host="cache", decode_responses=True) as client:
        print(await client.set("name", "Ada"), await client.get("name"), await client.get("nobody"), await client.exists("name"))
        print(await asyncio.gather(*(hit(client, n) for n in range(5))), await client.get("seen"))
        await client.set("code", "1234", ex=2)
        await asyncio.sleep(1.5)
        print(await client.ttl("code"), await client.get("code"))
        await asyncio.sleep(1)
        print(await client.get("code"))
        print(await client.rpush("jobs", "a", "b", "c"), await client.lrange("jobs", 0, -1), await client.lpop("jobs"))
        print(await client.hset("user:1", mapping={"name": "Ada", "age": 36}), await client.hgetall("user:1"))
        print(await client.sadd("tags", "x", "y", "x"), sorted(await client.smembers("tags")))
        async with client.pipeline() as pipe:
            pipe.set("a", 1)
            pipe.incr("a")
            pipe.get("a")
            print(await pipe.execute())
        try:
            await client.incr("name")
        except redis.ResponseError as error:
            print("error:", error)
        try:
            await client.lpush("name", 1)
        except redis.ResponseError as error:
            print("error:", error)
        ready = asyncio.Event()
        listening = asyncio.create_task(reader(client, ready))
        await ready.wait()
        print(await client.publish("news", "hello"), await client.publish("nothing", "?"))
        await client.publish("news", "bye")
        await listening
        async with client.lock("once", timeout=5):
            try:
                async with client.lock("once", blocking_timeout=0.5):
                    print("never")
            except redis.LockError as error:
                print(type(error).__name__, error)


asyncio.run(main())
