# Modes and descriptors that `open` and `FileIO` refuse.
import io


def tell(*args):
    try:
        print(args, io.FileIO(*args))
    except (OSError, ValueError) as error:
        print(args, type(error).__name__, error)


for mode in "", "+", "b", "t", "rw", "r+w", "rr", "r++", "rbt", "U", "tb+", "q", "b+", "wx":
    try:
        open("none", mode)
    except ValueError as error:
        print(repr(mode), error)
for file in -1, 99, 1.5, None, [], b"", "", b"none":
    try:
        open(file, "rb")
    except (OSError, TypeError, ValueError) as error:
        print(repr(file), type(error).__name__, error)
tell("none", "rt")
tell("none", "")
tell("none", "rw")
tell("none", "+")
tell(-1)
tell(99)
