# argparse.FileType gives the standard streams for "-", their bytes where the mode is one of bytes.
import argparse
import sys

for mode in "r", "rb", "w", "wb", "a", "xb", "q", "b", "":
    try:
        stream = argparse.FileType(mode)("-")
    except ValueError as error:
        print(f"{mode!r}: {error}")
    else:
        names = "stdin", "stdout", "stdin.buffer", "stdout.buffer"
        streams = sys.stdin, sys.stdout, sys.stdin.buffer, sys.stdout.buffer
        print(f"{mode!r}: {[name for name, known in zip(names, streams) if known is stream]}")
parser = argparse.ArgumentParser()
parser.add_argument("out", type=argparse.FileType("wb"))
print(parser.parse_args(["-"]).out is sys.stdout.buffer)
