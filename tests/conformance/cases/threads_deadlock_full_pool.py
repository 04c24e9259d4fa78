from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(1)
def outer(): return ex.submit(lambda: 1).result()
print("go"); print(ex.submit(outer).result())
