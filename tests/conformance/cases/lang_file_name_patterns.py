import fnmatch, re
for p in ["*.py", "a*b*c", "[!a-c]x", "[]]", "[z-a]", "[a-]", "[-a]", "[a&&b]", "[!]", "[^a]", "[\\]", "a[", "**", "*a**b*", "[a-c-e]", "[--0]", "[~||]", "", "?x", "[!-b]", "[a-cb-a]"]:
    s = fnmatch.translate(p)
    print(repr(p), s, [c for c in "abcxyz-&|[]^\\" if re.match(s, c)])
print(fnmatch.filter(["a.py", "b.txt", "C.PY"], "*.py"), fnmatch.fnmatch(b"ab", b"a*"))
try: fnmatch.fnmatch("a", b"a")
except TypeError as e: print(e)
print(fnmatch.fnmatch('a' * 50 + 'b', '*a*a*a*a*a*a*a*a*a*a'))
