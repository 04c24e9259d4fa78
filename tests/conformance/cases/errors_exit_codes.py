"""What SystemExit carries: its code is what `code` says, and several arguments are one tuple."""
import sys

for arguments in (), (None,), (3,), ("text",), (1, 2), ((1, 2),), (True,), (2.5,), (1 << 70,):
    try:
        sys.exit(*arguments)
    except SystemExit as exit:
        print(exit.code, exit.args)
    except TypeError as error:
        print(error)
    try:
        raise SystemExit(*arguments)
    except SystemExit as exit:
        print(exit.code, exit.args)
exit = SystemExit(5)
exit.code = ("several", 1)
raise exit
