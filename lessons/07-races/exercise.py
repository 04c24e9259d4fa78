import asyncio

balance = 100
lock = asyncio.Lock()


async def ask_bank():
    await asyncio.sleep(1)


async def withdraw(name, amount):
    global balance
    if balance >= amount:
        await ask_bank()
        balance -= amount
        print(name, "gets", amount)


async def main():
    await asyncio.gather(withdraw("Ada", 80), withdraw("Lin", 80))
    print("balance:", balance)


asyncio.run(main())
