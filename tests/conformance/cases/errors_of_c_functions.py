# What functions say of arguments that do not fit, which CPython has in C and the library here in Python: recorded
# with the C form of `time`, which programs have.
import array, binascii, csv, datetime, decimal, hashlib, io, time, warnings

NAMED = {
    "datetime.date(2020, 1, 1)": "ctime fromordinal isoformat replace strftime toordinal weekday",
    "datetime.datetime(2020, 1, 1)": "date isoformat replace strptime timestamp timetuple",
    "datetime.timedelta(1)": "total_seconds",
    "array.array('i', [1])": "append buffer_info byteswap count frombytes fromlist index insert pop remove tobytes tolist",
    "decimal.Decimal(1)": "adjusted as_integer_ratio as_tuple compare copy_sign exp fma is_nan is_signed ln max min "
    "next_plus normalize quantize radix remainder_near same_quantum scaleb sqrt to_eng_string to_integral_value",
    "decimal.Context()": "Etiny abs add clear_flags compare copy create_decimal divide fma minus multiply power quantize "
    "sqrt subtract to_sci_string",
    "decimal": "getcontext localcontext setcontext Decimal",
    "io.StringIO('a')": "close getvalue read readline seek seekable tell truncate write",
    "io.BytesIO(b'a')": "close getvalue read readinto readline readlines seek tell truncate write writelines",
    "io.BufferedReader(io.BytesIO(b'a'))": "fileno flush isatty peek read readable seek tell",
    "io": "BytesIO StringIO TextIOWrapper open",
    "csv": "field_size_limit get_dialect list_dialects reader register_dialect unregister_dialect writer",
    "time": "ctime gmtime localtime mktime monotonic perf_counter strftime struct_time thread_time time tzset",
    "binascii": "b2a_base64 crc32 crc_hqx hexlify unhexlify",
    "hashlib": "md5 pbkdf2_hmac sha256 sha3_256",
    "warnings": "warn warn_explicit",
}


def tell(label, call):
    try:
        call()
    except TypeError as error:
        print(f"{label}: {error}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}")


for owner, names in NAMED.items():
    for name in names.split():
        function = getattr(eval(owner), name)
        tell(f"{owner}.{name} many", lambda: function(*[None] * 20))
        tell(f"{owner}.{name} named", lambda: function(zzz=1))
        if owner != "time" and name not in ("detach", "open"):
            tell(f"{owner}.{name} none", lambda: function())
tell("receiver", lambda: io.StringIO.getvalue())
tell("twice", lambda: decimal.Decimal(1).quantize(1, exp=2))
tell("twice", lambda: io.StringIO("a", initial_value="b"))
