# What TracebackException shows where there is no exception, and what the functions show.
import sys
import traceback

print(list(traceback.TracebackException(*sys.exc_info()).format()))
print(list(traceback.TracebackException(*sys.exc_info()).format_exception_only()))
print(traceback.format_exc(), traceback.format_exception(None), traceback.format_exception_only(None, None))
