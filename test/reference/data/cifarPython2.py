"""Batches as CIFAR-10 and CIFAR-100 have them, pickled as the published ones were: by cPickle of Python 2, protocol 2.

Python 2.7, numpy 1.16; `python2.7 cifarPython2.py > cifarPython2.json`. cifar.py takes the pictures from here.
"""

import base64
import json
import zlib

import numpy as np


def pictures(first, rows):
    """[rows, 3072] bytes of which no two rows, colours, lines or columns are alike."""
    row, colour, y, x = np.meshgrid(np.arange(first, first + rows), np.arange(3), np.arange(32), np.arange(32), indexing="ij")
    return ((37 * row + 83 * colour + 7 * y + 3 * x) % 256).astype(np.uint8).reshape(rows, 3072)


def packed(data):
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


ten = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
fine = ["fine %d" % i for i in range(100)]
coarse = ["coarse %d" % i for i in range(20)]
batches = {"data_batch_%d" % (i + 1): (2 * i, 2) for i in range(5)}
batches["test_batch"] = (10, 3)
hundred = {"train": (20, 7), "test": (27, 3)}


def labels10(first, rows):
    return [(3 * (first + i) + 1) % 10 for i in range(rows)]


def labels100(first, rows):
    return [(first + i) * 13 % 100 for i in range(rows)], [(first + i) * 7 % 20 for i in range(rows)]


def names(first, rows):
    return ["picture_s_%06d.png" % i for i in range(first, first + rows)]


def write_pickles():
    import cPickle

    files = {}
    for name, (first, rows) in batches.items():
        batch = {"batch_label": "training batch 1 of 5", "labels": labels10(first, rows)}
        batch.update({"data": pictures(first, rows), "filenames": names(first, rows)})
        files["cifar-10-batches-py/" + name] = packed(cPickle.dumps(batch, 2))
    meta = {"num_cases_per_batch": 10000, "label_names": ten, "num_vis": 3072}
    files["cifar-10-batches-py/batches.meta"] = packed(cPickle.dumps(meta, 2))
    for name, (first, rows) in hundred.items():
        batch = dict(zip(("fine_labels", "coarse_labels"), labels100(first, rows)))
        batch.update({"filenames": names(first, rows), "batch_label": name, "data": pictures(first, rows)})
        files["cifar-100-python/" + name] = packed(cPickle.dumps(batch, 2))
    meta = {"fine_label_names": fine, "coarse_label_names": coarse}
    files["cifar-100-python/meta"] = packed(cPickle.dumps(meta, 2))
    print(json.dumps(files, sort_keys=True, indent=0))


if __name__ == "__main__":
    write_pickles()
