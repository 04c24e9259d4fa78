"""Kinds and permissions of files."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)
S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = (
    0o040000, 0o020000, 0o060000, 0o100000, 0o010000, 0o120000, 0o140000)
# What only other systems have.
S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_ENFMT, S_IREAD, S_IWRITE, S_IEXEC = 0o2000, 0o400, 0o200, 0o100
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001


def S_IMODE(mode):
    return mode & 0o7777


def S_IFMT(mode):
    return mode & 0o170000


def S_ISDIR(mode):
    return S_IFMT(mode) == S_IFDIR


def S_ISCHR(mode):
    return S_IFMT(mode) == S_IFCHR


def S_ISBLK(mode):
    return S_IFMT(mode) == S_IFBLK


def S_ISREG(mode):
    return S_IFMT(mode) == S_IFREG


def S_ISFIFO(mode):
    return S_IFMT(mode) == S_IFIFO


def S_ISLNK(mode):
    return S_IFMT(mode) == S_IFLNK


def S_ISSOCK(mode):
    return S_IFMT(mode) == S_IFSOCK


def S_ISDOOR(mode):
    return False


def S_ISPORT(mode):
    return False


def S_ISWHT(mode):
    return False


_LETTERS = {S_IFDIR: "d", S_IFLNK: "l", S_IFREG: "-", S_IFCHR: "c", S_IFBLK: "b", S_IFIFO: "p", S_IFSOCK: "s"}
# Bits that show in the place of a right to execute: with that right, and without it.
_SHOWN_BY_EXECUTE = (S_ISUID, "sS"), (S_ISGID, "sS"), (S_ISVTX, "tT")


def filemode(mode):
    text = [_LETTERS.get(S_IFMT(mode), "?")]
    for place, (bit, letters) in enumerate(_SHOWN_BY_EXECUTE):
        rights = mode >> 6 - 3 * place & 7
        text += ["r" if rights & 4 else "-", "w" if rights & 2 else "-"]
        has_execute = rights & 1
        text.append(letters[not has_execute] if mode & bit else "x" if has_execute else "-")
    return "".join(text)


# Flags of files on other systems.
UF_NODUMP, UF_IMMUTABLE, UF_APPEND, UF_OPAQUE, UF_NOUNLINK, UF_COMPRESSED = 0x1, 0x2, 0x4, 0x8, 0x10, 0x20
UF_TRACKED, UF_DATAVAULT, UF_HIDDEN, UF_SETTABLE = 0x40, 0x80, 0x8000, 0xffff
SF_ARCHIVED, SF_IMMUTABLE, SF_APPEND, SF_RESTRICTED, SF_NOUNLINK = 0x10000, 0x20000, 0x40000, 0x80000, 0x100000
SF_SNAPSHOT, SF_FIRMLINK, SF_DATALESS, SF_SETTABLE = 0x200000, 0x800000, 0x40000000, 0xffff0000
FILE_ATTRIBUTE_READONLY, FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM, FILE_ATTRIBUTE_DIRECTORY = 0x1, 0x2, 0x4, 0x10
FILE_ATTRIBUTE_ARCHIVE, FILE_ATTRIBUTE_DEVICE, FILE_ATTRIBUTE_NORMAL = 0x20, 0x40, 0x80
FILE_ATTRIBUTE_TEMPORARY, FILE_ATTRIBUTE_SPARSE_FILE, FILE_ATTRIBUTE_REPARSE_POINT = 0x100, 0x200, 0x400
FILE_ATTRIBUTE_COMPRESSED, FILE_ATTRIBUTE_OFFLINE, FILE_ATTRIBUTE_NOT_CONTENT_INDEXED = 0x800, 0x1000, 0x2000
FILE_ATTRIBUTE_ENCRYPTED, FILE_ATTRIBUTE_INTEGRITY_STREAM, FILE_ATTRIBUTE_VIRTUAL = 0x4000, 0x8000, 0x10000
FILE_ATTRIBUTE_NO_SCRUB_DATA = 0x20000
