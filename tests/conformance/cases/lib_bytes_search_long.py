# Looking on from where the last one was found takes as long as the data, not as long for each.
data = bytearray((0, 1)) * 200_000
position = found = 0
while (position := data.find(1, position) + 1) > 0:
    found += 1
print(found, data.count(1), data.count(b"\x01\x00"), data.count(b"", 5, 9), data.rfind(0), data.index(b"\x01", 399_998))
whole = bytes(data)
print(sum(whole.startswith(b"\x01", at) for at in range(3000)), whole.endswith((b"\x00", b"\x00\x01")))
print(whole.find(b"", 400_001), whole.find(b"", 400_000), whole.rfind(b"", 0, 7), whole.find(b"\x01", -1), b"abc".find(b"c", -2, -1))
try:
    data.index(2, 10)
except ValueError as error:
    print(error)


class Index:
    def __index__(self):
        del data[10:]
        return 1


print(data.find(Index()), len(data), data.startswith(b"\x00\x01"))
view = memoryview(data)
try:
    data.append(1)
except BufferError as error:
    print(error)
