"""Files of arrays as NumPy writes them, in MedMNIST's layout and in others, and the numbers that are in them.

numpy 2.x; `python npz.py > npz.json` writes the files into npz/ beside it.
"""

import io
import json
import zipfile
from pathlib import Path

import numpy as np

folder = Path(__file__).parent / "npz"
folder.mkdir(exist_ok=True)
random = np.random.default_rng(7)


def splits(*row: int, classes: int = 3, columns: int = 1) -> dict[str, np.ndarray]:
    arrays = {}
    for split, rows in {"train": 5, "val": 3, "test": 4}.items():
        arrays[f"{split}_images"] = random.integers(0, 256, (rows, *row), np.uint8)
        arrays[f"{split}_labels"] = (np.arange(rows * columns).reshape(rows, columns) % classes).astype(np.uint8)
    return arrays


def zipped(arrays: dict[str, np.ndarray], name: str, version=None, prefix: str = "") -> None:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as file:
        for key, array in arrays.items():
            with file.open(f"{prefix}{key}.npy", "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, array, version)


class Pipe(io.RawIOBase):
    """Cannot seek, so that sizes come after the data."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += bytes(data)
        return len(data)


flat, colour, volume = splits(4, 4), splits(4, 4, 3), splits(4, 4, 4, classes=2)
np.savez_compressed(folder / "flat.npz", **flat)
np.savez(folder / "colour.npz", **colour)
np.savez_compressed(folder / "volume.npz", **volume)
np.savez(folder / "int64Labels.npz", **{k: v.astype(np.int64) if "labels" in k else v for k, v in flat.items()})
np.savez(folder / "flatBooleanLabels.npz", **{k: v[:, 0].astype(bool) if "labels" in k else v for k, v in volume.items()})
zipped(flat, "version2.npz", (2, 0))
zipped(flat, "version3.npz", (3, 0))
zipped(flat, "nested.npz", prefix="medmnist/")
pipe = Pipe()
np.savez_compressed(pipe, **flat)
(folder / "streamed.npz").write_bytes(pipe.bytes)
limit, zipfile.ZIP64_LIMIT = zipfile.ZIP64_LIMIT, 100
zipped(flat, "zip64.npz")
zipfile.ZIP64_LIMIT = limit

np.savez(folder / "severalLabels.npz", **splits(4, 4, columns=14))
np.savez(folder / "bigEndian.npz", **{k: v.astype(">u2") if "labels" in k else v for k, v in flat.items()})
np.savez(folder / "fortran.npz", **{k: np.asfortranarray(v) for k, v in flat.items()})
np.savez(folder / "floats.npz", **{k: v / np.float32(255) if "images" in k else v for k, v in flat.items()})
np.savez(folder / "halfLabels.npz", **{k: v / 2 if "labels" in k else v for k, v in flat.items()})
np.savez(folder / "objects.npz", **{k: v.astype(object) if "labels" in k else v for k, v in flat.items()})
np.savez(folder / "texts.npz", **{k: v.astype(str) if "labels" in k else v for k, v in flat.items()})
np.savez(
    folder / "structuredLabels.npz",
    **{k: np.zeros(len(v), [("a", "u1"), ("b", "u1")]) if "labels" in k else v for k, v in flat.items()},
)
np.savez(folder / "missingLabels.npz", **{k: v for k, v in flat.items() if k != "val_labels"})
np.savez(folder / "fewLabels.npz", **{k: v[:-1] if k == "val_labels" else v for k, v in flat.items()})
np.savez(folder / "otherShape.npz", **{k: v[:, :3] if k == "test_images" else v for k, v in flat.items()})
np.savez(folder / "noRows.npz", **{k: v[:0] for k, v in flat.items()})
np.save(folder / "single.npy", flat["train_images"])

types = {
    "b1": [True, False, True],
    "u1": [0, 7, 255],
    "i1": [-128, 0, 127],
    "u2": [0, 258, 65535],
    "i2": [-32768, -2, 32767],
    "u4": [0, 66051, 2**32 - 1],
    "i4": [-(2**31), -2, 2**31 - 1],
    "u8": [0, 2**40 + 1, 2**53],
    "i8": [-(2**53), -2, 2**40 + 1],
    "f4": [-0.5, 0.1, 3e38],
    "f8": [-0.5, 0.1, 1e300],
}
arrays = {name: np.array(values, name) for name, values in types.items()}
np.savez_compressed(folder / "types.npz", **arrays, grid=(np.arange(20000) % 251).reshape(100, 200))


def numbers(arrays: dict[str, np.ndarray]) -> dict[str, list]:
    return {name: array.ravel().tolist() for name, array in arrays.items()}


print(
    json.dumps(
        {
            "flat": numbers(flat),
            "colour": numbers(colour),
            "volume": numbers(volume),
            "types": {name: [float(one) for one in array] for name, array in arrays.items()},
        }
    )
)
