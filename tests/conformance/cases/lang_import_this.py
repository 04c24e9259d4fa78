# What importing this prints, once.
import this
import this as again

print(again is this, "this" in __import__("sys").modules)
