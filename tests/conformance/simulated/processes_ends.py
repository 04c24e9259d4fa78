# Ends of pipes that a new process has before it runs, what it does at its end, and its exit code.
import atexit
import multiprocessing
import sys


def stream(connection, n):
    with connection:
        for i in range(n):
            connection.send({"i": i, "data": b"x" * i})


def last_words():
    atexit.register(print, "the child's exit function", flush=True)
    print("the child's body", flush=True)


def leave(code):
    sys.exit(code)


def squares(numbers):
    return [n * n for n in numbers]


if __name__ == "__main__":
    atexit.register(print, "the parent's exit function")
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=stream, args=(sender, 3))
    process.start()
    sender.close()
    try:
        while True:
            print(receiver.recv())
    except EOFError:
        print("the other end is closed")
    process.join()

    process = multiprocessing.Process(target=last_words)
    process.start()
    process.join()

    for code in (None, 0, 5, 259, True, "a message"):
        process = multiprocessing.Process(target=leave, args=(code,))
        process.start()
        process.join()
        print(repr(code), process.exitcode)

    with multiprocessing.Pool(2) as pool:
        print(pool.map(str.upper, ["a", "b"]), pool.map(len, ["abc"]), pool.map("{:>4}".format, [1, 2]))
    with multiprocessing.Manager() as manager:
        with manager.Pool(2) as pool:
            print(pool.map(squares, [[1, 2], [3]]))
