import copy
import io
import pickle
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape, quoteattr, unescape

TEXT = """<?xml version="1.0"?>
<!DOCTYPE data [<!ENTITY co "A &#38;amp; Co">]>
<data xmlns:x="urn:x" kind="list">
    <!-- left out -->
    <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year>
        <neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
    <country name="Singapore"><rank>5</rank><x:note>&co; &lt;b&gt; <![CDATA[<raw> & ]]></x:note> tail</country>
    <empty a="1 &quot;2&quot; &#10;"></empty>
</data>"""
root = ET.fromstring(TEXT)
print(root, len(root), root.tag, root.attrib)
for path in ("country", "country/rank", ".//neighbor", "./country[@name='Singapore']/rank", "country[2]", "country[last()]",
             "country[rank='5']", "*[@a]", ".//{urn:x}note", ".//{*}note", ".//neighbor/..", "country[rank]/year",
             ".//neighbor[@direction!='E']", "nothing", "country[1]/*", ".", ".//rank[.='2']"):
    print(path, [(e.tag, e.get("name"), (e.text or "").strip()) for e in root.findall(path)])
print(root.findtext("country/year"), root.findtext("nothing"), root.findtext("nothing", "none"), root.find(".//x:note", {"x": "urn:x"}).text)
print([e.tag for e in root.iter()], [e.tag for e in root.iter("rank")])
print("".join(root.itertext()).split())

data = ET.Element("data", {"z": "1"}, a="2")
child = ET.SubElement(data, "item", name="é & <x>")
child.text = "1 < 2 & é"
child.tail = "tail"
ET.SubElement(data, "{urn:y}item").set("{urn:y}key", "v")
data.append(ET.Comment(" note "))
data.insert(0, ET.ProcessingInstruction("target", "text"))
print(ET.tostring(data))
print(ET.tostring(data, encoding="unicode"))
print(ET.tostring(data, encoding="utf-8"), ET.tostring(data, "utf-8", xml_declaration=True))
print(ET.tostring(data, "latin-1"))
print(ET.tostring(data, "unicode", method="text"), ET.tostring(data, "unicode", short_empty_elements=False))
print(ET.tostring(ET.fromstring("<p>a<br/>b<script>1 &lt; 2</script></p>"), "unicode", method="html"))
ET.register_namespace("why", "urn:y")
ET.indent(data)
ET.dump(data)
ET.indent(data, "\t")
print(repr(ET.tostring(data, "unicode")))

file = io.BytesIO()
ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
print(file.getvalue().decode())
tree = ET.parse(io.BytesIO(file.getvalue()))
print(tree.getroot().tag, tree.find("country").get("name"), tree.findall("country/year")[0].text)
events = ET.iterparse(io.BytesIO(b"<a><b>1</b><b>2</b></a>"), ("start", "end"))
print([(event, element.tag) for event, element in events], events.root.tag)

data.remove(child)
data[0:1] = []
del data[-1]
print(len(data), data[0], data.get("z"), sorted(data.items()), data.keys())
again = copy.deepcopy(root)
again[0][0].text = "changed"
print(root[0][0].text, again[0][0].text, ET.tostring(pickle.loads(pickle.dumps(root))) == ET.tostring(root))

pull = ET.XMLPullParser(["start", "end", "comment", "start-ns"])
for piece in "<a xmlns='u'><b", ">te", "xt</b><!-- c", " --></a>":
    pull.feed(piece)
    print([(event, getattr(what, "tag", what), getattr(what, "text", "")) for event, what in pull.read_events()
           if event != "comment"])


class Target:
    def start(self, tag, attrib):
        print("start", tag, attrib)

    def end(self, tag):
        print("end", tag)

    def data(self, data):
        print("data", repr(data))

    def close(self):
        return "closed"


parser = ET.XMLParser(target=Target())
parser.feed("<a b='1'>x &amp;\ny<c/></a>")
print(parser.close())
builder = ET.TreeBuilder()
builder.start("a", {})
builder.data("text")
builder.start("b", {"k": "v"})
builder.end("b")
builder.end("a")
print(ET.tostring(builder.close()))
print(ET.QName("urn:z", "n"), repr(ET.QName("n")), ET.QName("a") == "a", ET.iselement(root), ET.XMLID("<a id='x'/>")[1])
print(escape("a < b & 'c'"), unescape("&lt;&amp;gt;"), quoteattr("it's \"x\""), quoteattr("a\nb"), escape("x-y", {"-": "&ndash;"}))
