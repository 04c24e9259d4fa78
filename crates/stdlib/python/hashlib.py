"""Hashes of bytes."""

from operator import index as _index

import _hashlib
import _vm

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224",
                         "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_available = set(algorithms_guaranteed)
__all__ = ["new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest", "scrypt",
           *sorted(algorithms_guaranteed)]


class UnsupportedDigestmodError(ValueError):
    """What OpenSSL says of a name that it does not know."""

    __module__ = "_hashlib"


def new(name, data=b"", *, usedforsecurity=True, **kwargs):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    known = name.lower().replace("-", "_" if name.lower().startswith("sha3") else "")
    if known not in algorithms_available:
        try:
            raise UnsupportedDigestmodError("[digital envelope routines] unsupported")
        except ValueError:
            raise ValueError("unsupported hash type " + name)
    return _hashlib.new(known, data)


def _maker(name):
    def make(string=b"", *, usedforsecurity=True, **options):
        return _hashlib.new(name, string, **options) if options else _hashlib.new(name, string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


for _name in algorithms_guaranteed:
    globals()[_name] = getattr(_hashlib, _name, None) or _maker(_name)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    from hmac import HMAC
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {_vm.type_name(hash_name)}")
    for data in password, salt:
        try:
            memoryview(data)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not {_vm.type_name(data)!r}") from None
    try:
        inner = HMAC(bytes(password), digestmod=hash_name)
    except ValueError:
        raise UnsupportedDigestmodError("[digital envelope routines] unsupported") from None
    for number, words in (iterations, "iteration value"), (1 if dklen is None else dklen, "key length"):
        number = _index(number)
        if number < 1:
            raise ValueError(f"{words} must be greater than 0.")
        if number > 0x7fffffff:
            raise OverflowError(f"{words} is too great.")
    size = inner.digest_size
    if dklen is None:
        dklen = size
    out = b""
    block = 0
    while len(out) < dklen:
        block += 1
        mac = inner.copy()
        mac.update(bytes(salt) + block.to_bytes(4, "big"))
        last = mac.digest()
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            mac = inner.copy()
            mac.update(last)
            last = mac.digest()
            total ^= int.from_bytes(last, "big")
        out += total.to_bytes(size, "big")
    return out[:dklen]


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64):
    if salt is None:
        raise TypeError("salt is required")
    for value in password, salt:
        try:
            memoryview(value)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'") from None
    for name, value in ("n", n), ("r", r), ("p", p):
        if not isinstance(value, int) or not 0 <= value < 2 ** 64:
            raise TypeError(f"{name} is required and must be an unsigned int")
    if n < 2 or n & n - 1:
        raise ValueError("n must be a power of 2.")
    if not 0 <= maxmem < 2 ** 31:
        raise ValueError("maxmem must be positive and smaller than 2147483647")
    if not 0 < dklen < 2 ** 31:
        raise ValueError("dklen must be greater than 0 and smaller than 2147483647")
    if not r or not p or r * p >= 2 ** 30:
        raise ValueError("Invalid parameter combination for n, r, p, maxmem.")
    if 128 * r * (n + p + 2) > (maxmem or 32 << 20):
        raise ValueError("[digital envelope routines] memory limit exceeded")
    return _hashlib.scrypt(password, salt, n, r, p, dklen)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    made = new(digest) if isinstance(digest, str) else digest()
    if not hasattr(fileobj, "getbuffer") and \
            not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made
