# Asking for the addresses of hosts, in a thread and from a loop.
import asyncio
import socket
import time

print(socket.gethostbyname("localhost"), socket.gethostbyname("203.0.113.7"), time.perf_counter())
print(socket.gethostbyname("example.com"), f"{time.perf_counter():.3f}")
try:
    socket.gethostbyname("nowhere.invalid")
except socket.gaierror as error:
    print(error, error.errno)
print([entry[1:3] for entry in socket.getaddrinfo("localhost", None)])
print(socket.getaddrinfo("localhost", "https", proto=socket.IPPROTO_TCP)[0][4])
try:
    socket.getaddrinfo("localhost", "no such service")
except socket.gaierror as error:
    print(error)


async def probe(domain):
    try:
        await asyncio.get_running_loop().getaddrinfo(domain, None)
    except socket.gaierror:
        return domain, False
    return domain, True


async def main():
    begin = time.perf_counter()
    for coroutine in asyncio.as_completed([probe(name) for name in ("python.org", "await.dev", "yield.invalid")]):
        domain, found = await coroutine
        print("+" if found else " ", domain, f"{time.perf_counter() - begin:.3f}")


asyncio.run(main())
