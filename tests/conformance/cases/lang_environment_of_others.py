# `os.putenv` and `os.unsetenv` are for other programs: `os.environ` stays as it is.
import os

os.putenv("SHOWN_TO_OTHERS", "1")
print(os.getenv("SHOWN_TO_OTHERS"))
os.environ["SHOWN_TO_ALL"] = "2"
os.unsetenv("SHOWN_TO_ALL")
print(os.getenv("SHOWN_TO_ALL"), "SHOWN_TO_ALL" in os.environ)
