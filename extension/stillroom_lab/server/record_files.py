"""Files of run records. They are opened through the folder that holds them, and no link is followed: one may lead anywhere."""

import os
import stat
from contextlib import contextmanager

#: Bytes. No record comes near it: records are bounded.
LARGEST = 5_000_000
#: The newest of a folder.
MOST = 10_000

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
# A pipe would be waited for.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def open_below(folder, parts, dir_fd=None):
    """A descriptor of a folder below another.

    Raises OSError where there is none or a part of the way is a link. A folder of `dir_fd` may be none either.
    """
    opened = os.open(folder, _FOLDER if dir_fd is None else _FOLDER | os.O_NOFOLLOW, dir_fd=dir_fd)
    try:
        for part in parts:
            inner = os.open(part, _FOLDER | os.O_NOFOLLOW, dir_fd=opened)
            os.close(opened)
            opened = inner
        yield opened
    finally:
        os.close(opened)


def open_runs(folder):
    """A descriptor of the folder "runs" in a folder."""
    return open_below(folder, ("runs",))


def is_link(folder):
    """Whether "runs" in a folder is a link."""
    try:
        return stat.S_ISLNK(os.lstat(os.path.join(folder, "runs")).st_mode)
    except OSError:
        return False


def list_records(runs, hidden=False):
    """Of each file that may be a record, the newest first: its name, when it was written, its size, and whether it is a link.

    Columns, not rows: there may be thousands.
    """
    found = []
    with os.scandir(runs) as entries:
        for entry in entries:
            if not is_record_name(entry.name, hidden):
                continue
            try:
                known = entry.stat(follow_symlinks=False)
            except OSError:
                # It has gone in between.
                continue
            link = stat.S_ISLNK(known.st_mode)
            if link or stat.S_ISREG(known.st_mode):
                found.append((known.st_mtime, entry.name, known.st_size, link))
    newest = sorted(found, reverse=True)[:MOST]
    return {
        "names": [name for _, name, _, _ in newest],
        "modified": [round(time * 1000) for time, _, _, _ in newest],
        "sizes": [size for _, _, size, _ in newest],
        "links": [name for _, name, _, link in newest if link],
    }


def is_record_name(name, hidden=False):
    """A name without a folder, of a file that may be a record."""
    plain = name == os.path.basename(name) and "\0" not in name and _is_text(name)
    return plain and name.endswith(".json") and (hidden or not name.startswith("."))


def _is_text(name):
    """Bytes that are no text cannot be sent as such."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def open_record(runs, name):
    """A file that may be a record, open for its bytes, and what the system knows of it."""
    return open_plain(name, runs, LARGEST)


@contextmanager
def open_plain(name, folder, most=None):
    """A file of a folder that is open, open for its bytes, and what the system knows of it.

    Raises OSError if it is a link, no plain file, or larger than `most` bytes.
    """
    with open(os.open(name, _FILE, dir_fd=folder), "rb") as opened:
        known = os.fstat(opened.fileno())
        if not stat.S_ISREG(known.st_mode):
            raise OSError("it is no plain file")
        if most is not None and known.st_size > most:
            raise OSError("it is larger than any such file is")
        yield opened, known
