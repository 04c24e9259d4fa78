import asyncio
import os
import socket
import subprocess
import urllib.request


def load():
    return urllib.request.urlopen("https://api.example.com/items/1").read()  # note: blocking-call


def ask():
    connection = socket.create_connection(("echo.example", 7))  # note: blocking-call
    connection.sendall(b"hello")
    return connection.recv(100)  # note: blocking-call


def command():
    return subprocess.run(["sleep", "0.5"])  # note: blocking-call


def shell():
    return os.system("sleep 0.5")  # note: blocking-call


def large():
    with open("large.bin", "rb") as file:
        return len(file.read())  # note: blocking-call


async def job(call):
    return call()


async def main():
    with open("large.bin", "wb") as file:
        file.truncate(50_000_000)
    await asyncio.gather(*[job(call) for call in (load, ask, command, shell, large)])


asyncio.run(main())
