//! Modules that programs import elsewhere and that are not here, with the sentence that says so.

macro_rules! refused {
    ($name:expr; own { $($own:literal)* } outside { $($outside:literal)* } because { $($known:literal $why:literal;)* }) => {
        match $name {
            $($own => Some(concat!(
                $own,
                " is not available in Interleave: it needs an operating system, and a program here runs on a simulated machine"
            )),)*
            $($outside => Some(concat!(
                $outside,
                " is not available in Interleave: only Python's own library and the simulated aiohttp, httpx and requests can be imported"
            )),)*
            $($known => Some(concat!($known, " is not available in Interleave: ", $why)),)*
            _ => None,
        }
    };
}

/// Why a module is not there; none for a name that nobody knows.
pub(crate) fn sentence(name: &str) -> Option<&'static str> {
    let top = name.split('.').next().unwrap_or(name);
    refused! { top;
        own {
            "cProfile" "cffi" "cmd" "code" "codeop" "compileall" "crypt" "ctypes" "dbm" "dis" "ensurepip" "fcntl"
            "filecmp" "fileinput" "getpass" "glob" "grp" "idlelib" "imaplib" "lib2to3" "mailbox" "mmap" "msvcrt"
            "nntplib" "nt" "ossaudiodev" "pdb" "pipes" "poplib" "posix" "profile" "pty" "pwd" "pyclbr" "pydoc"
            "readline" "resource" "rlcompleter" "runpy" "shelve" "smtpd" "smtplib" "sndhdr" "spwd" "sqlite3"
            "symtable" "syslog" "tabnanny" "tarfile" "telnetlib" "termios" "tracemalloc" "trace" "tty" "turtle"
            "venv" "webbrowser" "winreg" "winsound" "wsgiref" "zipapp" "zipfile" "zipimport"
        }
        outside {
            "IPython" "PIL" "aiofiles" "aiokafka" "aiomysql" "aiopg" "aioredis" "aioresponses" "aiosqlite" "alembic"
            "anyio" "asgiref" "asyncssh" "asynctest" "attr" "attrs" "boto3" "botocore" "bs4" "cachetools" "celery"
            "click" "colorama" "coloredlogs" "cryptography" "cv2" "discord" "django" "dotenv" "faker" "fastapi"
            "flask" "gevent" "greenlet" "grpc" "gunicorn" "h11" "h2" "httpcore" "hypercorn" "hypothesis" "jinja2"
            "keras" "kivy" "loguru" "lxml" "markdown" "matplotlib" "mido" "more_itertools" "motor" "msgpack"
            "mypy" "nest_asyncio" "networkx" "nltk" "numba" "numpy" "openai" "openpyxl" "orjson" "pandas" "paramiko"
            "peewee" "pendulum" "pexpect" "pip" "pkg_resources" "playwright" "plotly" "polars" "psutil" "psycopg"
            "psycopg2" "pydantic" "pygame" "pymongo" "pymysql" "pytest" "pytest_asyncio" "pytz" "quart" "rich" "sanic"
            "scapy" "scipy" "scrapy" "seaborn" "selenium" "serial" "setuptools" "simplejson" "six" "sklearn" "sniffio"
            "sqlalchemy" "sqlmodel" "starlette" "statsmodels" "structlog" "sympy" "tabulate" "telegram" "tenacity"
            "tensorflow" "termcolor" "toml" "toolz" "torch" "tornado" "tqdm" "transformers" "trio" "twisted" "typer"
            "typing_extensions" "ujson" "urllib3" "uvicorn" "uvloop" "websocket" "websockets" "werkzeug" "wrapt" "yaml"
            "zmq"
        }
        because {
            "socket" "a program here has no network but the simulated one of aiohttp, httpx and requests";
            "socketserver" "a program here has no network but the simulated one of aiohttp, httpx and requests";
            "ssl" "a program here has no network but the simulated one of aiohttp, httpx and requests";
            "ftplib" "a program here has no network but the simulated one of aiohttp, httpx and requests";
            "xmlrpc" "a program here has no network but the simulated one of aiohttp, httpx and requests";
            "select" "asyncio waits for the simulated network here, so there is nothing to select from";
            "selectors" "asyncio waits for the simulated network here, so there is nothing to select from";
            "subprocess" "a program here cannot start other programs";
            "multiprocessing" "a program here cannot start other processes";
            "tkinter" "a program here has no windows, only what it prints";
            "curses" "a program here has no terminal, only what it prints";
            "zoneinfo" "the database of time zones is too large for a page; use datetime.timezone with an offset";
        }
    }
}
