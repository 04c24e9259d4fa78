"""The package of concurrent.futures."""


def __getattr__(name):
    import sys
    # CPython's asyncio has imported it, where ours does so only when it is needed.
    if name == "futures" and "asyncio" in sys.modules:
        import concurrent.futures
        return concurrent.futures
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
