# Documents that include others, with a loader of one's own and from files.
import inspect
import xml.etree.ElementTree as ET
from xml.etree import ElementInclude

PLACES = {
    "menu.xml": '<menu xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="soup.xml"/> and <xi:include href="note.txt" parse="text"/>!</menu>',
    "soup.xml": '<soup xmlns:xi="http://www.w3.org/2001/XInclude">hot<b/><xi:include href="parts/salt.xml"/></soup>',
    "parts/salt.xml": "<salt/>",
    "note.txt": "today",
    "ring.xml": '<ring xmlns:xi="http://www.w3.org/2001/XInclude"><a><xi:include href="ring.xml"/></a></ring>',
    "lost.xml": '<lost xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="nowhere"/></lost>',
    "odd.xml": '<odd xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="x" parse="music"/></odd>',
    "fall.xml": '<fall xmlns:xi="http://www.w3.org/2001/XInclude"><xi:fallback/></fall>',
}


def loader(href, parse, encoding=None):
    print("load", href, parse, encoding)
    text = PLACES.get(href)
    return ET.fromstring(text) if parse == "xml" and text else text


def show(name, **options):
    tree = ET.fromstring(PLACES[name])
    try:
        ElementInclude.include(tree, loader, **options)
        print(ET.tostring(tree, encoding="unicode"))
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)


show("menu.xml")
for name in PLACES:
    if name.endswith(".xml"):
        show(name, max_depth=1)
for depth in 0, -1, None:
    show("menu.xml", max_depth=depth)
show("soup.xml", base_url="https://example.org/kitchen/")
with open("salt.xml", "w") as file:
    file.write("<salt>fine</salt>")
tree = ET.ElementTree(ET.fromstring(f'<x><i xmlns="{ElementInclude.XINCLUDE[1:-1]}"/><y/></x>'))
tree.getroot()[0].tag = ElementInclude.XINCLUDE_INCLUDE
tree.getroot()[0].set("href", "salt.xml")
ElementInclude.include(tree)
print(ET.tostring(tree.getroot()), ElementInclude.DEFAULT_MAX_INCLUSION_DEPTH)
print(issubclass(ElementInclude.LimitedRecursiveIncludeError, ElementInclude.FatalIncludeError))


class Told(dict):
    def get(self, *args):
        print("told")


class Plain:
    kept = 3


plain = Plain()
plain.__dict__ = Told()
print(inspect.getattr_static(plain, "kept"))
