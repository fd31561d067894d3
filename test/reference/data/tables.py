"""Tables by pandas, pyarrow and scikit-learn, for test/data/tables: writes tables.json and the files in tables/ beside this file.

    pip install pandas pyarrow scikit-learn
    python tables.py
"""

import io
import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import RobustScaler
from sklearn.utils.class_weight import compute_sample_weight

here = Path(__file__).parent
folder = here / "tables"
folder.mkdir(exist_ok=True)
random = np.random.default_rng(7)


def columns_of(frame):
    """Numbers as they are, dates as seconds since 1970, all else as text; null where a value is missing."""
    found = {}
    for name in frame:
        series = frame[name]
        if pd.api.types.is_datetime64_any_dtype(series):
            series = pd.to_datetime(series, utc=True)
            values = [None if pd.isna(v) else v.value / 1e9 for v in series]
        elif pd.api.types.is_bool_dtype(series):
            values = [None if pd.isna(v) else str(bool(v)).lower() for v in series]
        elif pd.api.types.is_numeric_dtype(series):
            values = [None if pd.isna(v) else float(v) for v in series]
        else:
            values = [plain(v) for v in series]
        found[name] = values
    return found


def plain(value):
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)) or value is pd.NA:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or timezone.utc).timestamp()
    if isinstance(value, date):
        return float((value - date(1970, 1, 1)).days * 86400)
    return value if isinstance(value, str) else float(value)


rows = 23
gap = lambda values, every: [None if i % every == 3 else v for i, v in enumerate(values)]
start = datetime(2024, 2, 28, 22, 30, 15, 123456)
frame = pa.table(
    {
        "float64": pa.array(gap(random.normal(size=rows).tolist(), 5)),
        "float32": pa.array(gap([float(v) for v in random.normal(size=rows).astype("float32")], 6), pa.float32()),
        "int64": pa.array(gap([int(v) for v in random.integers(-(2**53) + 1, 2**53, rows)], 7), pa.int64()),
        "whole": pa.array(list(range(rows)), pa.int64()),
        "int32": pa.array([int(v) for v in random.integers(-100, 100, rows)], pa.int32()),
        "int8": pa.array(gap([i - 10 for i in range(rows)], 4), pa.int8()),
        "uint8": pa.array([i * 11 for i in range(rows)], pa.uint8()),
        "uint32": pa.array([2**32 - 1 - i for i in range(rows)], pa.uint32()),
        "uint64": pa.array(gap([2**40 + i for i in range(rows)], 9), pa.uint64()),
        "boolean": pa.array(gap([i % 3 == 0 for i in range(rows)], 8)),
        "allFalse": pa.array([False] * rows),
        "text": pa.array(gap([f"naïve {i % 5}" for i in range(rows)], 5)),
        "dictionary": pa.array(gap(["b", "a", "c"] * 7 + ["a", "z"], 6)).dictionary_encode(),
        "money": pa.array(gap([Decimal(i * 1234567) / 100 - 5 for i in range(rows)], 5), pa.decimal128(12, 2)),
        "small": pa.array([Decimal(i) / 10 for i in range(rows)], pa.decimal128(5, 1)),
        "huge": pa.array([Decimal(i) / 1000 for i in range(rows)], pa.decimal128(30, 3)),
        "date": pa.array(gap([date(1969, 12, 25) + timedelta(days=i) for i in range(rows)], 5)),
        "millis": pa.array(gap([start + timedelta(hours=i) for i in range(rows)], 7), pa.timestamp("ms")),
        "micros": pa.array([start + timedelta(hours=i) for i in range(rows)], pa.timestamp("us")),
        "nanos": pa.array(gap([start - timedelta(days=30000 + i) for i in range(rows)], 7), pa.timestamp("ns")),
        "zoned": pa.array([start + timedelta(hours=i) for i in range(rows)], pa.timestamp("us", "Europe/Berlin")),
    }
)
variants = {
    "uncompressed": dict(compression="none", row_group_size=10),
    "snappy": dict(compression="snappy", use_dictionary=False),
    "gzip": dict(compression="gzip", row_group_size=7, data_page_version="2.0"),
    "zstd": dict(compression="zstd", row_group_size=9, use_dictionary=False, column_encoding=None),
}
for name, options in variants.items():
    pq.write_table(frame, folder / f"{name}.parquet", **options)
