//! How CPython's C functions read their arguments, of those that the library here has in Python.
//!
//! It is looked at when a call has failed, for the words of the refusal; what the functions take says their Python form.

use vm::{Manner, Parsing};

/// By module: its name here, the name that its functions complain under, and a line for each manner. A line begins
/// with the manner (`0` and `1` for that many arguments, `uMIN-MAX` unpacked, `vMIN-MAX` the same with names left to
/// others, `pMIN-MAX` parsed, `n` by name), then `=` and a name where functions complain under another one.
const MODULES: &[(&str, &str, &str)] = &[
    (
        "datetime",
        "datetime",
        "\
1 date.fromisoformat date.fromtimestamp datetime.fromisoformat time.fromisoformat timezone.dst timezone.fromutc timezone.tzname timezone.utcoffset tzinfo.dst tzinfo.fromutc tzinfo.tzname tzinfo.utcoffset
n date.fromisocalendar date.replace date.strftime datetime.astimezone datetime.combine datetime.fromtimestamp datetime.isoformat datetime.now datetime.replace time.isoformat time.replace time.strftime timezone.__new__
n= date.__new__ datetime.__new__ time.__new__
n=__new__ timedelta.__new__
0 date.ctime date.isocalendar date.isoformat date.isoweekday date.timetuple date.today date.toordinal date.weekday datetime.ctime datetime.date datetime.dst datetime.time datetime.timestamp datetime.timetuple datetime.timetz datetime.tzname datetime.utcnow datetime.utcoffset datetime.utctimetuple time.dst time.tzname time.utcoffset timedelta.total_seconds
p1-1 date.fromordinal datetime.utcfromtimestamp
p2-2 datetime.strptime",
    ),
    (
        "decimal",
        "_decimal",
        "\
1 Context.create_decimal_from_float Decimal.from_float Context.abs Context.canonical Context.copy_abs Context.copy_negate Context.exp Context.is_canonical Context.is_finite Context.is_infinite Context.is_nan Context.is_normal Context.is_qnan Context.is_signed Context.is_snan Context.is_subnormal Context.is_zero Context.ln Context.log10 Context.logb Context.minus Context.next_minus Context.next_plus Context.normalize Context.number_class Context.plus Context.sqrt Context.to_eng_string Context.to_integral_exact Context.to_integral_value Context.to_sci_string setcontext
n= Context.__init__ Context.power Decimal.__new__ Decimal.compare Decimal.compare_signal Decimal.compare_total Decimal.copy_sign Decimal.exp Decimal.fma Decimal.is_normal Decimal.is_subnormal Decimal.ln Decimal.log10 Decimal.logb Decimal.max Decimal.max_mag Decimal.min Decimal.min_mag Decimal.next_minus Decimal.next_plus Decimal.next_toward Decimal.normalize Decimal.number_class Decimal.quantize Decimal.remainder_near Decimal.rotate Decimal.same_quantum Decimal.scaleb Decimal.shift Decimal.sqrt Decimal.to_eng_string Decimal.to_integral_exact Decimal.to_integral_value localcontext
0 Context.Etiny Context.Etop Context.clear_flags Context.clear_traps Context.copy Context.radix Decimal.adjusted Decimal.as_integer_ratio Decimal.as_tuple Decimal.canonical Decimal.conjugate Decimal.copy_abs Decimal.copy_negate Decimal.is_canonical Decimal.is_finite Decimal.is_infinite Decimal.is_nan Decimal.is_qnan Decimal.is_signed Decimal.is_snan Decimal.is_zero Decimal.radix getcontext
p0-1= Context.create_decimal
p2-2= Context.add Context.compare Context.compare_signal Context.compare_total Context.copy_sign Context.divide Context.divide_int Context.divmod Context.max Context.max_mag Context.min Context.min_mag Context.multiply Context.next_toward Context.quantize Context.remainder Context.remainder_near Context.rotate Context.same_quantum Context.scaleb Context.shift Context.subtract
p3-3= Context.fma",
    ),
    (
        "_io",
        "_io",
        "\
1 TextIOWrapper.write _Reading.readinto _Reading.readinto1 _Writing.write FileIO.write FileIO.readinto
n FileIO.__init__ IncrementalNewlineDecoder.__init__ TextIOWrapper.__init__ TextIOWrapper.reconfigure open
n=BufferedReader _Buffered.__init__
0 TextIOWrapper.close TextIOWrapper.detach TextIOWrapper.fileno TextIOWrapper.flush TextIOWrapper.isatty TextIOWrapper.readable TextIOWrapper.seekable TextIOWrapper.tell TextIOWrapper.writable _Buffered.close _Buffered.detach _Buffered.fileno _Buffered.flush _Buffered.isatty BufferedReader.readable BufferedRandom.readable _Buffered.seekable _Buffered.tell BufferedWriter.writable BufferedRandom.writable FileIO.close FileIO.fileno FileIO.readable FileIO.readall FileIO.seekable FileIO.tell FileIO.writable
u0-1 TextIOWrapper.read TextIOWrapper.readline TextIOWrapper.truncate _Buffered.truncate _Reading.peek _Reading.read _Reading.read1 _Reading.readline FileIO.read FileIO.truncate
u1-2 TextIOWrapper.seek _Buffered.seek FileIO.seek
u2-3 BufferedRWPair.__init__",
    ),
    (
        "io",
        "_io",
        "\
1 BytesIO.readinto BytesIO.readinto1 BytesIO.write StringIO.write BufferedIOBase.readinto BufferedIOBase.readinto1 IOBase.writelines
n BytesIO.__init__ StringIO.__init__
0 BytesIO.close BytesIO.flush BytesIO.getvalue BytesIO.readable BytesIO.seekable BytesIO.tell BytesIO.writable StringIO.close StringIO.getvalue StringIO.readable StringIO.seekable StringIO.tell StringIO.writable IOBase.isatty
u0-1 BytesIO.read BytesIO.read1 BytesIO.readline BytesIO.truncate StringIO.read StringIO.readline StringIO.truncate BufferedIOBase.read1 BytesIO.readlines IOBase.readlines
u1-2 BytesIO.seek StringIO.seek text_encoding",
    ),
    (
        "csv",
        "_csv",
        "\
v1-2= reader.__init__ register_dialect writer.__init__
n get_dialect unregister_dialect field_size_limit
0 list_dialects",
    ),
    (
        "_calendar_time",
        "time",
        "\
n=structseq struct_time.__new__
0 tzset
1 mktime
u0-1 asctime
p0-1 ctime gmtime localtime
p1-1 get_clock_info
p1-2 strftime",
    ),
    (
        "array",
        "array",
        "\
1 array.append array.count array.frombytes array.fromlist array.fromunicode array.remove
n array.extend array.fromfile array.tofile
0 array.buffer_info array.byteswap array.clear array.reverse array.tobytes array.tolist array.tounicode
u0-1 array.pop
u1-3 array.index
u2-2 array.insert
p1-2 array.__new__",
    ),
    ("pickle", "_pickle", "n dump dumps load loads"),
    (
        "binascii",
        "binascii",
        "\
1 unhexlify
n a2b_base64 b2a_base64 hexlify
u1-2 crc32
u2-2 crc_hqx",
    ),
    (
        "hashlib",
        "_hashlib",
        "n pbkdf2_hmac scrypt openssl_md5 openssl_sha1 openssl_sha224 openssl_sha256 openssl_sha384 openssl_sha3_224 openssl_sha3_256 openssl_sha3_384 openssl_sha3_512 openssl_sha512 openssl_shake_128 openssl_shake_256",
    ),
    (
        "os",
        "posix",
        "\
n chdir close fspath fstat fsync listdir lstat mkdir open remove rename replace rmdir scandir stat system truncate unlink
0 cpu_count getcwd getcwdb getlogin getpid getppid getuid pipe sync uname
1 dup isatty strerror umask unsetenv urandom
u0-1 get_terminal_size
u2-2 putenv read write
u3-3 lseek
p2-2 kill",
    ),
    (
        "typing",
        "typing",
        "\
n=typevar TypeVar.__init__
n=paramspec ParamSpec.__init__
n=paramspecargs ParamSpecArgs.__init__
n=typevartuple TypeVarTuple.__init__
n=typealias TypeAliasType.__init__",
    ),
    ("warnings", "_warnings", "n warn warn_explicit"),
    ("atexit", "atexit", "1 unregister"),
    ("zlib", "zlib", "u1-2 adler32"),
    (
        "socket",
        "_socket",
        "\
1 socket.bind socket.connect socket.connect_ex socket.setblocking socket.settimeout socket.shutdown setdefaulttimeout
p1-2 socket.recv socket.send socket.sendall
p3-3 socket.setsockopt",
    ),
    ("_socket_addresses", "_socket", "1 htonl ntohl htons ntohs inet_aton inet_ntoa\nu2-2 inet_ntop inet_pton"),
];

