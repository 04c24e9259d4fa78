"""What is left out here is not there for a program that asks before it uses it."""
import binascii
import os
import signal

print(hasattr(os, "fork"), getattr(os, "waitpid", None), hasattr(binascii, "b2a_qp"), hasattr(os, "getpid"))
print(getattr(signal, "pidfd_send_signal", "no"))
try:
    print(hasattr(os, "no such"))
finally:
    print("goes on")
