"""The share of one model in a mixture of two with the lowest log loss, by scipy's bounded minimisation and scikit-learn's log_loss, for test/train/tableRecipe: writes forestShare.json beside this file.

    pip install numpy scipy scikit-learn
    python forestShare.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.metrics import log_loss

random = np.random.default_rng(11)
cases = []
for classes, noise, weighted in [(2, (1, 1), False), (3, (0.6, 1.4), False), (2, (2.5, 0.8), True), (4, (1, 0.3), True)]:
    rows = 120
    truth = random.normal(size=(rows, classes)) * 2
    y = np.array([random.choice(classes, p=p) for p in softmax(truth, axis=1)])
    logits = [np.round((truth + random.normal(size=truth.shape) * scale) * 256) / 256 for scale in noise]
    weights = np.round(random.uniform(0.2, 2, rows) * 64) / 64 if weighted else None
    forest, networks = [softmax(z, axis=1) for z in logits]
    loss = lambda w: log_loss(y, w * forest + (1 - w) * networks, sample_weight=weights, labels=range(classes))
    best = minimize_scalar(loss, bounds=(0, 1), method="bounded")
    cases.append(
        dict(
            classes=classes,
            y=y.tolist(),
            forest=logits[0].ravel().tolist(),
            networks=logits[1].ravel().tolist(),
            weights=None if weights is None else weights.tolist(),
            share=best.x,
            losses=[loss(0), loss(1)],
        )
    )
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
