"""Varied CSV files and what pandas reads in them, for test/data/tables/readCsvEqualsPandas.test.ts: writes csv.json beside this file.

    pip install pandas
    python csv.py
"""

import base64
import gzip
import io
import json
import random
import sys
from pathlib import Path

here = Path(__file__).parent
# This file has the name of a module that pandas needs.
sys.path = [path for path in sys.path if Path(path or ".").resolve() != here.resolve()]

import csv  # noqa: E402

import pandas as pd  # noqa: E402

draw = random.Random(16)
letters = "abcxyzäöüßéñłжщ日本語🦁"
marks = [",", ";", "\t", "|", '"', "'", "\n", "\r\n", " ", "#", "%", "."]


def number():
    kind = draw.randrange(9)
    if kind == 0:
        return str(draw.randrange(-1000, 1000))
    if kind == 1:
        return repr(draw.random())
    if kind == 2:
        return repr(draw.gauss(0, 1) * 10.0 ** draw.randrange(-30, 30))
    if kind == 3:
        return "".join(draw.choice("0123456789") for _ in range(draw.randrange(1, 19))) + "." + "".join(
            draw.choice("0123456789") for _ in range(draw.randrange(0, 22))
        )
    if kind == 4:
        return f"{draw.choice(['+', '-', ''])}{draw.randrange(10**6)}e{draw.randrange(-40, 40)}"
    if kind == 5:
        return "." + str(draw.randrange(10**draw.randrange(1, 18)))
    if kind == 6:
        return str(draw.randrange(-(2**53), 2**53))
    if kind == 7:
        return draw.choice(["0", "-0", "0.0", "1E5", "5.", "inf", "-inf", "1e308", "4.9e-324", "2.2250738585072011e-308"])
    return f"{draw.randrange(10**5)}.{draw.randrange(100):02}"


def word():
    body = "".join(draw.choice(letters) for _ in range(draw.randrange(1, 6)))
    if draw.random() < 0.3:
        body += draw.choice(marks) + draw.choice(letters)
    return draw.choice("pqr") + body


def day():
    text = f"{draw.randrange(1900, 2100)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
    return text + (f" {draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}" if draw.random() < 0.5 else "")


makers = {
    "number": number,
    "few": lambda: draw.choice(["1", "2", "10", "2.5"]),
    "text": word,
    "category": lambda: draw.choice(["red", "Grün", 'say "hi"', "a,b;c"]),
    "time": day,
    "boolean": lambda: draw.choice(["True", "False"]),
}
words = ["", "NA", "NaN", "null", "?", "None", "n/a"]
files = []
for i in range(60):
    kinds = [draw.choice(list(makers)) for _ in range(draw.randrange(1, 7))]
    names = [f"{kind} {c}" for c, kind in enumerate(kinds)]
    rows = draw.choice([3, 12, 40, 150])
    gaps = draw.choice([0, 0.1, 0.5])
    # A first value each, so that no column is missing altogether.
    table = [
        [draw.choice(words) if r > 1 and draw.random() < gaps and len(kinds) > 1 else makers[kind]() for kind in kinds]
        for r in range(rows)
    ]
    delimiter = draw.choice([",", ",", ";", "\t", "|"])
    end = draw.choice(["\n", "\r\n"])
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter, lineterminator=end, quoting=draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    )
    writer.writerow(names)
    writer.writerows(table)
    text = out.getvalue()
    if draw.random() < 0.3:
        text = text.removesuffix(end)
    encoding = draw.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16"])
    packed = draw.random() < 0.2
    data = text.encode(encoding)
    frame = pd.read_csv(
        io.BytesIO(data),
        sep=delimiter,
        encoding=encoding,
        na_values=["?"],
        dtype={n: str for n, kind in zip(names, kinds) if kind in ("boolean", "time")},
        skip_blank_lines=True,
    )
    columns = []
    for name, kind in zip(names, kinds):
        values = frame[name]
        if kind == "time":
            seconds = [None if pd.isna(v) else pd.Timestamp(v, tz="UTC").timestamp() for v in values]
            columns.append({"name": name, "kind": kind, "values": seconds})
        elif pd.api.types.is_numeric_dtype(values):
            columns.append({"name": name, "kind": "number", "values": [None if pd.isna(v) else repr(float(v)) for v in values]})
        else:
            texts = [None if pd.isna(v) else v.lower() if kind == "boolean" else str(v) for v in values]
            columns.append({"name": name, "kind": "text", "values": texts})
    data = gzip.compress(data, mtime=0) if packed else data
    files.append({"delimiter": delimiter, "encoding": encoding, "gzip": packed, "bytes": base64.b64encode(data).decode(), "columns": columns})

(here / "csv.json").write_text(json.dumps(files, ensure_ascii=False) + "\n")
