import time


def download(name):
    time.sleep(2)
    return len(name)


def main():
    sizes = [download(name) for name in ("map", "photo", "song")]
    print("sizes:", sizes)


main()
