# Another Python as a command: its source, arguments, streams, status, and what it has for itself.
import os
import subprocess
import sys
import time

if sys.argv[1:] == ["child"]:
    print("in the child", __name__)
    sys.exit(7)


def run(*words, **options):
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, **options)
    print(done.returncode, repr(done.stdout))
    if done.stderr:
        print(done.stderr.replace(sys.executable, "python3"))


run("-c", "import sys\ndef f(): 1/0\nprint('hi', sys.argv); f()", "a", "b")
run("-c", "x = (")
run("missing.py")
run("-", input="print(__name__, __file__)\n1/0")
run("-c", "import sys; sys.exit('bad')")
run("-c", "import sys; print(sys.stdin.read().upper(), end='')", input="abc")
run("-c", "print(input('name? '))", input="Bob\n")
run("--version")
run("-c", "import os; os._exit(3)")
run("-c", """
import atexit, threading, time
atexit.register(print, "bye")
threading.Thread(target=lambda: (time.sleep(0.1), print("thread"))).start()
print("main")
""")
run("-c", "import os; print(os.environ['X'], os.getcwd()); os.environ['X'] = '3'; os.chdir('/')", env={"X": "1"}, cwd="/tmp")
print(os.environ.get("X"), os.getcwd() == "/")
run("-c", "import logging, warnings; logging.warning('logged'); warnings.warn('warned')")
run("-c", "import argparse; argparse.ArgumentParser(prog='p').parse_args(['--bad'])")
run("-c", "import subprocess, sys; print(subprocess.check_output([sys.executable, '-c', 'print(5)']))")
with open("script.py", "w") as file:
    file.write("import sys\nprint(__name__, sys.argv)\nraise ValueError('in the script')\n")
run("script.py", "x")
print(subprocess.run([sys.executable, sys.argv[0], "child"]).returncode)

# Streams: joined, without buffers, from and to files and other commands.
for options in [], ["-u"]:
    both = "import sys; print('out'); print('err', file=sys.stderr); print('out')"
    print(subprocess.run([sys.executable, *options, "-c", both], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
with open("text", "w") as file:
    subprocess.run([sys.executable, "-c", "print('to a file')"], stdout=file)
with open("text") as file:
    print(subprocess.check_output([sys.executable, "-c", "print(input()[::-1])"], stdin=file))
first = subprocess.Popen(["echo", "some words"], stdout=subprocess.PIPE)
second = subprocess.Popen([sys.executable, "-c", "print(input().title())"], stdin=first.stdout, stdout=subprocess.PIPE)
print(second.communicate())
first = subprocess.Popen([sys.executable, "-c", "print('b\\na')"], stdout=subprocess.PIPE)
print(subprocess.run(["sort"], stdin=first.stdout, stdout=subprocess.PIPE).stdout)
print(subprocess.getoutput(f"{sys.executable} -c 'print(1 + 1)'"))

# Time, and what ends it.
process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(5)"])
process.terminate()
print(process.wait(), process.poll())
try:
    subprocess.run([sys.executable, "-c", "import time; print('x', flush=True); time.sleep(2)"], capture_output=True, timeout=0.5)
except subprocess.TimeoutExpired as error:
    print(error.timeout, error.stdout)
begun = time.monotonic()
steps = "import time\nfor i in range(3): print(i, flush=True); time.sleep(0.1)"
process = subprocess.Popen([sys.executable, "-c", steps], stdout=subprocess.PIPE, text=True)
for line in process.stdout:
    print(repr(line), round(time.monotonic() - begun, 1))
print(process.wait(), process.poll())
answers = "for i in range(2): print('got', input(), flush=True)"
process = subprocess.Popen([sys.executable, "-c", answers], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
for word in "ab":
    process.stdin.write(word + "\n")
    print(process.stdout.readline())
process.stdin.close()
print(process.wait(), repr(process.stdout.read()))
processes = [subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({n})"]) for n in (0.3, 0.1, 0.2)]
print([process.wait() for process in processes], round(time.monotonic() - begun, 1))
