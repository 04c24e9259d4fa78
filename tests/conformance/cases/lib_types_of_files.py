"""The types of files by their names."""

import mimetypes

for name in ("a.txt a.html b.tar.gz c.tgz x.jpg x.JPEG x.py x.json x.unknown noext http://x.org/a/b.pdf?x=1 "
             "data:text/html,foo data:,x data:text/html;charset=utf-8,foo a.Z x.svgz .gz x.gz file.tar.bz2 c:/a/b.png "
             "a.js x.md x.csv x.zip x.mp3").split():
    print(name, mimetypes.guess_type(name), mimetypes.guess_type(name, strict=False), mimetypes.guess_file_type(name))
for kind in ("text/html", "text/plain", "image/jpeg", "application/octet-stream", "TEXT/HTML", "nope/x"):
    print(kind, mimetypes.guess_extension(kind), mimetypes.guess_all_extensions(kind)[:2])
mimetypes.add_type("text/x-own", ".own")
print(mimetypes.guess_type("a.own"), mimetypes.guess_extension("text/x-own"), mimetypes.inited)
with open("own.types", "w") as file:
    file.write("# of files\ntext/bar bar baz # and more\n\nimage/qux   qux\n")
print(mimetypes.read_mime_types("own.types")[".baz"], mimetypes.read_mime_types("none"))
own = mimetypes.MimeTypes(("own.types",))
print(own.guess_type("x.qux"), own.guess_type("x.z"), own.types_map[True][".txt"], own.encodings_map)
