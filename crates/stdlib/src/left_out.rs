//! Names of modules that are here, of which CPython has more than is here.
//!
//! A program that asks for one of them is refused: it would run elsewhere, so that an `AttributeError` would be untrue.

/// Sorted by module.
const LEFT_OUT: &[(&str, &str)] = &[
    ("ast", "main"),
    ("binascii", "a2b_qp a2b_uu b2a_qp b2a_uu"),
    (
        "codecs",
        "register BOM32_BE BOM32_LE BOM64_BE BOM64_LE Codec StreamReader StreamWriter StreamReaderWriter StreamRecoder getreader getwriter xmlcharrefreplace_errors backslashreplace_errors namereplace_errors",
    ),
    ("doctest", "script_from_examples testsource debug_src debug"),
    ("email", "message_from_string message_from_bytes message_from_file message_from_binary_file"),
    ("email.utils", "decode_params"),
    ("gettext", "GNUTranslations c2py"),
    ("http.client", "HTTPSConnection UnknownTransferEncoding UnimplementedFileMode"),
    (
        "importlib.machinery",
        "AppleFrameworkLoader ExtensionFileLoader FileFinder SourcelessFileLoader WindowsRegistryFinder",
    ),
    ("importlib.metadata", "DistributionFinder"),
    ("importlib.util", "LazyLoader Loader MAGIC_NUMBER source_from_cache source_hash"),
    (
        "json.encoder",
        "ESCAPE ESCAPE_ASCII ESCAPE_DCT HAS_UTF8 INFINITY c_encode_basestring c_encode_basestring_ascii c_make_encoder py_encode_basestring py_encode_basestring_ascii",
    ),
    (
        "logging.config",
        "BaseConfigurator ConvertingDict ConvertingList ConvertingTuple DictConfigurator dictConfigClass listen stopListening valid_ident",
    ),
    (
        "logging.handlers",
        "DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT DatagramHandler HTTPHandler NTEventLogHandler SMTPHandler SYSLOG_TCP_PORT SYSLOG_UDP_PORT SocketHandler SysLogHandler WatchedFileHandler",
    ),
    (
        "os",
        "abort chown chroot closerange copy_file_range ctermid eventfd fchdir fchmod fchown forkpty fstat ftruncate get_blocking get_exec_path getcwdb getgrouplist getgroups getpgid getpgrp getpriority getrandom getresgid getresuid getsid getxattr isatty killpg lchown listxattr lockf lseek memfd_create mkfifo mknod nice openpty pathconf pidfd_open pipe2 posix_spawnp pread preadv ptsname pwrite pwritev readv register_at_fork removexattr sched_setaffinity sched_yield sendfile set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpriority setsid setuid setxattr splice statvfs sysconf tcgetpgrp times ttyname wait3 wait4 waitid writev fwalk execl execle execlp execlpe execvpe environb getenvb spawnve spawnvp spawnvpe spawnl spawnle spawnlp spawnlpe timerfd_create timerfd_settime timerfd_settime_ns timerfd_gettime timerfd_gettime_ns eventfd_read eventfd_write confstr device_encoding fchown fpathconf fstatvfs grantpt initgroups lchown login_tty major makedev minor posix_fadvise posix_fallocate posix_openpt sched_get_priority_max sched_get_priority_min sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setparam sched_setscheduler setns setpgrp setregid setresgid setresuid setreuid tcsetpgrp unlockpt unshare",
    ),
    ("pickle", "PickleBuffer"),
    (
        "pkgutil",
        "get_importer iter_importers iter_importer_modules zipimporter read_code find_loader get_loader",
    ),
    (
        "shutil",
        "make_archive get_archive_formats register_archive_format unregister_archive_format get_unpack_formats register_unpack_format unregister_unpack_format unpack_archive chown",
    ),
    ("signal", "pidfd_send_signal struct_siginfo"),
    (
        "socket",
        "fromfd close dup gethostbyaddr getprotobyname getservbyname getservbyport if_indextoname if_nameindex if_nametoindex inet_ntop inet_pton sethostname send_fds recv_fds",
    ),
    (
        "socketserver",
        "ForkingMixIn ForkingTCPServer ForkingUDPServer ForkingUnixStreamServer ForkingUnixDatagramServer ThreadingUnixDatagramServer UnixDatagramServer",
    ),
    (
        "ssl",
        "AlertDescription DER_cert_to_PEM_cert DefaultVerifyPaths MemoryBIO Options PEM_cert_to_DER_cert PROTOCOL_SSLv23 PROTOCOL_TLSv1 PROTOCOL_TLSv1_1 PROTOCOL_TLSv1_2 RAND_add RAND_bytes RAND_status SSLErrorNumber SSLObject SSLSession cert_time_to_seconds get_default_verify_paths get_protocol_name get_server_certificate",
    ),
    (
        "sys",
        "activate_stack_trampoline call_tracing deactivate_stack_trampoline getdlopenflags getunicodeinternedsize setdlopenflags",
    ),
    ("sysconfig", "expand_makefile_vars parse_config_h"),
    ("tempfile", "gettempprefixb gettempdirb"),
    (
        "time",
        "CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI CLOCK_THREAD_CPUTIME_ID clock_getres clock_gettime clock_gettime_ns clock_settime clock_settime_ns pthread_getcpuclockid",
    ),
    (
        "tracemalloc",
        "BaseFilter DomainFilter Filter Frame Snapshot Statistic StatisticDiff Trace Traceback get_object_traceback get_traced_memory get_tracemalloc_memory reset_peak take_snapshot",
    ),
    ("types", "CapsuleType"),
    ("unicodedata", "UCD ucd_3_2_0"),
    ("urllib.error", "ContentTooShortError"),
    (
        "urllib.request",
        "OpenerDirector BaseHandler HTTPDefaultErrorHandler HTTPRedirectHandler HTTPCookieProcessor ProxyHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm HTTPPasswordMgrWithPriorAuth HTTPBasicAuthHandler ProxyBasicAuthHandler HTTPDigestAuthHandler ProxyDigestAuthHandler HTTPHandler FileHandler FTPHandler DataHandler UnknownHandler HTTPErrorProcessor install_opener build_opener getproxies urlcleanup URLopener FancyURLopener HTTPSHandler",
    ),
    ("xml.etree.ElementTree", "canonicalize C14NWriterTarget"),
    (
        "xml.sax",
        "parse parseString make_parser ContentHandler ErrorHandler InputSource SAXException SAXNotRecognizedException SAXNotSupportedException SAXParseException SAXReaderNotAvailable default_parser_list handler xmlreader expatreader",
    ),
    ("xml.sax.saxutils", "XMLFilterBase XMLGenerator prepare_input_source"),
    (
        "zlib",
        "compress compressobj decompress decompressobj error DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION Z_BEST_COMPRESSION Z_BEST_SPEED Z_BLOCK Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED Z_FINISH Z_FIXED Z_FULL_FLUSH Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH Z_PARTIAL_FLUSH Z_RLE Z_SYNC_FLUSH Z_TREES",
    ),
];

/// Whether CPython's module has this name, and the one here has not.
pub fn is_left_out(module: &str, name: &str) -> bool {
    LEFT_OUT
        .binary_search_by(|(known, _)| (*known).cmp(module))
        .is_ok_and(|index| LEFT_OUT[index].1.split(' ').any(|known| known == name))
}

#[cfg(test)]
mod tests {
    use super::LEFT_OUT;

    #[test]
    fn modules_are_sorted() {
        assert!(LEFT_OUT.is_sorted_by_key(|(module, _)| module));
    }
}
