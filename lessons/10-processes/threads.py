from concurrent.futures import ThreadPoolExecutor


def heavy(n):
    total = 0
    for i in range(n):
        total += i
    return total


def main():
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(heavy, [1_000_000] * 4)))


if __name__ == "__main__":
    main()
