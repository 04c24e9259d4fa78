# A module that the program puts in the place of one that is refused, a package with a function for its names.
import sys
import types

made = types.ModuleType("socketserver")
made.__path__ = []
made.__getattr__ = lambda name: f"the {name}"
sys.modules["socketserver"] = made

from socketserver import TCPServer, ThreadingMixIn

print(TCPServer, ThreadingMixIn)
