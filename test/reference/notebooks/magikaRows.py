"""What magika's own code makes of bytes, for test/notebooks: writes magikaRows.json beside this file. Bytes are in base64, and so are rows, as 16-bit numbers.

    pip install magika==1.0.3
    python magikaRows.py
"""

import base64
import io
import json
import random
import struct
from pathlib import Path

from magika import Magika
from magika.types import Seekable

random.seed(5)
lines = lambda count: b"".join(bytes(random.choices(b"abc xyz(){};\t", k=random.randrange(60))) + b"\n" for _ in range(count))
texts = [
    b"short text\n",
    b"  \n\t  around  \r\n ",
    b"x" * 1024,
    b"y" * 1025 + b"\n\n",
    b"\n" * 900 + b"a" * 300 + b" " * 900,
    b" " * 5000 + b"late",
    lines(60),
    b"\n \n" + lines(200) + b"\x0b\x0c \n",
    "é漢字 ".encode() * 500,
    bytes(range(256)) * 3,
]


def row(data):
    features = Magika._extract_features_from_seekable(Seekable(io.BytesIO(data)), 1024, 0, 1024, 256, 4096, False)
    return struct.pack("<2048H", *features.beg, *features.end)


text = lambda data: base64.b64encode(data).decode()
Path(__file__).with_suffix(".json").write_text(json.dumps([dict(bytes=text(one), row=text(row(one))) for one in texts]))
