"""Runs programs under CPython 3.13 on the virtual clock and under our machine, and compares what they print.

    python3.13 compare.py --reference FOLDER --command "interleave run --cpu off" FILE ...
"""
import difflib
import os
import re
import shlex
import subprocess
import sys

ADDRESS = re.compile(r"(?<=\bat )0x[0-9a-fA-F]+\b")


def run(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
                              cwd=os.environ.get("TMPDIR", "/tmp"))
    except subprocess.TimeoutExpired:
        return "", "timeout"
    return ADDRESS.sub("0xADDR", done.stdout), done.stderr


def main(args):
    reference = command = None
    while args and args[0].startswith("--"):
        option = args.pop(0)
        if option == "--reference":
            reference = args.pop(0)
        else:
            command = shlex.split(args.pop(0))
    bad = 0
    for file in args:
        file = os.path.abspath(file)
        want, _ = run([sys.executable, os.path.join(reference, "vrun.py"), file])
        got, errors = run([*command, file])
        if want == got:
            print("same", os.path.basename(file))
            continue
        bad += 1
        print("DIFFERS", os.path.basename(file))
        for line in list(difflib.unified_diff(want.splitlines(), got.splitlines(), "CPython", "ours", lineterm="",
                                              n=0))[2:40]:
            print("   ", line[:300])
        print("   ", "\n    ".join(errors.splitlines()[-6:]))
    print(len(args) - bad, "of", len(args))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
