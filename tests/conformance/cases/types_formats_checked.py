# Formats that are wrong: what `strptime` and formatters of logs say of them.
import logging
from datetime import datetime

for sign in "$().*+?[]{}|^\\ \t-&Ek":
    for form in f"%{sign}", f"a%{sign}b", f"%%{sign}":
        try:
            print(ascii(form), datetime.strptime("%" + sign, form))
        except ValueError as error:
            print(ascii(form), error)
for form in "%(name)5.s", "%(name).s", "%(name)5.3s", "%(name)*.*d", "%(name)5.3.4s", "%(name)", "%(name)-#x", "%(na me)s", "%5%":
    try:
        logging.Formatter(form)
        print(form, "is a format")
    except ValueError as error:
        print(error)
