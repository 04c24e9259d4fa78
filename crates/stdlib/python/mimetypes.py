"""The types of files by their names. The simulated machine has no further lists of them."""

import os
import posixpath
from urllib.parse import urlparse as _urlparse

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions",
           "guess_extension", "add_type", "init", "read_mime_types", "suffix_map", "encodings_map", "types_map",
           "common_types"]

# The kind, then each type with the endings of its names, the usual one first.
_REGISTERED = """
text/ javascript:js,mjs
application/ json:json manifest+json:webmanifest msword:doc,dot,wiz n-quads:nq n-triples:nt
octet-stream:bin,a,dll,exe,o,obj,so oda:oda pdf:pdf pkcs7-mime:p7c postscript:ps,ai,eps trig:trig
vnd.apple.mpegurl:m3u,m3u8 vnd.ms-excel:xls,xlb vnd.ms-powerpoint:ppt,pot,ppa,pps,pwz wasm:wasm x-bcpio:bcpio
x-cpio:cpio x-csh:csh x-dvi:dvi x-gtar:gtar x-hdf:hdf x-hdf5:h5 x-latex:latex x-mif:mif x-netcdf:cdf,nc
x-pkcs12:p12,pfx x-pn-realaudio:ram x-python-code:pyc,pyo x-sh:sh x-shar:shar x-shockwave-flash:swf
x-sv4cpio:sv4cpio x-sv4crc:sv4crc x-tar:tar x-tcl:tcl x-tex:tex x-texinfo:texi,texinfo x-troff:roff,t,tr
x-troff-man:man x-troff-me:me x-troff-ms:ms x-ustar:ustar x-wais-source:src xml:xsl,rdf,wsdl,xpdl zip:zip
audio/ 3gpp:3gp,3gpp 3gpp2:3g2,3gpp2 aac:aac,adts,loas,ass basic:au,snd mpeg:mp3,mp2 opus:opus
x-aiff:aif,aifc,aiff x-pn-realaudio:ra x-wav:wav
image/ avif:avif bmp:bmp gif:gif ief:ief jpeg:jpg,jpe,jpeg heic:heic heif:heif png:png svg+xml:svg tiff:tiff,tif
vnd.microsoft.icon:ico webp:webp x-cmu-raster:ras x-portable-anymap:pnm x-portable-bitmap:pbm
x-portable-graymap:pgm x-portable-pixmap:ppm x-rgb:rgb x-xbitmap:xbm x-xpixmap:xpm x-xwindowdump:xwd
message/ rfc822:eml,mht,mhtml,nws
text/ css:css csv:csv html:html,htm markdown:md,markdown n3:n3 plain:txt,bat,c,h,ksh,pl,srt richtext:rtx rtf:rtf
tab-separated-values:tsv vtt:vtt x-python:py x-rst:rst x-setext:etx x-sgml:sgm,sgml x-vcard:vcf xml:xml
video/ mp4:mp4 mpeg:mpeg,m1v,mpa,mpe,mpg quicktime:mov,qt webm:webm x-msvideo:avi x-sgi-movie:movie
"""
_NOT_REGISTERED = """
application/ rtf:rtf
audio/ midi:midi,mid
image/ jpg:jpg pict:pict,pct,pic
text/ xul:xul
"""


def _table(text):
    table = {}
    kind = ""
    for word in text.split():
        if word.endswith("/"):
            kind = word
            continue
        name, _, endings = word.partition(":")
        for ending in endings.split(","):
            table["." + ending] = kind + name
    return table


knownfiles = ["/etc/mime.types"]
inited = False
_db = None
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2",
              ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
types_map = _types = _table(_REGISTERED)
common_types = _common = _table(_NOT_REGISTERED)


class MimeTypes:
    """Two tables of types by endings: of registered types, and of others in use."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = dict(encodings_map)
        self.suffix_map = dict(suffix_map)
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for ending, type in _types.items():
            self.add_type(type, ending, True)
        for ending, type in _common.items():
            self.add_type(type, ending, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        self.types_map[bool(strict)][ext] = type
        endings = self.types_map_inv[bool(strict)].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        url = os.fspath(url)
        parts = _urlparse(url)
        if parts.scheme and len(parts.scheme) > 1:
            url = parts.path
            if parts.scheme == "data":
                comma = url.find(",")
                if comma < 0:
                    return None, None
                semicolon = url.find(";", 0, comma)
                type = url[:semicolon if semicolon >= 0 else comma]
                return "text/plain" if "=" in type or "/" not in type else type, None
        return self._guess(url, strict, posixpath.splitext)

    def guess_file_type(self, path, *, strict=True):
        path = os.path.splitdrive(os.fsdecode(path))[1]
        return self._guess(path, strict, os.path.splitext)

    def _guess(self, path, strict, splitext):
        base, ending = splitext(path)
        while (whole := self.suffix_map.get(ending.lower())) is not None:
            base, ending = splitext(base + whole)
        encoding = self.encodings_map.get(ending)
        if encoding is not None:
            base, ending = splitext(base)
        ending = ending.lower()
        for table in (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False]):
            if ending in table:
                return table[ending], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        type = type.lower()
        endings = list(self.types_map_inv[True].get(type, []))
        if not strict:
            endings += [ending for ending in self.types_map_inv[False].get(type, []) if ending not in endings]
        return endings

    def guess_extension(self, type, strict=True):
        endings = self.guess_all_extensions(type, strict)
        return endings[0] if endings else None

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.split()
            for at, word in enumerate(words):
                if word.startswith("#"):
                    del words[at:]
                    break
            for ending in words[1:]:
                self.add_type(words[0], "." + ending, strict)

    def read_windows_registry(self, strict=True):
        pass


def init(files=None):
    global inited, suffix_map, encodings_map, types_map, common_types, _db
    inited = True
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles + list(files or ())
    else:
        db = _db
    for file in files:
        if os.path.isfile(file):
            db.read(file)
    suffix_map, encodings_map = db.suffix_map, db.encodings_map
    common_types, types_map = db.types_map
    _db = db


def _known():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    return _known().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    return _known().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    return _known().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    return _known().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    return _known().add_type(type, ext, strict)


def read_mime_types(file):
    try:
        opened = open(file, encoding="utf-8")
    except OSError:
        return None
    with opened:
        db = MimeTypes()
        db.readfp(opened)
        return db.types_map[True]
