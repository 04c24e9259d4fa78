import time
from concurrent.futures import ThreadPoolExecutor


def download(name):
    print("start", name)
    time.sleep(1)
    print("done", name)


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name in ("a", "b", "c"):
            pool.submit(download, name)


main()
