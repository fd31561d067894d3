"""Parquet files of one table, written by pyarrow in many ways: types, missing values, encodings, compressions, page versions, row groups,
checksums. `parquet.json` has the table as pyarrow reads it from each of the files, in the units in which readParquet gives it.

pip install pyarrow numpy, then python test/reference/data/parquet.py
"""

import datetime
import decimal
import json
import math
import pathlib
import uuid

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

here = pathlib.Path(__file__).parent
folder = here / "parquet"
folder.mkdir(exist_ok=True)
rng = np.random.default_rng(16)
rows = 60


def holes(values, share=0.2):
    return [None if rng.random() < share else value for value in values]


def ints(low, high):
    return [int(value) for value in rng.integers(low, high, rows, endpoint=True)]


epoch = 1_700_000_000
words = ["", "a", "naïve", "Zürich", "日本", "a longer text with several words", "1", "x" * 40]


def column(kind, values, share=0.2):
    return pa.array(holes(values, share), type=kind)


def decimals(digits, scale, share=0.2):
    whole = [int(rng.integers(-(10**9), 10**9)) * 10 ** max(0, digits - 9) // 10 ** max(0, 9 - digits) for _ in range(rows)]
    return column(
        (pa.decimal256 if digits > 38 else pa.decimal128)(digits, scale), [decimal.Decimal(value).scaleb(-scale) for value in whole], share
    )


columns = {
    "bool": column(pa.bool_(), [bool(value) for value in ints(0, 1)]),
    "runs": column(pa.bool_(), [i // 30 % 2 == 0 for i in range(rows)], 0),
    "int8": column(pa.int8(), ints(-128, 127)),
    "int16": column(pa.int16(), ints(-(2**15), 2**15 - 1)),
    "int32": column(pa.int32(), ints(-(2**31), 2**31 - 1)),
    "int64": column(pa.int64(), ints(-(2**53) + 1, 2**53 - 1)),
    "uint8": column(pa.uint8(), ints(0, 255)),
    "uint16": column(pa.uint16(), ints(0, 2**16 - 1)),
    "uint32": column(pa.uint32(), ints(0, 2**32 - 1)),
    "uint64": column(pa.uint64(), ints(0, 2**53 - 1)),
    "rising": column(pa.int64(), list(range(5, 5 + 3 * rows, 3)), 0),
    "zeros": column(pa.int32(), [0] * rows, 0),
    "half": column(pa.float16(), [np.float16(value) for value in rng.normal(0, 100, rows)]),
    "tinyHalf": column(pa.float16(), [np.float16(value) for value in rng.normal(0, 1e-6, rows)]),
    "float": column(pa.float32(), [float(np.float32(value)) for value in rng.normal(0, 1e6, rows)]),
    "double": column(pa.float64(), [float(value) for value in rng.normal(0, 1e-9, rows)]),
    "infinite": column(pa.float64(), [[math.inf, -math.inf, 0.0, -1.5][i % 4] for i in range(rows)]),
    "text": column(pa.string(), [words[i] for i in ints(0, len(words) - 1)]),
    "prefixes": column(pa.string(), [f"https://example.org/{i // 7}/{i}" for i in range(rows)], 0.1),
    "largeText": column(pa.large_string(), [words[i] for i in ints(0, len(words) - 1)]),
    "binary": column(pa.binary(), [words[i].encode() for i in ints(0, len(words) - 1)]),
    "dictionary": pa.array(holes([words[i] for i in ints(1, 5)])).dictionary_encode(),
    "uuid": column(pa.uuid(), [uuid.UUID(bytes=rng.bytes(16)).bytes for _ in range(rows)]),
    "date32": column(pa.date32(), [datetime.date(1969, 1, 1) + datetime.timedelta(days=value) for value in ints(0, 30000)]),
    "date64": column(pa.date64(), [datetime.date(2001, 1, 1) + datetime.timedelta(days=value) for value in ints(0, 3000)]),
    "time32s": column(pa.time32("s"), ints(0, 86_399)),
    "time32ms": column(pa.time32("ms"), ints(0, 86_399_999)),
    "time64us": column(pa.time64("us"), ints(0, 86_399_999_999)),
    "time64ns": column(pa.time64("ns"), ints(0, 86_399_999_999_999)),
    **{
        f"timestamp{unit}{zone}": column(
            pa.timestamp(unit, tz=tz), [value * 10**power + extra % 10**power for value, extra in zip(ints(-epoch, epoch), ints(0, 10**9))]
        )
        for unit, power in [("s", 0), ("ms", 3), ("us", 6), ("ns", 9)]
        for zone, tz in [("", None), ("Zoned", "Europe/Berlin")]
    },
    **{f"duration{unit}": column(pa.duration(unit), ints(-(10**6) * 10**power, 10**6 * 10**power)) for unit, power in [("s", 0), ("ms", 3), ("us", 6), ("ns", 9)]},
    "decimal4": decimals(4, 2),
    "decimal9": decimals(9, 0),
    "decimal15": decimals(15, 5),
    "decimal18": decimals(18, 17),
    "decimal38": decimals(38, 20, 0.1),
    "decimal60": decimals(60, 30, 0.1),
}
whole = pa.table(columns)
# A column that cannot have missing values is stored in another way.
whole = whole.cast(pa.schema([field.with_nullable(field.name not in ("rising", "zeros", "runs")) for field in whole.schema]))

per_second = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def expected(values):
    kind = values.type
    if pa.types.is_dictionary(kind):
        values = values.cast(pa.string())
    if pa.types.is_date(kind):
        return [None if day is None else day * 86_400 for day in values.cast(pa.date32()).cast(pa.int32()).to_pylist()]
    if pa.types.is_timestamp(kind) or pa.types.is_duration(kind) or pa.types.is_time(kind):
        whole = values.cast(pa.int32() if pa.types.is_time32(kind) else pa.int64()).to_pylist()
        # The nearest double: a quotient of whole numbers in Python is correctly rounded.
        return [None if value is None else value / per_second[kind.unit] for value in whole]
    found = values.to_pylist()
    if pa.types.is_decimal(kind):
        return [None if value is None else float(value) for value in found]
    if pa.types.is_floating(kind):
        return [None if value is None else str(value) if math.isinf(value) else float(value) for value in found]
    if pa.types.is_boolean(kind):
        return [None if value is None else str(value).lower() for value in found]
    if kind == pa.uuid():
        return [None if value is None else str(value) for value in found]
    # readParquet takes an empty text for a missing one.
    return [None if value in (None, "", b"") else value.decode() if isinstance(value, bytes) else value for value in found]


whole_numbers = [name for name in whole.column_names if pa.types.is_integer(whole.schema.field(name).type)]
texts = ["text", "prefixes", "largeText", "binary"]
splittable = ["float", "double", "infinite", "int32", "int64", "half", "decimal9", "decimal38"]
delta = {name: "DELTA_BINARY_PACKED" for name in whole_numbers + ["date32", "time32ms", "time64us", "timestampus", "durationns"]}
written = {
    "uncompressed": {"compression": "none"},
    "snappy": {"compression": "snappy", "row_group_size": 35, "write_page_checksum": True},
    "gzip": {"compression": "gzip", "data_page_version": "2.0", "use_dictionary": False},
    "zstd": {"compression": "zstd", "data_page_size": 64, "write_batch_size": 16, "write_page_checksum": True},
    "brotli": {"compression": "brotli", "use_dictionary": False, "row_group_size": 33},
    "lz4": {"compression": "lz4", "data_page_version": "2.0", "data_page_size": 64, "write_batch_size": 16, "write_page_checksum": True},
    "int96Timestamps": {"compression": "snappy", "use_deprecated_int96_timestamps": True},
    "decimalsAsIntegers": {"compression": "zstd", "store_decimal_as_integer": True},
    "delta": {
        "compression": "snappy",
        "use_dictionary": False,
        "data_page_version": "2.0",
        "column_encoding": {**delta, **{name: "DELTA_LENGTH_BYTE_ARRAY" for name in texts}, "decimal38": "DELTA_BYTE_ARRAY"},
    },
    "prefixes": {
        "compression": "none",
        "use_dictionary": False,
        "data_page_size": 64,
        "write_batch_size": 16,
        "column_encoding": {**delta, **{name: "DELTA_BYTE_ARRAY" for name in texts}, "runs": "RLE", "bool": "RLE"},
    },
    "byteStreamSplit": {
        "compression": "zstd",
        "use_dictionary": False,
        "row_group_size": 50,
        "write_page_checksum": True,
        "column_encoding": {name: "BYTE_STREAM_SPLIT" for name in splittable},
    },
    "dictionaryFallback": {"compression": "snappy", "dictionary_pagesize_limit": 200, "data_page_size": 64, "write_batch_size": 8},
}

result = {"rows": rows, "columns": {name: expected(whole[name].combine_chunks()) for name in whole.column_names}, "files": {}}
for name, options in written.items():
    table = whole
    if name == "int96Timestamps":
        # 96 bits, which only timestamps have.
        table = table.select([one for one in table.column_names if one.startswith("timestamp")])
    path = folder / f"{name}.parquet"
    pq.write_table(table, path, **{"write_statistics": name == "uncompressed", **options})
    back = pq.read_table(path)
    checks = pq.ParquetFile(path, page_checksum_verification=True)
    checks.read()
    for one in table.column_names:
        was, found = result["columns"][one], expected(back[one].combine_chunks())
        assert was == found or name == "int96Timestamps", (name, one)
        assert len(found) == rows
    result["files"][name] = table.column_names
(here / "parquet.json").write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n")
print(sum(path.stat().st_size for path in folder.iterdir()), "bytes of files,", (here / "parquet.json").stat().st_size, "of values")
