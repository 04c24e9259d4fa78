"""mock_open: a mock of open() and the file it gives."""

import io
from .mock import DEFAULT, MagicMock

__name__ = "unittest.mock"


def _stream(data):
    return io.BytesIO(data) if isinstance(data, bytes) else io.StringIO(data)


def mock_open(mock=None, read_data=""):
    state = [_stream(read_data), None]

    def readlines(*args, **kwargs):
        if handle.readlines.return_value is not None:
            return handle.readlines.return_value
        return state[0].readlines(*args, **kwargs)

    def read(*args, **kwargs):
        if handle.read.return_value is not None:
            return handle.read.return_value
        return state[0].read(*args, **kwargs)

    def readline(*args, **kwargs):
        yield from iterate()
        while True:
            yield state[0].readline(*args, **kwargs)

    def iterate():
        if handle.readline.return_value is not None:
            while True:
                yield handle.readline.return_value
        for line in state[0]:
            yield line

    def following():
        if handle.readline.return_value is not None:
            return handle.readline.return_value
        return next(state[0])

    def leave(exctype, excinst, exctb):
        handle.close()

    if mock is None:
        mock = MagicMock(name="open", spec=dir(io.open))
    handle = MagicMock(spec=list(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO)) | {"name", "mode", "encoding"}))
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = None
    handle.readline.return_value = None
    handle.readlines.return_value = None
    handle.read.side_effect = read
    state[1] = readline()
    handle.readline.side_effect = state[1]
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = iterate
    handle.__next__.side_effect = following
    handle.__exit__.side_effect = leave

    def reset_data(*args, **kwargs):
        state[0] = _stream(read_data)
        if handle.readline.side_effect == state[1]:
            # Only the reader that was not replaced begins again.
            state[1] = readline()
            handle.readline.side_effect = state[1]
        return DEFAULT

    mock.side_effect = reset_data
    mock.return_value = handle
    return mock
