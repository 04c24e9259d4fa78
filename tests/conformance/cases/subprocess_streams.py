# The pipes of a command: read while it has its input, read before that is there, and closed.
import subprocess
from subprocess import PIPE, Popen


def attempt(what, call, *args):
    try:
        print(what, call(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


cat = Popen(["cat"], stdin=PIPE, stdout=PIPE)
print(cat.poll())
cat.stdin.write(b"one\ntwo\n")
cat.stdin.close()
print(cat.stdin.closed, cat.stdout.closed, cat.stdout.readline(), cat.stdout.read(), cat.wait())
attempt("write:", cat.stdin.write, b"x")
attempt("flush:", cat.stdin.flush)
sort = Popen(["sort"], stdin=PIPE, stdout=PIPE, text=True)
out = sort.stdout
print("b\na", file=sort.stdin)
sort.stdin.close()
print([line for line in out], sort.wait())
with Popen(["wc", "-l"], stdin=PIPE, stdout=PIPE, text=True) as count:
    count.stdin.write("a\nb\n")
    count.stdin.close()
    print(count.stdout.read().strip())
print(count.stdout.closed, count.returncode)
first = Popen(["cat"], stdin=PIPE, stdout=PIPE)
second = Popen(["sort"], stdin=first.stdout, stdout=PIPE)
first.stdout.close()
first.stdin.write(b"z\ny\n")
first.stdin.close()
print(second.communicate(), first.wait())

for options in {}, {"stdin": PIPE}, {"text": True}, {"stderr": PIPE}:
    command = Popen(["cat"] if "stdin" in options else ["echo", "hi"], stdout=PIPE, **options)
    print(command.communicate(b"abc" if "stdin" in options else None))
    print([stream and stream.closed for stream in (command.stdin, command.stdout, command.stderr)])
    attempt("again:", command.communicate)
    attempt("read:", command.stdout.read)
    attempt("readline:", command.stdout.readline)
    attempt("input:", command.communicate, "x")
for number in -9, -11, -15, -99, 3:
    print(subprocess.CalledProcessError(number, "cmd"))

# What is given for the streams and options is looked at before the command starts.
import io

for options in ({"stdout": subprocess.STDOUT}, {"stdout": "file"}, {"stdout": io.StringIO()}, {"stdin": 5.5},
                {"bufsize": "a"}, {"text": True, "universal_newlines": False}, {"creationflags": 1}, {"startupinfo": 1},
                {"user": 5.5}, {"preexec_fn": 5}, {"env": 5}, {"env": {"A": 5}}, {"env": {"A=": "b"}}, {"cwd": 5},
                {"cwd": "nothing"}):
    attempt(f"{list(options)}:", lambda: Popen(["true"], **options))
attempt("timeout:", lambda: subprocess.run(["true"], timeout="a"))
attempt("input:", lambda: subprocess.check_output(["cat"], input=None, stdin=PIPE))
attempt("check:", lambda: subprocess.check_output(["cat"], check=True))
print(subprocess.check_output(["cat"], input=None), subprocess.check_output(["cat"], input=None, text=True))
with open("written.txt", "w") as file:
    file.write("head\n")
    subprocess.run(["echo", "early"], stdout=file)
    file.flush()
    subprocess.run(["echo", "late"], stdout=file.fileno())
    file.write("tail\n")
print(open("written.txt").read().split())
with open("written.txt", "rb") as file:
    print(subprocess.run(["sort"], stdin=file.fileno(), stdout=PIPE).stdout)
echo = Popen(["echo", "a\nb"], stdout=PIPE)
attempt("write:", echo.stdout.write, b"x")
print(echo.stdout.read1(), echo.stdout.readable(), echo.stdout.writable(), echo.stdout.seekable(), echo.wait())
cat = Popen(["cat"], stdin=PIPE, stdout=PIPE)
attempt("read:", cat.stdin.read)
attempt("text:", cat.stdin.write, "x")
print(cat.stdin.readable(), cat.stdin.writable(), cat.communicate(b"q"))
