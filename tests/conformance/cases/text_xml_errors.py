import io
import xml.etree.ElementTree as ET

for text in ("", "<a", "<a>", "<a></b>", "<a>& </a>", "<a>&x;</a>", "<a b>", "<a b=1>", "<a b='1'c='2'/>", "<a b='1' b='2'/>",
             "<x:a/>", "<a x:b='1'/>", "x", "<a/>x", "<a/><b/>", " <?xml version='1.0'?><a/>", "<a>&#0;</a>", "<a b='<'/>",
             "<a>]]></a>", "<!-- -- --><a/>", "<a>\x01</a>", "<1/>", "</a>", "<a><![CDATA[x</a>", "<a>\n  <b>\n</a>",
             "<a xmlns:x=''/>", "<?xml?><a/>", "<a>é&</a>", "<a b='&x;'/>", "<a:b:c/>", "<!DOCTYPE a [<!ENTITY x '&x;'>]><a>&x;</a>"):
    try:
        print(ET.fromstring(text))
    except ET.ParseError as error:
        print(repr(text), error, error.code, error.position)
print(ET.fromstring("<?xml version='1.0' encoding='latin-1'?><a>\xe9</a>".encode("latin-1")).text)
print(ET.fromstring(b"\xef\xbb\xbf<a>\xc3\xa9</a>").text, ET.fromstring("\ufeff<a/>".encode("utf-16-le")).tag)

element = ET.Element("a")
for wrong in (lambda: element.append("b"), lambda: element.append(None), lambda: element[0], lambda: element.remove(ET.Element("b")),
              lambda: ET.Element("a", []), lambda: ET.SubElement("a", "b"), lambda: element.__setitem__(0, element),
              lambda: element.insert(0, 1), lambda: element.extend([1]), lambda: element["x"], lambda: element.find("/x"),
              lambda: element.findall("a["), lambda: element.findall("[0]"), lambda: element.findall("x:y", {}),
              lambda: ET.ElementTree("a"), lambda: ET.ElementTree().write(io.BytesIO()), lambda: ET.register_namespace("ns1", "u"),
              lambda: ET.indent(element, level=-1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
element.set("n", 5)
try:
    ET.tostring(element)
except TypeError as error:
    print(error)
