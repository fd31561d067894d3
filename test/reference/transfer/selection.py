"""Herding, farthest-first and uncertainty in float64 by numpy and scipy, written from the papers' formulas without shortcuts, for test/transfer/select:
writes selection.json beside this file.

    pip install numpy scipy
    python selection.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import softmax
from scipy.stats import beta, entropy

random = np.random.default_rng(3)
features = np.round(random.normal(size=(40, 5)) * 2**8) / 2**8
labels = np.sort(random.integers(0, 3, size=40))
groups = np.arange(40) // 3
logits = np.round(random.normal(size=(40, 4)) * 3 * 2**8) / 2**8


def herding(rows, count, groups=None):
    mean, chosen, used = features[rows].mean(0), [], set()
    for k in range(1, count + 1):
        free = [r for r in rows if r not in chosen and (groups is None or groups[r] not in used)]
        if not free:
            used = set()
            free = [r for r in rows if r not in chosen]
        gaps = [np.linalg.norm(mean - (features[r] + features[chosen].sum(0)) / k) for r in free]
        chosen.append(free[int(np.argmin(gaps))])
        if groups is not None:
            used.add(groups[chosen[-1]])
    return [int(r) for r in chosen]


def farthest_first(first, count):
    chosen = [first]
    while len(chosen) < count:
        nearest = np.linalg.norm(features[:, None] - features[None, chosen], axis=2).min(1)
        chosen.append(int(np.argmax(nearest)))
    return chosen


p = softmax(logits, axis=1)
two = np.sort(p, axis=1)[:, -2:]
out = dict(
    features=features.tolist(),
    labels=labels.tolist(),
    groups=groups.tolist(),
    logits=logits.tolist(),
    herding=herding(range(40), 12),
    herdingOfClasses={int(c): herding(list(np.flatnonzero(labels == c)), 6) for c in range(3)},
    herdingOfGroups=herding(range(40), 20, groups),
    farthestFirst=[farthest_first(first, 10) for first in range(40)],
    entropy=np.argsort(-entropy(p, axis=1), kind="stable").tolist(),
    margin=np.argsort(two[:, 1] - two[:, 0], kind="stable").tolist(),
    beta={str(a): beta(a, a).ppf([0.05, 0.25, 0.4, 0.5, 0.75, 0.95]).tolist() for a in (0.1, 0.4, 1, 3)},
)
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
