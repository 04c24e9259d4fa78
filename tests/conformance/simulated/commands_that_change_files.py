# mkdir, rm and touch as commands, and what `ls -l` tells of files.
import os
import subprocess


def run(command):
    done = subprocess.run(command, shell=isinstance(command, str), capture_output=True, text=True)
    print(command, done.returncode, repr(done.stdout), repr(done.stderr))


for command in ("mkdir today", "mkdir today", "mkdir deep/er", "mkdir -p deep/er/still", ["mkdir", "one", "no/two"],
                "touch notes.txt today/list", "touch no/such", "ls -a", "rm today", "rm notes.txt none", "rm -f none",
                "rm -rf today deep", "mkdir", "rm", "touch"):
    run(command)
print(sorted(os.listdir(".")), os.system("mkdir new"), os.path.isdir("new"), os.system("mkdir new") >> 8)
with open("text", "w") as file:
    file.write("twelve bytes")
os.mkdir("folder")
run(["ls", "-l"])
run("ls -l folder text")
print(subprocess.run(["ls", "-l", "/dev/null"], capture_output=True, text=True).stdout.split()[0])
