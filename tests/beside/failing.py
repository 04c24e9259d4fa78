print("begins")
1 / 0
