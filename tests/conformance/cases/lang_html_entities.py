# Characters by their names and numbers, and the odd ways in which pages write them.
import base64
import csv
import hashlib
import html
import io
import re

for text in ("&copy", "&copyright", "&notit;", "&eacute;&Ouml;", "&alpha;&rarr;&hearts;", "&#150;&#0;&#x110000;&#1;",
             "&amp;lt; &AMP &nope; &", "&frac12 &para&sect;", "&ensp;|&bsol;"):
    print(ascii(html.unescape(text)))
try:
    re.sub("a", lambda match: 3, "a")
except TypeError as error:
    print(error)
print(re.sub("0x[0-9a-f]+", "0x", repr(hashlib.sha256(b"a"))))
try:
    base64.b64encode("x")
except TypeError as error:
    print(error)
print(io.BufferedReader(io.BytesIO(b"abc\ndef")).read(), io.StringIO.__module__)
for sample in ("a;b;c\n1;2;3\n", "abc", "'x', 'y'\n'z', 'w'\n", "name|age\nann|3\nbob|4\n", '"a"\t"b ""c"""\n'):
    try:
        found = csv.Sniffer().sniff(sample)
        print(repr(found.delimiter), found.quotechar, found.doublequote, found.skipinitialspace)
    except csv.Error as error:
        print(error)
