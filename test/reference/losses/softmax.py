"""Softmax at a temperature and entropy by SciPy in float64: numpy 2.x, scipy 1.x; `python softmax.py > softmax.json`."""

import json

import numpy as np
from scipy.special import softmax
from scipy.stats import entropy

random = np.random.default_rng(20261124)
cases = []
for classes in (1, 2, 3, 10, 100):
    for spread in (0.1, 5.0, 1e4):
        for temperature in (0.5, 1.0, 4.0, 100.0):
            logits = np.round(random.normal(0, spread, classes), 6)
            # One logit is a sigmoid head: its two classes have the logits 0 and z.
            z = np.array([0.0, logits[0]]) if classes == 1 else logits
            p = softmax(z / temperature)
            cases.append({"logits": logits.tolist(), "temperature": temperature, "probabilities": p.tolist(), "entropy": float(entropy(p))})
print(json.dumps(cases))
