# `mock_open` gives a mock that is no function, also while `open` is a mock.
from unittest import mock
m = mock.mock_open(read_data="x")
print(repr(m).split(" id")[0], m.__class__)
with mock.patch("builtins.open", mock.mock_open()):
    n = mock.mock_open()
    print(repr(n).split(" id")[0])
