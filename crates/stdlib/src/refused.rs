//! Modules that programs import elsewhere and that are not here, with the sentence that says so.

macro_rules! refused {
    ($name:expr; own { $($own:literal)* } left_out { $($left:literal)* } outside { $($outside:literal)* } because { $($known:literal $why:literal;)* }) => {
        match $name {
            $($own => Some(concat!(
                $own,
                " is not available in Interleave: it needs an operating system, and a program here runs on a simulated machine"
            )),)*
            $($left => Some(concat!(
                $left,
                " is not available in Interleave: this part of Python's own library is left out here"
            )),)*
            $($outside => Some(concat!(
                $outside,
                " is not available in Interleave: only Python's own library and the simulated aiohttp, httpx, requests, redis, asyncpg and aiofiles can be imported"
            )),)*
            $($known => Some(concat!($known, " is not available in Interleave: ", $why)),)*
            _ => None,
        }
    };
}

/// Whether a module that is not there is none of Python's own library either.
pub(crate) fn is_outside(name: &str) -> bool {
    sentence(name).is_some_and(|sentence| sentence.contains("only Python's own library and the simulated"))
}

/// Why a module is not there; none for a name that nobody knows.
pub(crate) fn sentence(name: &str) -> Option<&'static str> {
    // Some packages are there without all of their parts.
    let top = match name {
        "email.base64mime"
        | "email.charset"
        | "email.contentmanager"
        | "email.encoders"
        | "email.errors"
        | "email.feedparser"
        | "email.generator"
        | "email.header"
        | "email.headerregistry"
        | "email.iterators"
        | "email.message"
        | "email.mime"
        | "email.parser"
        | "email.policy"
        | "email.quoprimime"
        | "dbm.dumb"
        | "dbm.gnu"
        | "dbm.ndbm"
        | "http.server"
        | "http.cookiejar"
        | "json.tool"
        | "importlib.resources"
        | "json.scanner"
        | "multiprocessing.reduction"
        | "multiprocessing.util"
        | "urllib.response"
        | "xml.sax.handler"
        | "xml.sax.xmlreader"
        | "concurrent.interpreters"
        | "xml.dom"
        | "xml.parsers" => name,
        _ => name.split('.').next().unwrap_or(name),
    };
    refused! { top;
        own {
            "cffi" "ctypes" "dbm.dumb" "dbm.gnu" "dbm.ndbm" "ensurepip" "fcntl" "grp" "idlelib" "mmap" "msvcrt" "nt"
            "ossaudiodev" "pipes" "posix" "pty" "pwd" "readline" "resource" "rlcompleter" "spwd" "sqlite3"
            "syslog" "termios" "tty" "turtle" "turtledemo" "venv" "webbrowser" "winreg" "winsound"
        }
        left_out {
            "bdb" "bz2" "cProfile" "code" "codeop" "compileall" "crypt"
            "dis" "email.base64mime" "email.charset" "email.contentmanager" "email.encoders" "email.errors" "email.feedparser"
            "email.generator" "email.header" "email.headerregistry" "email.iterators" "email.message" "email.mime"
            "email.parser" "email.policy" "email.quoprimime" "encodings" "faulthandler" "filecmp" "gzip"
            "imaplib" "json.scanner" "json.tool" "lib2to3" "lzma" "mailbox" "marshal" "modulefinder" "multiprocessing.reduction" "multiprocessing.util" "netrc"
            "nntplib" "nturl2path" "opcode" "pickletools"
            "plistlib" "poplib" "profile" "pstats" "py_compile" "pyclbr" "pydoc" "pydoc_data" "pyexpat"
            "quopri" "runpy" "site" "smtpd" "smtplib" "sndhdr" "sre_compile"
            "sre_constants" "sre_parse" "stringprep" "symtable" "tabnanny" "tarfile" "telnetlib"
            "token" "tokenize" "trace" "urllib.response" "wave" "wsgiref" "xml.dom" "xml.parsers" "xml.sax.handler" "xml.sax.xmlreader" "zipapp" "zipfile"
            "zipimport"
        }
        outside {
            "IPython" "PIL" "aioitertools" "aiokafka" "aiolimiter" "aiomysql" "aiopg" "aioredis" "aioresponses"
            "aiosqlite" "aiostream" "alembic" "anyio" "asgiref" "async_lru" "asyncssh" "asyncstdlib" "asynctest" "attr"
            "attrs" "backoff" "boto3" "botocore" "bs4" "cachetools" "celery" "certifi" "click" "colorama" "coloredlogs"
            "cryptography" "curio" "cv2" "discord" "django" "dotenv" "faker" "fastapi" "feedparser" "flask" "gevent"
            "greenlet" "grpc" "gunicorn" "h11" "h2" "httpcore" "hypercorn" "hypothesis" "janus" "jinja2"
            "keras" "kivy" "loguru" "lxml" "markdown" "matplotlib" "mido" "more_itertools" "motor" "msgpack"
            "mypy" "nest_asyncio" "networkx" "nltk" "numba" "numpy" "openai" "openpyxl" "orjson" "pandas" "paramiko"
            "peewee" "pendulum" "pexpect" "pip" "pkg_resources" "playwright" "plotly" "polars" "psutil" "psycopg"
            "psycopg2" "pydantic" "pygame" "pymongo" "pymysql" "pytest" "pytest_asyncio" "pytz" "quart" "rich" "sanic"
            "scapy" "schedule" "scipy" "scrapy" "seaborn" "selenium" "serial" "setuptools" "simplejson" "simpy" "six" "sklearn" "sniffio"
            "sortedcontainers"
            "sqlalchemy" "sqlmodel" "starlette" "statsmodels" "structlog" "sympy" "tabulate" "telegram" "tenacity"
            "tensorflow" "termcolor" "toml" "toolz" "torch" "tornado" "tqdm" "transformers" "trio" "twisted" "typer"
            "typing_extensions" "ujson" "uvicorn" "uvloop" "websocket" "websockets" "werkzeug" "wrapt" "yaml"
            "zmq"
        }
        because {
            "http.server" "the simulated network has sockets, urllib.request, http.client, aiohttp, httpx, requests, redis and asyncpg";
            "http.cookiejar" "the simulated network has sockets, urllib.request, http.client, aiohttp, httpx, requests, redis and asyncpg";
            "importlib.resources" "nothing is installed here but Python's own library";
            "ftplib" "the simulated network has sockets, urllib.request, http.client, aiohttp, httpx, requests, redis and asyncpg";
            "xmlrpc" "the simulated network has sockets, urllib.request, http.client, aiohttp, httpx, requests, redis and asyncpg";
            "tkinter" "a program here has no windows, only what it prints";
            "curses" "a program here has no terminal, only what it prints";
            "zoneinfo" "the database of time zones is too large for a page; use datetime.timezone with an offset";
        }
    }
}
