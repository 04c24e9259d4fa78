"""A shell finds the files that a pattern stands for, and tells the status of what ran before."""
import os
import subprocess


def told(line):
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    print(line, "->", done.returncode, repr(done.stdout), repr(done.stderr))


os.mkdir("notes_of_patterns")
os.chdir("notes_of_patterns")
for name in "b.txt", "a.txt", "c.log", ".hidden.txt", "x1.dat", "x2.dat":
    with open(name, "w") as file:
        file.write(name + "\n")
told("ls *.txt")
told("echo *.txt *.none 'a*' \"b?\" x?.dat x[2-9].dat \\*")
told("cat x*.dat | wc -l")
told("ls *.md")
told("rm *.dat && ls")
told("false; echo $?; true; echo \"status $?\"; echo '$?'")
told("ls nothing 2>/dev/null; exit $?")
os.chdir("..")
told("ls notes_of_patterns/*.log")
print(os.system("rm notes_of_patterns/*.txt"), sorted(os.listdir("notes_of_patterns")))
