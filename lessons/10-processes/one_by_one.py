def heavy(n):
    total = 0
    for i in range(n):
        total += i
    return total


def main():
    print([heavy(1_000_000) for part in range(4)])


if __name__ == "__main__":
    main()
