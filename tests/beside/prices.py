"""Has a state that all importers share."""
calls = 0


def total(items):
    global calls
    calls += 1
    return sum(items)
