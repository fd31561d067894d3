"""Masks as run lengths down the columns, and the masked pixels of vertical strips, by numpy alone.

numpy 2.x; `python runLengths.py > runLengths.json`.
"""

import json

import numpy as np

random = np.random.default_rng(5)


def encoded(mask):
    flat = np.concatenate([[0], mask.ravel(order="F"), [0]])
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    return " ".join(f"{a} {b - a}" for a, b in zip(starts, ends))


cases = []
for height, width, tiles, share in [(4, 12, 3, 0.4), (7, 20, 5, 0.1), (16, 40, 8, 0.6), (5, 6, 1, 1.0), (5, 6, 2, 0.0)]:
    mask = (random.random((height, width)) < share).astype(np.uint8)
    strips = mask.reshape(height, tiles, width // tiles).sum((0, 2))
    cases.append(
        {"height": height, "width": width, "tiles": tiles, "encoded": encoded(mask), "masked": strips.tolist()}
    )
print(json.dumps(cases))