/// How the C form of a function reads its arguments; none where CPython has it in Python as well.
pub fn c_parameters(module: &str, function: &str) -> Option<Parsing> {
    let (_, shown, lines) = MODULES.iter().find(|(known, ..)| *known == module)?;
    let line = lines.lines().find(|line| line.split(' ').skip(1).any(|name| name == function))?;
    let manner = line.split(' ').next()?;
    let (manner, name) = match manner.split_once('=') {
        Some((manner, name)) => (manner, Some(name)),
        None => (manner, None),
    };
    let range = || {
        let (min, max) = manner[1..].split_once('-')?;
        Some((min.parse().ok()?, max.parse().ok()?))
    };
    let manner = match manner.as_bytes().first()? {
        b'0' => Manner::Counted(0),
        b'1' => Manner::Counted(1),
        letter @ (b'u' | b'v') => range().map(|(min, max)| Manner::Unpacked(min, max, *letter == b'v'))?,
        b'p' => range().map(|(min, max)| Manner::Parsed(min, max))?,
        _ => Manner::Named,
    };
    Some(Parsing { manner, module: (!function.contains('.')).then_some(*shown), name })
}

#[cfg(test)]
mod tests {
    use super::{MODULES, c_parameters};

    #[test]
    fn every_line_can_be_read() {
        for (module, _, lines) in MODULES {
            for function in lines.lines().flat_map(|line| line.split(' ').skip(1)) {
                assert!(c_parameters(module, function).is_some(), "{module}.{function}");
            }
        }
    }
}
