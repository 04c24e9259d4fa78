"""The errors of the server, each with its SQLSTATE, and those of the client."""


class PostgresError(Exception):
    sqlstate = None

    def __init__(self, message="", *, detail=None):
        super().__init__(message)
        self.message = message
        self.detail = detail

    def __str__(self):
        return self.message if self.detail is None else f"{self.message}\nDETAIL:  {self.detail}"


class InterfaceError(Exception):
    pass


class InternalClientError(Exception):
    pass


def _state(name, code, *bases):
    kind = type(name, bases or (PostgresError,), {"sqlstate": code, "__module__": __name__})
    globals()[name] = kind
    return kind


_state("SyntaxOrAccessError", "42000")
_state("PostgresSyntaxError", "42601", SyntaxOrAccessError)
_state("UndefinedTableError", "42P01", SyntaxOrAccessError)
_state("UndefinedColumnError", "42703", SyntaxOrAccessError)
_state("UndefinedFunctionError", "42883", SyntaxOrAccessError)
_state("DuplicateTableError", "42P07", SyntaxOrAccessError)
_state("GroupingError", "42803", SyntaxOrAccessError)
_state("FeatureNotSupportedError", "0A000")
_state("DataError", "22000", InterfaceError, PostgresError)
_state("DivisionByZeroError", "22012", DataError)
_state("IntegrityConstraintViolationError", "23000")
_state("NotNullViolationError", "23502", IntegrityConstraintViolationError)
_state("ForeignKeyViolationError", "23503", IntegrityConstraintViolationError)
_state("UniqueViolationError", "23505", IntegrityConstraintViolationError)
_state("CheckViolationError", "23514", IntegrityConstraintViolationError)
_state("InvalidTransactionStateError", "25000")
_state("InFailedSQLTransactionError", "25P02", InvalidTransactionStateError)
_state("TransactionRollbackError", "40000")
_state("SerializationError", "40001", TransactionRollbackError)
_state("DeadlockDetectedError", "40P01", TransactionRollbackError)
_state("QueryCanceledError", "57014")
_state("PostgresConnectionError", "08000")
_state("TooManyConnectionsError", "53300")
_state("LockNotAvailableError", "55P03")

__all__ = [name for name, value in list(globals().items()) if isinstance(value, type)]
