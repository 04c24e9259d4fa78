"""Runs CPython's own test modules, as they are installed, on our machine.

    python3.13 machine_tests.py --command "interleave run --cpu off" [--out FOLDER] [--top N] test_enum test_json/test_dump ...

What a module imports of `test.support` and its neighbours is put before it as text (from `support/`, or from
CPython's own folder of tests), so that one file holds all.  Prints what passed, and what failed grouped by the last
line of each report; whole reports are in FOLDER/NAME.log.
"""
import argparse
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SUPPORT = os.path.join(HERE, "support")
TESTS = os.path.join(sysconfig.get_paths()["stdlib"], "test")

OURS = {
    "test.support.os_helper": "os_helper", "test.support.warnings_helper": "warnings_helper",
    "test.support.import_helper": "import_helper", "test.support.script_helper": "script_helper",
    "test.support.testcase": "testcase", "test.test_json": "test_json", "test.test_import": "test_import",
    "doctest": "doctest", "pydoc": "pydoc", "array": "array",
}
CPYTHONS = ("test.list_tests", "test.seq_tests", "test.mapping_tests", "test.string_tests", "test.test_contextlib",
            "test.test_set", "test.test_iter", "test.datetimetester")

HEAD = '''import sys as _sys, types as _types
def _register(name, make):
    module = _types.ModuleType(name)
    _sys.modules[name] = module
    names = dict(make())
    names.pop("__name__", None)
    module.__dict__.update(names)
    if "." in name:
        package, child = name.rsplit(".", 1)
        __import__(package)
        setattr(_sys.modules[package], child, module)
import test.support as _support
'''
MORE = '''for _name, _value in vars(_sys.modules["support_more"]).items():
    if not hasattr(_support, _name):
        setattr(_support, _name, _value)
'''


def literals():
    """The lists of number literals that test_grammar holds."""
    text = open(os.path.join(TESTS, "test_grammar.py")).read()
    return "".join(re.findall(r"^(?:VALID|INVALID)_UNDERSCORE_LITERALS = \[.*?^\]\n", text, re.M | re.S))


def source_of(module):
    if module in OURS:
        path = os.path.join(SUPPORT, OURS[module] + ".py")
        return open(path).read() if os.path.exists(path) else None
    if module == "test.test_grammar":
        return literals()
    return open(os.path.join(TESTS, module.split(".")[1] + ".py")).read()


def as_function(module, text):
    text = re.sub(r"^if __name__ == ['\"]__main__['\"]:.*\Z", "", text, flags=re.M | re.S)
    body = "\n".join(["    " + line if line.strip() else line for line in text.splitlines()])
    name = "_make_" + module.replace(".", "_")
    return f"def {name}():\n{body}\n    return locals()\n_register({module!r}, {name})\n"


def needed(text, own, found):
    for module in [*OURS, *CPYTHONS, "test.test_grammar"]:
        if module in found or module == own:
            continue
        package, _, child = module.rpartition(".")
        patterns = [rf"\b(?:from|import) +{re.escape(module)}\b"]
        if package:
            patterns += [rf"from {re.escape(package)} import [^\n]*\b{child}\b",
                         rf"from {re.escape(package)} import \([^)]*\b{child}\b"]
        if any(re.search(pattern, text) for pattern in patterns):
            source = source_of(module)
            if source is None:
                continue
            needed(source, own, found)
            found[module] = source


def program(name):
    text = open(os.path.join(TESTS, name + ".py")).read()
    # The machine knows no names of characters.
    text = text.replace("\\N{NARROW NO-BREAK SPACE}", "\\u202f").replace("\\N{NO-BREAK SPACE}", "\\xa0")
    if "unittest.main(" not in text:
        text += "\n\nimport unittest\nif __name__ == '__main__':\n    unittest.main()\n"
    found = {}
    needed(text, "test." + name, found)
    head = HEAD + as_function("support_more", open(os.path.join(SUPPORT, "support_more.py")).read()) + MORE
    future = "".join(re.findall(r"^from __future__ .*\n", text, re.M))
    return future + head + "".join([as_function(*item) for item in found.items()]) + text


def report(name, text, top):
    summary = re.findall(r"^Ran .*|^OK.*|^FAILED.*|^TIMEOUT", text, re.M)
    print("==", name, summary or text.strip().splitlines()[-4:], flush=True)
    groups = {}
    for block in re.split(r"^={70}\n", text, flags=re.M)[1:]:
        title = block.split("\n", 1)[0].split(" (")[0].split(": ")[-1]
        ends = re.findall(r"^([A-Za-z_.]*(?:Error|Exception|Warning|Exit|Iteration|Group|Interrupt)\b.*)", block, re.M)
        groups.setdefault((ends[-1] if ends else block.strip().splitlines()[-1])[:170], []).append(title)
    for line, titles in sorted(groups.items(), key=lambda item: -len(item[1]))[:top]:
        print("   %3d %s   [%s]" % (len(titles), line, ", ".join(titles[:3])))
    return bool(re.search(r"^OK", text, re.M))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", required=True)
    parser.add_argument("--out")
    parser.add_argument("--top", type=int, default=25)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("names", nargs="+")
    args = parser.parse_args()
    out = args.out or tempfile.mkdtemp()
    os.makedirs(out, exist_ok=True)
    good = 0
    for name in args.names:
        short = name.split("/")[0] if name.endswith("__init__") else os.path.basename(name)
        with open(os.path.join(out, short + ".py"), "w") as file:
            file.write(program(name))
        try:
            done = subprocess.run([*shlex.split(args.command), short + ".py"], cwd=out, capture_output=True, text=True,
                                  timeout=args.timeout, stdin=subprocess.DEVNULL)
            text = done.stderr + "\n" + done.stdout
        except subprocess.TimeoutExpired as err:
            text = (err.stderr or b"").decode() + "\nTIMEOUT"
        with open(os.path.join(out, short + ".log"), "w") as file:
            file.write(text)
        good += report(name, text, args.top)
    print(good, "of", len(args.names))
    return good < len(args.names)


if __name__ == "__main__":
    sys.exit(main())
