"""Runs conformance programs with our modules under CPython and compares with what is expected.

    python3.13 conformance.py --reference FOLDER [--only names] CASES_FOLDER [prefix ...]
"""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ADDRESS = re.compile(r"(?<=\bat )0x[0-9a-fA-F]+\b")


def main(args):
    options = []
    while args and args[0].startswith("--"):
        options += [args.pop(0), args.pop(0)]
    folder, prefixes = args[0], tuple(args[1:]) or ("",)
    bad = 0
    names = sorted(n for n in os.listdir(folder) if n.endswith(".py") and n.startswith(prefixes))
    for name in names:
        path = os.path.join(folder, name)
        expected = open(path[:-3] + ".out").read()
        done = subprocess.run([sys.executable, os.path.join(HERE, "harness.py"), *options, path],
                              capture_output=True, text=True, stdin=subprocess.DEVNULL)
        times = [line for line in done.stderr.splitlines() if line.startswith("virtual:")]
        time = open(path[:-3] + ".time").read().strip()
        shown = ADDRESS.sub("0xADDR", done.stdout)
        if shown != expected or (times and times[-1].split()[1] != time):
            bad += 1
            print("DIFFERS", name, times, time)
            sys.stdout.write("\n".join(done.stderr.splitlines()[-4:]) + "\n")
            for want, got in zip(expected.splitlines() + [""] * 9, shown.splitlines() + [""] * 9):
                if want != got:
                    print("  want:", want, "\n  got: ", got)
                    break
    print(len(names) - bad, "of", len(names))
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
