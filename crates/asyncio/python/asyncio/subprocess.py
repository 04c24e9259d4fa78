"""Other programs cannot be started in the simulation."""

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE = -1
STDOUT = -2
DEVNULL = -3

_SENTENCE = "the simulation cannot start other programs"


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None,
                                  limit=None, **kwds):
    raise NotImplementedError(_SENTENCE)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None,
                                 stderr=None, limit=None, **kwds):
    raise NotImplementedError(_SENTENCE)
