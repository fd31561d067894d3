"""Entropies and shares of one-hot soft labels of two classes by SciPy in float64; `python softLabels.py > softLabels.json`."""

import json

import numpy as np
from scipy.special import expit
from scipy.stats import entropy

random = np.random.default_rng(20261124)
labels = (random.random(300) < 0.1).astype(int)
margins = np.round(np.where(labels, -1 + 4 * random.standard_normal(300), -6 + 2 * random.standard_normal(300)), 3)


def at(temperature):
    p = expit(margins / temperature)
    nats = entropy(np.stack([1 - p, p]), axis=0)
    return {"temperature": temperature, "meanEntropy": float(nats.mean()), "oneHot": float((nats < 0.01).mean())}


print(json.dumps({"labels": labels.tolist(), "margins": margins.tolist(), "at": [at(t) for t in (0.5, 1, 4, 100)]}))
