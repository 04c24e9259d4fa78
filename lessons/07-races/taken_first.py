import asyncio

tickets = 1


async def charge_card():
    await asyncio.sleep(1)


async def buy(name):
    global tickets
    if tickets > 0:
        tickets -= 1
        await charge_card()
        print(name, "has a ticket")


async def main():
    await asyncio.gather(buy("Ada"), buy("Lin"))
    print("tickets left:", tickets)


asyncio.run(main())
