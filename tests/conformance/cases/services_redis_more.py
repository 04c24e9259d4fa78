# Commands of the simulated key-value server beyond the first ones: sets, sorted sets, streams, keys, and transactions that watch.
import asyncio

import redis.asyncio as redis


async def tell(what, call):
    try:
        value = await call
    except redis.RedisError as error:
        value = f"{type(error).__name__}: {error}"
    print(what, sorted(value) if isinstance(value, set) else value)


async def strings(r):
    print(await r.mset({"a": 1, "b": "two"}), await r.msetnx({"b": 1, "c": 2}), await r.mget("a", ["b"][0], "c"))
    print(await r.psetex("brief", 1500, "x"), await r.pttl("brief"), await r.getex("brief", persist=True), await r.ttl("brief"))
    print(await r.set("a", 5, get=True), await r.set("a", 6, nx=True), await r.set("new", 1, xx=True))
    print(await r.getrange("b", 0, 1), await r.getrange("b", -2, -1), await r.setrange("b", 1, "WO"), await r.get("b"))
    print(await r.setbit("bits", 7, 1), await r.getbit("bits", 7), await r.bitcount("bits"), await r.get("bits"))
    print(await r.incrbyfloat("f", 10.5), await r.incrbyfloat("f", 0.5), await r.get("f"))
    print(await r.rename("f", "g"), await r.exists("f", "g"), await r.unlink("g", "h"), await r.type("a"))
    print(await r.expire("a", 100, nx=True), await r.expire("a", 50, gt=True), await r.ttl("a"), await r.expire("none", 1))
    print(await r.copy("a", "a2"), await r.get("a2"), await r.touch("a", "a2", "zz"), await r.echo("hello"))
    await tell("rename", r.rename("none", "x"))
    await tell("zero", r.set("a", 1, ex=0))
    await tell("none", r.set("a", None))
    await tell("list", r.rpush("empty", None))
    print(await r.exists("empty"))
    print(sorted(await r.keys("[ab]*")), sorted([key async for key in r.scan_iter(match="b*")]))


async def lists(r):
    print(await r.rpush("l", *"abcde"), await r.lset("l", 0, "A"), await r.linsert("l", "BEFORE", "c", "x"), await r.lrange("l", 0, -1))
    print(await r.lrange("l", 0, -9), await r.lrange("l", -2, 9), await r.lpos("l", "x"), await r.lpushx("no", 1))
    print(await r.lmove("l", "m", "LEFT", "RIGHT"), await r.rpoplpush("l", "m"), await r.lrange("m", 0, -1), await r.rpop("l", 2))
    await tell("index", r.lset("l", 99, "z"))
    await tell("missing", r.lset("nolist", 0, "z"))


async def hashes(r):
    print(await r.hset("h", mapping={"n": 1, "s": "text"}), await r.hset("h", items=["k", "v"]), await r.hsetnx("h", "n", 9))
    print(await r.hincrbyfloat("h", "n", 0.5), await r.hstrlen("h", "s"), await r.hgetall("h"), await r.hmget("h", "n", "q"))
    print([pair async for pair in r.hscan_iter("h", match="s*")])
    await tell("number", r.hincrby("h", "s"))
    try:
        await r.hset("h")
    except redis.DataError as error:
        print("nothing", error)
    await tell("kind", r.hget("l", "x"))


async def sets(r):
    await r.sadd("s1", "a", "b", "c")
    await r.sadd("s2", "b", "c", "d")
    await tell("inter", r.sinter("s1", "s2"))
    await tell("union", r.sunion(["s1", "s2"]))
    await tell("diff", r.sdiff("s1", "s2"))
    print(await r.sinterstore("both", "s1", "s2"), await r.sintercard(2, ["s1", "s2"]), await r.smismember("s1", ["a", "z"]))
    print(await r.smove("s1", "s2", "a"), await r.smove("s1", "s2", "zz"), len(await r.srandmember("s2", 2)), await r.spop("none"))
    print(await r.spop("both") in ("b", "c"), await r.scard("both"))


