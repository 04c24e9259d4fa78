"""What only the virtual machine can do, done the way CPython does it."""
import sys


def refuse(sentence):
    raise NotImplementedError(sentence)


def compile_function(source, name, globals):
    namespace = {}
    exec(source, globals, namespace)
    return namespace[name]


def caller_globals(depth):
    return sys._getframe(depth + 1).f_globals


def caller_module(depth):
    return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")


def evaluate(source, globals, locals):
    return eval(source, globals, locals)


def frame_info(depth):
    try:
        frame = sys._getframe(depth + 1)
    except ValueError:
        return None
    return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, frame.f_globals


def source_line(filename, lineno):
    import linecache
    return linecache.getline(filename, lineno)


def script():
    return "script.py", "print('hello')\n"
