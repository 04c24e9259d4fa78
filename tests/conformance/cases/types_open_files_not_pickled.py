# Open files are neither copied nor pickled.
import copy
import pickle

for mode in "w", "rb", "wb", "r+b":
    with open("/tmp/kept", mode) as f:
        for call in pickle.dumps, copy.copy, copy.deepcopy:
            try:
                call(f)
            except TypeError as e:
                print(mode, call.__name__, e)
