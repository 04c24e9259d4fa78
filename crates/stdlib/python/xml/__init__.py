"""Reads and writes XML: `xml.etree.ElementTree`, and the escaping of `xml.sax.saxutils`."""
