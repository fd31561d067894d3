"""Hashed byte n-grams by Python alone, for test/data/text: writes byteNgrams.json beside this file. No package is needed.

    python byteNgrams.py
"""

import json
import math
from collections import Counter
from pathlib import Path

COLUMNS, LENGTHS = 37, (1, 2, 3)
TEXTS = ["foobar", "def f(x):\n    return x\n", "é ü 漢字", "aaaaaaaaaa", "x", ""]


def fnv1a(data):
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 % 2**32
    return value


# From the reference code of Fowler, Noll and Vo.
assert [fnv1a(b""), fnv1a(b"a"), fnv1a(b"foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def row(text):
    data = text.encode()
    grams = [data[at : at + n] for n in LENGTHS for at in range(len(data) - n + 1)]
    counts = Counter(fnv1a(gram) % COLUMNS for gram in grams)
    values = [math.log(1 + counts[column]) for column in range(COLUMNS)]
    length = math.sqrt(sum(value**2 for value in values)) or 1
    return [value / length for value in values]


Path(__file__).with_suffix(".json").write_text(
    json.dumps(dict(columns=COLUMNS, lengths=LENGTHS, texts=TEXTS, rows=[row(text) for text in TEXTS]))
)
