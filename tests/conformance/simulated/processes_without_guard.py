# A process that is spawned executes the module again: without a guard, that would start a process once more.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def double(x):
    return 2 * x


print("module", __name__)
spawn = multiprocessing.get_context("spawn")

process = spawn.Process(target=double, args=(1,))
try:
    process.start()
    process.join()
    print("exit code", process.exitcode)
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        print(list(pool.map(double, range(3))))
except Exception as error:
    print(__name__, type(error).__name__, str(error).strip().splitlines()[0])
