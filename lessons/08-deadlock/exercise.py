import asyncio


class Account:
    def __init__(self, name, money):
        self.name, self.money = name, money
        self.lock = asyncio.Lock()


async def transfer(source, target, amount):
    # your turn: begin
    async with source.lock:
        await asyncio.sleep(1)
        async with target.lock:
            source.money -= amount
            target.money += amount
    # your turn: end


async def main():
    a, b = Account("a", 50), Account("b", 50)
    await asyncio.gather(transfer(a, b, 10), transfer(b, a, 30))
    print(a.money, b.money)


asyncio.run(main())
