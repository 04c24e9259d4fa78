"""What the program put in the place of the standard streams does not hear of its end, which needs no lines of sources."""
import sys


async def job():
    pass


class Keeper:
    def __del__(self):
        print("going", sys.stdout is sys.__stdout__)
        1 / 0


class Sink:
    def write(self, text):
        sys.__stdout__.write(f"sink {text!r}\n")

    def flush(self):
        pass


sys.stdout = sys.stderr = Sink()
keeper = Keeper()
keeper.job = job()
first = job()
second = [job()]
print("end")
