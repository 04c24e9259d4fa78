"""What tests of files ask `test.support.os_helper` for, and the library's own has not."""
import contextlib
import os
import unittest

from test.support import os_helper

os_helper.skip_unless_xattr = unittest.skip("no extended attributes")
os_helper.skip_unless_dac_override = os_helper.skip_if_dac_override = unittest.skip("no such rights")
os_helper.skip_unless_working_chmod = lambda test: test
os_helper.can_chmod = lambda: True
os_helper.can_xattr = os_helper.can_hardlink = lambda: False


@contextlib.contextmanager
def temp_umask(umask):
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


os_helper.temp_umask = temp_umask
