"""Files and fields in the body of one request."""

__name__ = "httpx"


def _escaped(name):
    """A name within quotes."""
    name = name.replace("\\", "\\\\").replace('"', "%22")
    return "".join(f"%{ord(char):02X}" if char < " " and char != "\x1b" else char for char in name)


def _field(name, value):
    from ._values import _text
    if not isinstance(name, str):
        raise TypeError(f"Invalid type for name. Expected str, got {type(name)}: {name!r}")
    if value is not None and not isinstance(value, (str, bytes, int, float)):
        raise TypeError(f"Invalid type for value. Expected primitive type, got {type(value)}: {value!r}")
    head = f'Content-Disposition: form-data; name="{_escaped(name)}"\r\n\r\n'
    return head.encode() + (value if isinstance(value, bytes) else _text(value).encode())


def _file(name, value):
    headers = {}
    kind = None
    if isinstance(value, tuple):
        filename, content, *more = value
        if more:
            kind = more[0]
        if len(more) > 1:
            headers = dict(more[1])
    else:
        filename = str(getattr(value, "name", "upload")).rpartition("/")[2]
        content = value
    if kind is None and filename:
        from mimetypes import guess_type
        kind = guess_type(filename)[0] or "application/octet-stream"
    if kind is not None and not any(known.lower() == "content-type" for known in headers):
        headers["Content-Type"] = kind
    if isinstance(content, str):
        content = content.encode()
    elif not isinstance(content, bytes):
        import io
        if isinstance(content, io.StringIO):
            raise TypeError("Multipart file uploads require 'io.BytesIO', not 'io.StringIO'.")
        if isinstance(content, io.TextIOBase):
            raise TypeError("Multipart file uploads must be opened in binary mode, not text mode.")
        content = content.read()
    lines = [f'Content-Disposition: form-data; name="{_escaped(name)}"'
             + (f'; filename="{_escaped(filename)}"' if filename else "")]
    lines += [f"{known}: {text}" for known, text in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


def encode(data, files, given):
    """The body, and what its type says; `given` is the type that the request names itself."""
    boundary = None
    if given and ";" in given and given.startswith("multipart/form-data"):
        for part in given.split(";"):
            if part.strip().lower().startswith("boundary="):
                boundary = part.strip()[9:].strip('"')
    if boundary is None:
        import os
        boundary = os.urandom(16).hex()
    parts = [_field(name, value) for name, values in data.items()
             for value in (values if isinstance(values, (list, tuple)) else [values])]
    parts += [_file(name, value) for name, value in (files.items() if hasattr(files, "items") else files)]
    mark = boundary.encode()
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"
    return body, f"multipart/form-data; boundary={boundary}"
