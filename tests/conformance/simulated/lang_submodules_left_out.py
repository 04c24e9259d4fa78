"""Parts of packages that are left out say so, however they are imported."""
for source in ("import urllib.response", "from urllib import response", "from xml import dom", "import xml.sax.handler",
               "import email.header", "from json import tool", "from json import nothing"):
    try:
        exec(source)
    except ImportError as error:
        print(source, "->", type(error).__name__, error)
