# `sys.stdin.buffer` reads bytes, of which there are none.
import sys

print(sys.stdin.buffer.read(), sys.stdin.buffer.readline(), list(sys.stdin.buffer), sys.stdin.buffer.fileno())
