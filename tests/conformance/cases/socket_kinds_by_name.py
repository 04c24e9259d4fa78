"""What socket.AF_INET and its like are, and what getaddrinfo tells of the own machine."""
import socket

print(socket.AF_INET, repr(socket.AF_INET), socket.SOCK_STREAM.name, socket.AF_INET == 2)
print(type(socket.AF_UNIX).__name__, type(socket.SOCK_DGRAM).__name__, socket.SOCK_DGRAM | 0)
for found in socket.getaddrinfo("localhost", 80):
    print(found)
print(socket.getaddrinfo("localhost", "http", socket.AF_INET, socket.SOCK_STREAM))
with socket.socket() as sock:
    print(repr(sock.family), repr(sock.type), sock.proto)
    print(repr(sock).partition(" family=")[2])
try:
    socket.AddressFamily(99)
except ValueError as error:
    print(error)
