import time
from concurrent.futures import ThreadPoolExecutor


def thumbnail(photo):
    time.sleep(1)
    return photo + ".small"


def make_all(photos):
    return [thumbnail(photo) for photo in photos]


def main():
    print(make_all(["cat", "dog", "owl", "emu"]))


main()
