import asyncio

tickets = 1


async def charge_card():
    await asyncio.sleep(1)


async def buy(name):
    global tickets
    if tickets > 0:
        await charge_card()
        tickets -= 1
        print(name, "has a ticket")


async def main():
    await asyncio.gather(buy("Ada"), buy("Lin"))
    print("tickets left:", tickets)


asyncio.run(main())
