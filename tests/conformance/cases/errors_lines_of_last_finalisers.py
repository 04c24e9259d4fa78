# Finalisers that fail at the end of a program that has failed: of what only the exception held, the line of the source is
# shown; of what the globals held, it is not.
class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, missing > None)


def fails():
    local = Resource("local")
    others = [Resource("in a list")]
    return local.nothing + len(others)


kept = Resource("global")
fails()
