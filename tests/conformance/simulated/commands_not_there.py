"""Commands that no machine has, and paths where the disk has no program."""
import asyncio
import os
import subprocess

for words in ["nosuchcommand"], ["/path/to/tool", "-x"], ["./script.sh"], ["/tmp"], ["non_existent_command"], ["notacommand"]:
    try:
        subprocess.run(words)
    except OSError as error:
        print(repr(error), error.filename)
for line in "nosuchcommand; echo done", "/path/to/tool", "nonexistent 2>/dev/null || echo failed", "no_such_tool | wc -l":
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    print(done.returncode, repr(done.stdout), repr(done.stderr))
print(os.system("invalid_command 2> /dev/null") >> 8)
try:
    subprocess.check_call("fakecommand 2> /dev/null", shell=True)
except subprocess.CalledProcessError as error:
    print(error)
with open("script.sh", "w") as file:
    file.write("#!/bin/sh\necho hi\n")
try:
    subprocess.run(["./script.sh"])
except PermissionError as error:
    print(error)
print(subprocess.run("./script.sh", shell=True, capture_output=True, text=True).stderr, end="")


async def main():
    try:
        await asyncio.create_subprocess_exec("unknown_program", "--help")
    except FileNotFoundError as error:
        print(error)
    process = await asyncio.create_subprocess_shell("missing_program", stderr=asyncio.subprocess.PIPE)
    print(await process.communicate(), process.returncode)
    process = await asyncio.create_subprocess_exec("bash", "-lc", "echo one; echo two >&2", stdout=-1, stderr=-1)
    print(await process.communicate(), process.returncode)


asyncio.run(main())
