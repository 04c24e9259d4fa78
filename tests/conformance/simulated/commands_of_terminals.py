"""What programs do to the screen of a terminal, and commands of another system."""
import os
import subprocess

print(repr(os.popen("cls 2>/dev/null || clear").read()))
print(os.system("cls" if os.name == "nt" else "clear"), os.system("pause") >> 8)
try:
    subprocess.run(["cls"])
except FileNotFoundError as error:
    print(error)
print(subprocess.run(["whoami"], capture_output=True, text=True).stdout.strip(), os.popen("uname").read().strip())
