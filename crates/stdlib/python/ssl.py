"""TLS as far as clients of the simulated network see it.

Its hosts speak TLS on any connection that wants it, with certificates that are good.  So a context holds what it was
given, and nothing hangs on it.  Within the program there is no TLS.
"""

import enum
import socket as _socket
from os.path import exists as _exists

import _descriptors
import _vm
from _socket_waiting import SocketDescriptor as _SocketDescriptor


class TLSVersion(enum.IntEnum):
    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class VerifyMode(enum.IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class VerifyFlags(enum.IntFlag):
    VERIFY_DEFAULT = 0
    VERIFY_CRL_CHECK_LEAF = 4
    VERIFY_CRL_CHECK_CHAIN = 12
    VERIFY_X509_STRICT = 32
    VERIFY_ALLOW_PROXY_CERTS = 64
    VERIFY_X509_TRUSTED_FIRST = 1 << 15
    VERIFY_X509_PARTIAL_CHAIN = 1 << 19


globals().update(VerifyFlags.__members__)


class Purpose(enum.Enum):
    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = VerifyMode
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
OP_ALL, OP_NO_SSLv2, OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_1 = 0x80000050, 0, 1 << 25, 1 << 26, 1 << 28
HAS_TLSv1_3 = HAS_SNI = HAS_ALPN = True
OPENSSL_VERSION = "OpenSSL 3.0.0 (simulated)"
OPENSSL_VERSION_INFO = 3, 0, 0, 0, 0


class SSLError(OSError):
    library = reason = None


class SSLCertVerificationError(SSLError, ValueError):
    pass


class SSLZeroReturnError(SSLError):
    pass


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


CertificateError = SSLCertVerificationError


class SSLContext:
    """What a client wants of TLS; all of it is kept, and none of it is needed."""

    minimum_version = TLSVersion.MINIMUM_SUPPORTED
    maximum_version = TLSVersion.MAXIMUM_SUPPORTED
    options = OP_ALL
    keylog_filename = None
    verify_flags = VerifyFlags.VERIFY_X509_TRUSTED_FIRST

    def __init__(self, protocol=None):
        import warnings
        if protocol is None:
            warnings.warn("ssl.SSLContext() without protocol argument is deprecated.", DeprecationWarning, 2)
            protocol = PROTOCOL_TLS
        if protocol == PROTOCOL_TLS:
            warnings.warn("ssl.PROTOCOL_TLS is deprecated", DeprecationWarning, 2)
        else:
            self.minimum_version = TLSVersion.TLSv1_2
        self.protocol = protocol
        self._check_hostname = protocol == PROTOCOL_TLS_CLIENT
        self.verify_mode = CERT_REQUIRED if self._check_hostname else CERT_NONE

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, wanted):
        self._check_hostname = bool(wanted)
        if wanted and self.verify_mode == CERT_NONE:
            self.verify_mode = CERT_REQUIRED

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, mode):
        if mode == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._verify_mode = VerifyMode(mode)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        if cafile is None and capath is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        pass

    def set_default_verify_paths(self):
        pass

    def set_ciphers(self, ciphers):
        pass

    def set_alpn_protocols(self, protocols):
        pass

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        for file in certfile, keyfile:
            if file is not None and not _exists(file):
                raise FileNotFoundError(2, "No such file or directory")

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        if server_side or sock._end is not None:
            _vm.refuse("TLS within the program is not simulated: connect without it")
        if self.check_hostname and not server_hostname:
            raise ValueError("check_hostname requires server_hostname")
        wrapped = SSLSocket.__new__(SSLSocket)
        wrapped.__dict__.update(sock.__dict__, context=self, server_hostname=server_hostname)
        sock._closed = True
        _descriptors.put(wrapped._fd, _SocketDescriptor(wrapped))
        return wrapped


class SSLSocket(_socket.socket):
    """A connection with TLS to a host of the simulated network."""

    def version(self):
        return "TLSv1.3" if self._host else None

    def cipher(self):
        return ("TLS_AES_256_GCM_SHA384", "TLSv1.3", 256) if self._host else None

    def do_handshake(self, block=False):
        self._connected()

    def unwrap(self):
        return self


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with the settings that are good for most clients."""
    if not isinstance(purpose, Purpose):
        raise TypeError(purpose)
    context = SSLContext(PROTOCOL_TLS_CLIENT if purpose is Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)
    context.verify_flags |= VerifyFlags.VERIFY_X509_STRICT | VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    return context


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False,
                               purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None, cafile=None, capath=None,
                               cadata=None):
    context = SSLContext(PROTOCOL_TLS_CLIENT if purpose is Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)
    context.check_hostname = check_hostname
    context.verify_mode = cert_reqs
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context
