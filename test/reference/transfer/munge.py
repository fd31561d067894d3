"""MUNGE (Bucila, Caruana & Niculescu-Mizil 2006), each row changed by itself, with neighbours by scikit-learn and the toolkit's random numbers (sfc32) made anew, for test/transfer/select/munge.test.ts:
writes munge.json beside this file.

    pip install numpy scikit-learn
    python munge.py
"""

import json
import math
from pathlib import Path

import numpy as np
from sklearn.neighbors import NearestNeighbors

U32 = 2**32


def sfc32(seed):
    a, b, c, counter = 0x9E3779B9, seed // U32 % U32, seed % U32, 1

    def draw():
        nonlocal a, b, c, counter
        total = (a + b + counter) % U32
        counter = (counter + 1) % U32
        a = b ^ (b >> 9)
        b = (c + (c << 3)) % U32
        c = ((c << 21 | c >> 11) + total) % U32
        return total / U32

    for _ in range(12):
        draw()
    return draw


def mix(*seeds):
    mixed = 0
    for seed in seeds:
        mixed = math.floor(sfc32((mixed * 4093 + seed) % (2**53 - 1))() * U32)
    return mixed


random = np.random.default_rng(5)
rows, made, change, nearness, seed = 30, 75, 0.4, 2.5, 7
x = np.round(np.column_stack([random.normal(size=rows) * 3, random.normal(size=rows) + 50, random.integers(0, 3, rows)]) * 64) / 64
x[[4, 11], 1] = np.nan
number = lambda column: (column - np.nanmean(column)) / np.nanstd(column)
missing = np.isnan(x[:, 1])
scaled = np.column_stack(
    [number(x[:, 0]), np.where(missing, 0, number(x[:, 1])), missing, *[(x[:, 2] == k) * math.sqrt(0.5) for k in range(3)]]
)
neighbour = NearestNeighbors(n_neighbors=2).fit(scaled).kneighbors(scaled, return_distance=False)[:, 1]

chance, uniform = sfc32(mix(seed, 2)), sfc32(mix(seed, 3))


def normal():
    radius, angle = math.sqrt(-2 * math.log(1 - uniform())), 2 * math.pi * uniform()
    return radius * math.cos(angle)


out = np.zeros((made, 3))
for row in range(made):
    own, near = x[row % rows], x[neighbour[row % rows]]
    for column in range(3):
        changed, z = chance() < change, normal()
        moved = near[column] + abs(own[column] - near[column]) / nearness * z
        out[row, column] = own[column] if not changed else near[column] if column == 2 or np.isnan(moved) else moved
plain = lambda values: [None if np.isnan(value) else float(value) for value in values.ravel()]
result = dict(x=plain(x), neighbour=neighbour.tolist(), made=plain(out), change=change, nearness=nearness, seed=seed)
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
