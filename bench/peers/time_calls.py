"""A thousand rows and a clock for sides in Python: microseconds a call, for one row or all."""

import time
from pathlib import Path

import numpy as np


def rows_of(folder):
    return np.fromfile(Path(folder) / "rows.f32", np.float32).reshape(1000, -1)


def timed(ask, rows, message):
    """Asks for as long as the message says, one row after another or all at once."""
    one = message["open"] == "one row"
    batches = [rows[i : i + 1] for i in range(1000)] if one else [rows]
    at = 0

    def block():
        nonlocal at
        start, calls = time.perf_counter(), 0
        while time.perf_counter() < start + message["seconds"]:
            for _ in range(20 if one else 1):
                ask(batches[at])
                at = (at + 1) % len(batches)
                calls += 1
        return 1e6 * (time.perf_counter() - start) / calls

    return block
