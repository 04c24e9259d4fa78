"""The numbers of system errors, their names, and what the system says of them."""

import errno
import os

for number in range(-1, 136):
    print(number, errno.errorcode.get(number), os.strerror(number))
