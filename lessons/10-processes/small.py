from concurrent.futures import ProcessPoolExecutor


def heavy(n):
    total = 0
    for i in range(n):
        total += i
    return total


def main():
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(heavy, [1_000] * 4)))


if __name__ == "__main__":
    main()
