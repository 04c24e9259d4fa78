# What a spawned process has of the module, and what it lacks.
import multiprocessing

print("executed as", __name__)


def show(x):
    print("child has", x, __name__)


if __name__ == "__main__":
    def late(x):
        print("never here")

    multiprocessing.set_start_method("spawn")
    for target in (show, late):
        process = multiprocessing.Process(target=target, args=(1,))
        process.start()
        process.join()
        print(target.__name__, process.exitcode)
