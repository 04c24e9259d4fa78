# A reference cycle is collected when the program asks for it.
import gc


class Node:
    def __del__(self):
        print("collected")


node = Node()
node.self = node
del node
gc.collect()
print("end")
