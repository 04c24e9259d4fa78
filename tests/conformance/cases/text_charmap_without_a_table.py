# Without a table, "charmap" is Latin-1, and says so in its errors.
print("aé".encode("charmap"), b"a\xe9".decode("charmap"), str(b"\xff", "charmap"))
print("a\u1234".encode("charmap", "replace"), "a\u1234".encode("charmap", "xmlcharrefreplace"))
try:
    "a\u1234".encode("charmap")
except UnicodeEncodeError as error:
    print(error, error.encoding)
import codecs

print(codecs.lookup("charmap").name, codecs.encode("é", "charmap"), codecs.decode(b"\xe9", "CharMap"))
print(codecs.getincrementaldecoder("charmap")().decode(b"\xe9"))
