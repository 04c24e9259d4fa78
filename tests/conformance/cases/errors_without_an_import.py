"""A program that imports nothing ends with its traceback alone."""
print("before")
{}["key"]
