"""Files and folders that commands copy and move."""
import os
import subprocess


def told(line):
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    print(line, "->", done.returncode, repr(done.stdout), repr(done.stderr))


os.mkdir("work_of_cp_mv")
os.chdir("work_of_cp_mv")
with open("one.txt", "w") as file:
    file.write("one\n")
told("cp one.txt two.txt && cat two.txt")
told("mkdir box && cp one.txt two.txt box && ls box")
told("cp box other")
told("cp -r box other && ls other")
told("mv two.txt three.txt; ls")
told("mv three.txt box/ && ls box")
told("cp nothing.txt here.txt")
told("mv nothing.txt here.txt")
told("cp one.txt no/where.txt")
told("mv one.txt no/where.txt")
told("mv other box && ls box/other")
print(subprocess.run(["cp", "one.txt", "box/copied.txt"]).returncode, sorted(os.listdir("box")))
