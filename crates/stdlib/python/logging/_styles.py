"""Checks of log formats in the {} and $ styles."""


def validate_braces(fmt):
    import re
    from string import Formatter
    fmt_spec = re.compile(r"^(.?[<>=^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", re.I)
    field_spec = re.compile(r"^(\d+|\w+)(\.\w+|\[[^]]+\])*$")
    fields = set()
    try:
        for _, fieldname, spec, conversion in Formatter().parse(fmt):
            if fieldname:
                if not field_spec.match(fieldname):
                    raise ValueError("invalid field name/expression: %r" % fieldname)
                fields.add(fieldname)
            if conversion and conversion not in "rsa":
                raise ValueError("invalid conversion: %r" % conversion)
            if spec and not fmt_spec.match(spec):
                raise ValueError("bad specifier: %r" % spec)
    except ValueError as e:
        raise ValueError("invalid format: %s" % e)
    if not fields:
        raise ValueError("invalid format: no fields")


def validate_dollars(fmt):
    from string import Template
    fields = set()
    for m in Template.pattern.finditer(fmt):
        d = m.groupdict()
        if d["named"]:
            fields.add(d["named"])
        elif d["braced"]:
            fields.add(d["braced"])
        elif m.group(0) == "$":
            raise ValueError("invalid format: bare '$' not allowed")
    if not fields:
        raise ValueError("invalid format: no fields")
