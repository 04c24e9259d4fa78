# Another mistake further down does not make this line wrong.
text = f"{(b'a b')}" and f"{b'x'!r:>{len(b'y')}}" "z"
print(text