async def ranks(r):
    print(await r.zadd("z", {"ann": 10, "bob": 20, "cy": 30}), await r.zadd("z", {"ann": 5, "dan": 40}, xx=True, ch=True))
    print(await r.zadd("z", {"ann": 1}, gt=True), await r.zadd("z", {"ann": 2}, incr=True), await r.zincrby("z", 3, "bob"))
    print(await r.zrange("z", 0, -1, withscores=True), await r.zrevrange("z", 0, 0), await r.zrange("z", 0, 1, desc=True))
    print(await r.zrangebyscore("z", 10, "+inf"), await r.zrangebyscore("z", "-inf", "(23", start=0, num=1, withscores=True))
    print(await r.zrevrangebyscore("z", 100, 0), await r.zcount("z", 0, 25), await r.zrank("z", "cy"), await r.zrevrank("z", "cy"), await r.zrank("z", "no"))
    print(await r.zmscore("z", ["ann", "no"]), await r.zpopmin("z"), await r.zpopmax("z", 1), await r.zcard("z"))
    await r.zadd("y", {"bob": 1, "eve": 2})
    print(await r.zunionstore("u", ["z", "y"]), await r.zrange("u", 0, -1, withscores=True), await r.zinterstore("i", {"z": 1, "y": 10}), await r.zscore("i", "bob"))
    print(await r.zremrangebyscore("u", 0, 2), await r.zremrangebyrank("u", 0, 0), await r.exists("u"))


async def streams(r):
    print(await r.xadd("st", {"n": 1}, id="1-1"), await r.xadd("st", {"n": 2}, id="2-1"), await r.xadd("st", {"n": 3}, id="2-2"), await r.xlen("st"))
    print(await r.xrange("st"), await r.xrange("st", "2", "+", count=1), await r.xrevrange("st", count=1))
    print(await r.xread({"st": "1-1"}, count=5), await r.xread({"st": "$"}))
    print(await r.xgroup_create("st", "g", id="0"), await r.xreadgroup("g", "c1", {"st": ">"}, count=2))
    print(await r.xreadgroup("g", "c2", {"st": ">"}), await r.xreadgroup("g", "c2", {"st": ">"}), await r.xack("st", "g", "1-1"))
    print(await r.xpending("st", "g"))
    print(await r.xclaim("st", "g", "c2", 0, ["2-1"]), await r.xtrim("st", maxlen=1, approximate=False), await r.xdel("st", "2-2"))
    await tell("id", r.xadd("st", {"n": 4}, id="1-0"))
    await tell("group", r.xgroup_create("st", "g"))
    await tell("again", r.xreadgroup("none", "c", {"st": ">"}))


async def transactions(r):
    await r.set("stock", 5)

    async def buy(name, wait):
        async with r.pipeline(transaction=True) as pipe:
            tries = 0
            while True:
                tries += 1
                try:
                    await pipe.watch("stock")
                    left = int(await pipe.get("stock"))
                    await asyncio.sleep(wait)
                    pipe.multi()
                    pipe.set("stock", left - 1)
                    pipe.incr("sold")
                    return name, tries, await pipe.execute()
                except redis.WatchError:
                    print(name, "saw a change")

    for line in await asyncio.gather(buy("slow", 0.1), buy("quick", 0.02)):
        print(line)
    await r.set("word", "x")
    try:
        await r.pipeline().set("ok", 1).incr("word").set("after", 2).execute()
    except redis.ResponseError as error:
        print(error)
    print(await r.get("ok"), await r.get("after"), await r.pipeline().execute())
    print(await r.pipeline().get("ok").incr("word").execute(raise_on_error=False))
    print(await r.transaction(lambda pipe: pipe.multi() or pipe.incr("sold"), "sold"))


async def blocking(r):
    async def feed():
        await asyncio.sleep(0.25)
        await r.lpush("jobs", "one")
        await asyncio.sleep(0.25)
        await r.xadd("log", {"k": "v"}, id="5-5")
        await asyncio.sleep(0.25)
        await r.zadd("due", {"late": 2, "soon": 1})

    feeding = asyncio.create_task(feed())
    print(await r.brpop(["jobs", "other"], timeout=5), await r.xread({"log": "$"}, block=5000), await r.bzpopmin("due"))
    print(await r.blpop("jobs", timeout=1), await feeding)


async def messages(r):
    seen = []
    async with r.pubsub(ignore_subscribe_messages=True) as sub:
        await sub.psubscribe("news.*")
        await sub.subscribe(chat=lambda message: seen.append(message["data"]))
        print(await r.publish("news.art", "new"), await r.publish("chat", "hi"), await r.publish("other", "?"))
        for _ in range(5):
            message = await sub.get_message(timeout=0.05)
            if message is not None:
                print(message)
        print(seen, sorted(await r.pubsub_channels()), await r.pubsub_numsub("chat"))
        await sub.unsubscribe()
        await sub.punsubscribe()
        print([message async for message in sub.listen()], sub.subscribed)


async def main():
    r = redis.Redis(host="more", decode_responses=True)
    for part in strings, lists, hashes, sets, ranks, streams, transactions, blocking, messages:
        print("--", part.__name__)
        await part(r)
    await r.aclose()


asyncio.run(main())
