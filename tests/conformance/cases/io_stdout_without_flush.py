"""A stream in the place of stdout that cannot be flushed is complained of at the end, and makes the exit status 120."""
import sys


class Tee:
    def write(self, text):
        sys.__stdout__.write("tee " + text)


sys.stdout = Tee()
print("end", end="")
