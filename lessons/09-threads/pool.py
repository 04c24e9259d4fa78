import time
from concurrent.futures import ThreadPoolExecutor


def download(name):
    time.sleep(2)
    return len(name)


def main():
    with ThreadPoolExecutor() as pool:
        sizes = list(pool.map(download, ("map", "photo", "song")))
    print("sizes:", sizes)


main()
