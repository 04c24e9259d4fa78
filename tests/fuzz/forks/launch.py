"""Starts the CPython that runs fuzzed programs: `python launch.py VRUN SCRIPT`.

VRUN is the runner with the virtual clock, whose environment and hooks are taken; SCRIPT is the file that each program
is written to. What the process then does is in sitecustomize.py.
"""
import importlib.util
import os
import sys

runner, script = map(os.path.abspath, sys.argv[1:])
spec = importlib.util.spec_from_file_location("vrun", runner)
vrun = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vrun)
environment = vrun.environment()
here = os.path.dirname(os.path.abspath(__file__))
environment["PYTHONPATH"] = os.pathsep.join([here, environment["PYTHONPATH"]])
environment["FUZZ_SCRIPT"] = script
os.chdir(os.path.dirname(script))
os.execve(sys.executable, [sys.executable, script], environment)
