import asyncio


async def load(what, seconds, answer):
    await asyncio.sleep(seconds)
    print("loaded", what)
    return answer


async def dashboard():
    user = await load("user", 1, "Ada")
    orders, messages = await asyncio.gather(
        load(f"orders of {user}", 2, 5),
        load(f"messages of {user}", 2, 3),
    )
    print(f"{user}: {orders} orders, {messages} messages")


asyncio.run(dashboard())
