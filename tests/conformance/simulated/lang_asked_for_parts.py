"""What is left out here is not there for a program that asks before it uses it."""
import base64
import os
import signal

print(hasattr(os, "fork"), getattr(os, "waitpid", None), hasattr(base64, "z85encode"), hasattr(os, "getpid"))
print(getattr(signal, "pidfd_send_signal", "no"))
try:
    print(hasattr(os, "no such"))
finally:
    print("goes on")