one = pa.table({"n": [1, 2], "list": [[1], [2, 3]], "struct": [{"a": 1}, {"a": 2}]})
pq.write_table(one, folder / "nested.parquet")
pq.write_table(pa.table({"n": [1, 2], "id": [5, 2**53 + 2], "none": pa.nulls(2), "bytes": [b"\xff\xfe", b"x"]}), folder / "unusualColumns.parquet")
pq.write_table(pa.table({"n": pa.array([], pa.int64())}), folder / "empty.parquet")

csv = '''age,job,since,owns,limit,score
31,nurse,2024-02-29,True,1e3,-0.5
,NA,2024-01-01,False,-2.5E-3,+7
45,"clerk, senior",,True,.5,1e-300
28,"said ""no""",1969-12-31,False,5.,0.1
61,Löwe,2000-01-01,True,12345678901,123456789.123456789
'''
(folder / "people.csv").write_text(csv, encoding="utf-8")
people = pd.read_csv(folder / "people.csv", parse_dates=["since"])

x = random.normal(size=(41, 4)).astype("float32") * [1, 10, 100, 1] + [0, 5, -3, 0]
x = x.astype("float32")
x[:, 3] = np.where(np.arange(41) < 35, 2, random.normal(size=41)).astype("float32")
x[5, 0] = x[6, 0] = x[7, 2] = np.nan
scaler = RobustScaler().fit(x[:30])
# scikit-learn takes a zero range for 1.
y = np.array([0] * 25 + [1] * 12 + [2] * 4)

labels = (random.random(200) < 0.3).astype(int)
scores = np.round(random.normal(size=200) + 2.2 * labels, 1)

# Columns as credit files hold them: what pandas makes of each without being told anything.
held = {
    "numbers": ["1", "2.5", "-3", "+4", "1e3", ".5", "5.", "1E-2"],
    "blanks": [" 1", "2 ", "  3  ", "4"],
    "wholes": ["007", "12", "0", "-0"],
    "infinite": ["inf", "-inf", "Infinity", "1"],
    "with missing": ["1", "", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "<NA>", "#N/A", "#NA", "-NaN", "1.#QNAN", "2"],
    "texts": ["own", "NA", "", "none", "na", "-", "null", "rent"],
    "question": ["1", "?", "2", "?", "3", "4", "5"],
    "dashes": ["-", "-", "-", "7", "8"],
    "thousands": ["1,234", "5,678,901", "12"],
    "percent": ["12%", "0.5 %", "7%"],
    "money": ["$5", "$1,234.50", "$7"],
    "decimal comma": ["1,5", "2,25", "3"],
    "dates": ["2024-01-31", "1999-12-31", "2000-02-29"],
    "other dates": ["31/12/2019", "01/02/2020", "15/08/2018"],
    "booleans": ["True", "False", "true", "FALSE"],
    "yes or no": ["yes", "no", "Yes", "no"],
    "hexadecimal": ["0x1f", "0b1", "0o7"],
    "underscores": ["1_000", "2_000"],
}


def read_alone(values):
    text = "n,v\n" + "".join(f'{i},"{v}"\n' for i, v in enumerate(values))
    series = pd.read_csv(io.StringIO(text))["v"]
    kind = "boolean" if pd.api.types.is_bool_dtype(series) else "number" if pd.api.types.is_numeric_dtype(series) else "text"
    plainly = lambda v: None if pd.isna(v) else str(v) if kind != "number" else float(v) if np.isfinite(v) else str(float(v))
    return {"texts": values, "kind": kind, "values": [plainly(v) for v in series]}


number = lambda v: None if np.isnan(v) else float(v)
out = {
    "rows": rows,
    "held": {name: read_alone(values) for name, values in held.items()},
    "parquet": columns_of(pd.read_parquet(folder / "snappy.parquet")),
    "csv": columns_of(people),
    "robust": {
        "x": [[number(v) for v in row] for row in x],
        "fit": 30,
        "medians": scaler.center_.tolist(),
        "iqrs": scaler.scale_.tolist(),
        "scaled": [[number(v) for v in row] for row in scaler.transform(x)],
    },
    "weights": {"y": y.tolist(), "balanced": compute_sample_weight("balanced", y).tolist()},
    "auc": {"y": labels.tolist(), "scores": scores.tolist(), "auc": roc_auc_score(labels, scores)},
}
(here / "tables.json").write_text(json.dumps(out) + "\n")
