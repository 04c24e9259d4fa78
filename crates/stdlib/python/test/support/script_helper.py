"""Programs that tests start: none here."""
import unittest


def assert_python_ok(*args, **env):
    raise unittest.SkipTest("needs another interpreter")


assert_python_failure = spawn_python = kill_python = make_script = run_python_until_end = assert_python_ok
interpreter_requires_environment = bool
