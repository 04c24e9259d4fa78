def load(path):
    try:
        file = open(path)
    else:
        print("opened")
    finally:
        print("done")

load("notes.txt")
