# Dialects that were made are neither pickled nor copied, their classes are.
import copy
import csv
import pickle

for name in csv.list_dialects():
    dialect = csv.get_dialect(name)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            pickle.dumps(dialect, protocol)
        except TypeError as error:
            print(name, protocol, error)
    for function in copy.copy, copy.deepcopy:
        try:
            function(dialect)
        except TypeError as error:
            print(name, error)
print(pickle.loads(pickle.dumps(csv.excel)) is csv.excel, copy.copy(csv.excel_tab) is csv.excel_tab)
