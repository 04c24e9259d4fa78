"""Run a script on our Python sources under CPython 3.13, in virtual time.

    python3.13 run_cpython.py script.py [arguments]

The reference folder (vrun.py, vhooks, vlib) is named by the environment
variable REFERENCE; it is the same that the conformance suite uses.
"""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.join(os.path.dirname(HERE), "python")


def main():
    reference = os.environ["REFERENCE"]
    keep = ("PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR", "PYENV_VERSION")
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env.update(
        VRUN_HOOKS=os.path.join(reference, "vhooks", "sitecustomize.py"),
        PYTHONPATH=os.pathsep.join([os.path.join(HERE, "shim"), SOURCES,
                                    os.path.join(reference, "vlib")]),
        PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1",
        PYTHONNOUSERSITE="1", PYTHONUTF8="1", LANG="C.UTF-8", TZ="UTC")
    return subprocess.call([sys.executable, *sys.argv[1:]], env=env)


if __name__ == "__main__":
    sys.exit(main())
