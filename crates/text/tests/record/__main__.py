"""Records what CPython 3.13 does, as cases for `recorded`.

    PYTHONHASHSEED=0 python3.13 crates/text/tests/record crates/text/tests/data [count] [seed]

Each line of a file is a case: the function, its arguments as texts, and the result as a text or {"error": …}.
With another folder and a larger count it makes a random comparison; `recorded` reads the folder named by
the variable TEXT_CASES too.
"""

import json
import os
import random
import sys

import numbers_
import others
import specifications
import templates
import texts_
from cases import FUNCTIONS, TOPICS

assert sys.version_info[:2] == (3, 13) and os.environ.get("PYTHONHASHSEED") == "0"


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    seed = sys.argv[3] if len(sys.argv) > 3 else "interleave"
    for name, cases in TOPICS.items():
        rng = random.Random(f"{seed} {name}")
        with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
            seen = set()
            for called, *arguments in cases(rng, count):
                arguments = [argument if isinstance(argument, str) else repr(argument) for argument in arguments]
                key = (called, *arguments)
                if key in seen or any(map(has_surrogate, arguments)):
                    continue
                seen.add(key)
                try:
                    result = FUNCTIONS[called](*arguments)
                    result = result if isinstance(result, str) else repr(result)
                except NameError:
                    raise
                except Exception as error:
                    result = {"error": f"{type(error).__name__}: {error}"}
                if not isinstance(result, str) or not has_surrogate(result):
                    file.write(json.dumps([called, arguments, result]) + "\n")


def has_surrogate(text):
    """Whether the text cannot exist in Rust."""
    return any("\ud800" <= char <= "\udfff" for char in text)


if __name__ == "__main__":
    main()
