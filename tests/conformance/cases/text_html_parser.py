import html
import html.entities
from html.parser import HTMLParser


class Shown(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print(self.getpos(), "start", tag, attrs, self.get_starttag_text())

    def handle_endtag(self, tag):
        print(self.getpos(), "end", tag)

    def handle_data(self, data):
        print(self.getpos(), "data", repr(data))

    def handle_comment(self, data):
        print(self.getpos(), "comment", repr(data))

    def handle_decl(self, decl):
        print(self.getpos(), "decl", decl)

    def handle_pi(self, data):
        print(self.getpos(), "pi", data)

    def handle_entityref(self, name):
        print(self.getpos(), "entity", name)

    def handle_charref(self, name):
        print(self.getpos(), "number", name)

    def unknown_decl(self, data):
        print(self.getpos(), "unknown", data)


PAGE = """<!DOCTYPE html>
<html><head><title>A &amp; B</title><script>if (a < b) { x("</p>") }</script></head>
<body class='main' id=top hidden data-x="1&lt;2">
<!-- a comment --><p>One<br/>two &copy; &#169; &#xa9 &nosuch; &amp <a href="/x?a=1&b=2">link</a>
<?php echo 1 ?><![CDATA[ raw ]]><IMG SRC=a.png / ALT="x>y"><li>unclosed < 3 & 4
</body></html>
"""
for convert in True, False:
    parser = Shown(convert_charrefs=convert)
    for at in range(0, len(PAGE), 37):
        parser.feed(PAGE[at:at + 37])
    parser.close()
    print(repr(parser.rawdata))

for text in "</", "<a b='", "<!-- open", "&am", "a &am", "</ >", "</>x", "<a/b/c>", "<p<b>", "<![if x]>y<![endif]>", "<!x>":
    print("--", text)
    parser = Shown()
    parser.feed(text)
    parser.close()
try:
    Shown().feed("<![foo[x]]>")
except AssertionError as error:
    print(error)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs).get("href"))


links = Links()
links.feed('<a href="/a">x</a><p><A HREF=/b>y</A><a name=z>')
print(links.links)
print(html.unescape("&lt;&eacute;&CounterClockwiseContourIntegral;&notit;&notin;&amp&#128;&#x1F600;&#0;&#xD800;&NotEqualTilde;"))
print(html.entities.name2codepoint["euro"], html.entities.codepoint2name[233], html.entities.entitydefs["lang"],
      len(html.entities.html5), html.entities.html5["fjlig;"])
