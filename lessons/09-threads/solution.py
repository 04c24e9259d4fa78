import time
from concurrent.futures import ThreadPoolExecutor


def thumbnail(photo):
    time.sleep(1)
    return photo + ".small"


def make_all(photos):
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(thumbnail, photos))


def main():
    print(make_all(["cat", "dog", "owl", "emu"]))


main()
