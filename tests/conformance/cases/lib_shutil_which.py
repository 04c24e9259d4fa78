"""Where programs are found, and by which path."""
import os
import shutil

print(shutil.which("ls"), shutil.which("no-such-program"), shutil.which("sh"), shutil.which(b"cat"))
print(shutil.which("/bin/ls"), shutil.which("/usr/bin/no-such-program"), shutil.which("ls", path="/nowhere"))
os.mkdir("tools_of_which")
try:
    own = os.path.join("tools_of_which", "tool")
    with open(own, "w") as file:
        file.write("#!/bin/sh\n")
    print(shutil.which("tool", path="tools_of_which"), shutil.which("tool", os.R_OK, "tools_of_which"))
    os.chmod(own, 0o755)
    print(shutil.which("tool", path="/nowhere:tools_of_which"), shutil.which(own), shutil.which("tool"))
    print(shutil.which("tools_of_which", path="."), shutil.which("", path="."))
finally:
    shutil.rmtree("tools_of_which")
