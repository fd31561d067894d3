"""Small sets in MNIST's format, and the numbers that are in them.

numpy 2.x; `python idx.py > idx.json` writes the files into idx/ beside it.
"""

import gzip
import json
import struct
from pathlib import Path

import numpy as np

folder = Path(__file__).parent / "idx"
random = np.random.default_rng(5)


def write(path: Path, array: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = struct.pack(f">HBB{array.ndim}I", 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def parts(first: int, classes: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    return {
        part: (random.integers(0, 256, (rows, 5, 3), np.uint8), first + np.arange(rows) % classes)
        for part, rows in {"train": 40, "test": 13}.items()
    }


digits, letters = parts(0, 4), parts(1, 26)
for part, (images, labels) in digits.items():
    name = {"train": "train", "test": "t10k"}[part]
    write(folder / "plain" / f"{name}-images-idx3-ubyte", images)
    write(folder / "plain" / f"{name}-labels-idx1-ubyte", labels)
    write(folder / "packed" / f"{name}-images.idx3-ubyte.gz", images)
    write(folder / "packed" / f"{name}-labels.idx1-ubyte.gz", labels)
for part, (images, labels) in letters.items():
    # EMNIST stores pictures column by column.
    write(folder / "letters" / f"emnist-letters-{part}-images-idx3-ubyte.gz", images.transpose(0, 2, 1))
    write(folder / "letters" / f"emnist-letters-{part}-labels-idx1-ubyte.gz", labels)


def numbers(set_: dict[str, tuple[np.ndarray, np.ndarray]]) -> dict[str, dict[str, list[int]]]:
    return {part: {"images": images.ravel().tolist(), "labels": labels.tolist()} for part, (images, labels) in set_.items()}


print(json.dumps({"digits": numbers(digits), "letters": numbers(letters)}))
