"""What `os` reads off the status of a command that has ended."""

from operator import index as _index

__name__ = "posix"


def WTERMSIG(status):
    return _index(status) & 0x7f


def WIFEXITED(status):
    return WTERMSIG(status) == 0


def WEXITSTATUS(status):
    return _index(status) >> 8 & 0xff


def WIFSTOPPED(status):
    return _index(status) & 0xff == 0x7f


def WSTOPSIG(status):
    return WEXITSTATUS(status)


def WIFSIGNALED(status):
    return 0 < WTERMSIG(status) < 0x7f


def WIFCONTINUED(status):
    return _index(status) == 0xffff


def WCOREDUMP(status):
    return _index(status) & 0x80 != 0


def waitstatus_to_exitcode(status):
    status = _index(status)
    if status < 0 or status == 0xffff:
        raise ValueError(f"invalid wait status: {status}")
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")
