from collections import OrderedDict
from threading import Lock

#: Bytes.
MOST = 64_000_000


class HeadCache:
    """The heads that were asked for last, each as long as its file is the same."""

    def __init__(self, most=MOST):
        self._most = most
        self._heads = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def head(self, path, known, make):
        """Made by `make` if the file at a path is another, by what the system knows of it."""
        version = known.st_ino, known.st_mtime_ns, known.st_size
        with self._lock:
            before = self._heads.get(path)
            if before and before[0] == version:
                self._heads.move_to_end(path)
                return before[1]
        head = make()
        with self._lock:
            self._drop(path)
            self._heads[path] = version, head
            self._bytes += _size(path, head)
            while self._bytes > self._most:
                self._drop(next(iter(self._heads)))
        return head

    def _drop(self, path):
        known = self._heads.pop(path, None)
        if known:
            self._bytes -= _size(path, known[1])


def _size(path, head):
    # About what an entry costs besides its texts.
    return len(path) + len(head or b"") + 300
