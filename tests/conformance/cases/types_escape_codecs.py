"""unicode_escape and raw_unicode_escape."""
text = 'a\n\t\r\\"\'\x00\x7fé€😀'
for name in "unicode_escape", "raw_unicode_escape", "Unicode-Escape":
    data = text.encode(name)
    print(data, data.decode(name) == text.replace("\\", "\\") or data.decode(name))
for data in (rb"h\u00e9llo\n\x41\101\7\U0001F600\\", rb"\a\b\f\v\'\"", b"line\\\nnext", b"caf\xe9", b"", rb"\18\377"):
    print(ascii(data.decode("unicode_escape")), ascii(data.decode("raw-unicode-escape")))
for data in (rb"\x4", rb"ab\u12", rb"\U0011", rb"\U00110000", b"\\", rb"\N", rb"x\xzz tail"):
    for name in "unicode_escape", "raw_unicode_escape":
        for errors in "strict", "ignore", "replace":
            try:
                print(data, errors, ascii(data.decode(name, errors)))
            except UnicodeDecodeError as exc:
                print(data, exc, exc.encoding, exc.start, exc.end)
print("h\\u00e9llo".encode().decode("unicode_escape"), str(rb"\t|", "unicode_escape"))
