# The streams of bytes below sys.stdout and sys.stdin: one object each, with the methods of buffered files.
import codecs
import io
import sys

print(sys.stdin.buffer is sys.stdin.buffer, sys.stdout.buffer is sys.stdout.buffer)
for stream in sys.stdout.buffer, sys.stdin.buffer:
    print(stream, stream.name, stream.mode, stream.closed, stream.fileno())
    print(stream.readable(), stream.writable(), stream.isatty())
print(sys.stdin.buffer.read(), sys.stdin.buffer.readinto(bytearray(3)), list(sys.stdin.buffer))
sys.stdout.flush()

sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.writelines([b"in\n", bytearray(b"lines\n")])
sys.stdout.buffer.raw.flush()
sys.stdout.buffer.flush()
codecs.getwriter("utf-8")(sys.stdout.buffer).write("h\u00e9\n")
sys.stdout.buffer.flush()
for data in "text", 5, None:
    try:
        sys.stdout.buffer.write(data)
    except TypeError as error:
        print(error, flush=True)

wrapped = io.TextIOWrapper(sys.stdout.buffer, encoding="latin-1", errors="replace", write_through=True)
print("wrapped \u0444", file=wrapped, flush=True)
wrapped.detach()
print("still here", flush=True)
sys.stdout = io.TextIOWrapper(sys.stdout.detach(), encoding="ascii", errors="backslashreplace")
print("anew \u0444", flush=True)
sys.stdout.buffer.close()
try:
    print("gone")
except ValueError as error:
    print(error, file=sys.stderr)
sys.stdout = None
