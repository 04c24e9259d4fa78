# What context variables and their tokens refuse.
import contextvars

variable = contextvars.ContextVar("variable")


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])


tell(lambda: contextvars.ContextVar())
tell(lambda: contextvars.ContextVar(1))
tell(lambda: contextvars.ContextVar("a", 1))
tell(lambda: contextvars.ContextVar("a", 1, 2))
tell(lambda: contextvars.ContextVar("a", default=1, other=2))
tell(lambda: contextvars.ContextVar("a", other=2))
tell(lambda: contextvars.ContextVar(default=2))
tell(lambda: contextvars.ContextVar("a", name="b"))
tell(lambda: contextvars.Token())
tell(lambda: variable.reset(1))
tell(lambda: setattr(variable.set(1), "var", 2))
tell(lambda: contextvars.copy_context(1))
tell(lambda: contextvars.ContextVar("a", default=5).get())
