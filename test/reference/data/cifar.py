"""Small files as CIFAR-10 and CIFAR-100 have them, the rows that Python reads from them, and what Python makes of damaged ones.

numpy 2.x; after cifarPython2.py, `python cifar.py > cifar.json`.
"""

import base64
import hashlib
import io
import json
import pickle
import warnings
import zlib
from pathlib import Path

import numpy as np

from cifarPython2 import batches, coarse, fine, hundred, labels10, labels100, packed, pictures, ten


def unpacked(text):
    return zlib.decompress(base64.b64decode(text))


allowed = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy.core.numeric", "_frombuffer"),
    ("numpy._core.numeric", "_frombuffer"),
    ("_codecs", "encode"),
}


class DataOnly(pickle._Unpickler):
    def find_class(self, module, name):
        if (module, name) not in allowed:
            raise pickle.UnpicklingError("%s.%s" % (module, name))
        return super().find_class(module, name)


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def rows_of(batch, *keys):
    """The rows of a batch in Python: their labels, and a digest of their pixels, [32, 32, 3]."""
    data = np.asarray(batch["data"])
    pixels = data.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
    return [[batch[key][row] for key in keys] + [digest(pixels[row].tobytes())] for row in range(len(data))]


def with_text_keys(batch):
    return {key.decode("latin1") if isinstance(key, bytes) else key: value for key, value in batch.items()}


def outcome(data):
    """What Python reads from a batch of CIFAR-10: a digest of labels and pixels, or null if it is no such batch."""
    try:
        batch = with_text_keys(DataOnly(io.BytesIO(data), encoding="bytes").load())
        array, labels = batch["data"], batch["labels"]
        if type(array) is not np.ndarray or array.dtype != np.uint8 or array.ndim != 2 or array.shape[1] != 3072:
            return None
        if type(labels) not in (list, tuple) or len(labels) != len(array) or len(array) == 0:
            return None
        if not all(type(label) is int and 0 <= label < 10 for label in labels):
            return None
        return digest(json.dumps(rows_of(batch, "labels")).encode())
    except Exception:
        return None


def damaged(saved, data_at, seed, count):
    """Changes of one to three bytes, mostly outside the pixels: [[at, byte, at, byte, ...], what Python reads then]."""
    random = np.random.default_rng(seed)
    outside = np.concatenate([np.arange(data_at), np.arange(data_at + 2 * 3072, len(saved))])
    changes = []
    for _ in range(count):
        change, made = [], bytearray(saved)
        for _ in range(random.integers(1, 4)):
            at = int(random.choice(outside)) if random.random() < 0.95 else int(random.integers(len(saved)))
            near = made[at] ^ (1 << int(random.integers(8)))
            byte = near if random.random() < 0.5 else int(random.choice([0, 255, *made[:data_at]]))
            made[at] = byte
            change += [at, byte]
        changes.append([change, outcome(bytes(made))])
    return changes


def main():
    warnings.simplefilter("ignore")
    python2 = json.loads(Path(__file__).with_name("cifarPython2.json").read_text())
    files = {}
    for name, (first, rows) in batches.items():
        data = np.column_stack([np.array(labels10(first, rows), np.uint8), pictures(first, rows)])
        files["cifar-10-batches-bin/%s.bin" % name] = packed(data.tobytes())
    files["cifar-10-batches-bin/batches.meta.txt"] = packed("\n".join(ten + [""]).encode() + b"\n")
    for name, (first, rows) in hundred.items():
        own, above = labels100(first, rows)
        data = np.column_stack([np.array(above, np.uint8), np.array(own, np.uint8), pictures(first, rows)])
        files["cifar-100-binary/%s.bin" % name] = packed(data.tobytes())
    files["cifar-100-binary/fine_label_names.txt"] = packed("\n".join(fine).encode())
    files["cifar-100-binary/coarse_label_names.txt"] = packed("\r\n".join(coarse).encode() + b"\r\n")

    def load(path, encoding):
        return pickle.loads(unpacked(python2[path]), encoding=encoding)

    read = {path: with_text_keys(load(path, "bytes")) for path in python2}
    first = "cifar-10-batches-py/data_batch_1"
    saved = {}
    for encoding in ("latin1", "bytes"):
        for protocol in (2, 3, 4, 5):
            saved["%s %d" % (encoding, protocol)] = pickle.dumps(load(first, encoding), protocol)
    fortran = load(first, "latin1")
    fortran["data"] = np.asfortranarray(fortran["data"])
    for protocol in (2, 4, 5):
        saved["Fortran %d" % protocol] = pickle.dumps(fortran, protocol)
    frozen = load(first, "latin1")
    frozen["data"].flags.writeable = False
    saved["read-only 5"] = pickle.dumps(frozen, 5)
    saved["pure Python 4"] = pickle._dumps(load(first, "latin1"), 4)

    pixels = read[first]["data"].tobytes()
    mutated = {"Python 2": unpacked(python2[first]), "latin1 4": saved["latin1 4"], "latin1 5": saved["latin1 5"]}
    print(
        json.dumps(
            {
                "files": files,
                "rows10": {
                    "train": [row for i in range(5) for row in rows_of(read["cifar-10-batches-py/data_batch_%d" % (i + 1)], "labels")],
                    "test": rows_of(read["cifar-10-batches-py/test_batch"], "labels"),
                },
                "rows100": {
                    part: rows_of(read["cifar-100-python/" + part], "fine_labels", "coarse_labels") for part in ("train", "test")
                },
                "saved": {name: packed(data) for name, data in saved.items()},
                "damaged": {
                    name: damaged(data, data.index(pixels), seed, 300) for seed, (name, data) in enumerate(mutated.items())
                },
            }
        )
    )


if __name__ == "__main__":
    main()
