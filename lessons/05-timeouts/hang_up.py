import asyncio


async def phone_call():
    try:
        print("dialling")
        await asyncio.sleep(10)
        print("hello?")
    finally:
        await asyncio.sleep(1)
        print("line closed")


async def main():
    try:
        await asyncio.wait_for(phone_call(), timeout=3)
    except TimeoutError:
        print("nobody answered")


asyncio.run(main())
