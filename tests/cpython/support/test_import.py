"""Stands for a test module that others import from."""
def no_rerun(r):
    return lambda f: f
