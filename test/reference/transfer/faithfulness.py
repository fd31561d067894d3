"""Expected numbers of synthetic rows against real ones: NumPy, SciPy and scikit-learn. Writes faithfulness.json."""

import json
import os
import warnings

import numpy as np
from scipy import linalg
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.metrics import pairwise_distances

warnings.filterwarnings("ignore")
random = np.random.default_rng(20261124)


def frechet(a, b):
    """Through scipy's matrix square root; for singular covariances through eigenvectors of C1."""
    m1, m2 = a.mean(0), b.mean(0)
    c1, c2 = np.atleast_2d(np.cov(a.T)), np.atleast_2d(np.cov(b.T))
    if min(len(a), len(b)) > a.shape[1] + 1 and np.linalg.matrix_rank(c1) == len(c1):
        root = linalg.sqrtm(c1 @ c2).real
        trace = np.trace(root)
    else:
        values, vectors = np.linalg.eigh(c1)
        half = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
        trace = np.sqrt(np.maximum(np.linalg.eigvalsh(half @ c2 @ half), 0)).sum()
    return float(((m1 - m2) ** 2).sum() + np.trace(c1) + np.trace(c2) - 2 * trace)


def manifold(real, fake, k):
    def radii(x):
        return np.sort(pairwise_distances(x), axis=1)[:, k]

    between = pairwise_distances(real, fake)
    of_real, of_fake = radii(real), radii(fake)
    return {
        "precision": float((between <= of_real[:, None]).any(0).mean()),
        "recall": float((between <= of_fake[None, :]).any(1).mean()),
        "coverage": float((between.min(1) <= of_real).mean()),
    }


def rounded(x):
    return np.round(x, 4)


def pair(name, rows, other, columns, shift, scale, rank=None):
    mix = random.normal(size=(rank or columns, columns))
    a = random.normal(size=(rows, rank or columns)) @ mix
    b = (random.normal(size=(other, rank or columns)) * scale + shift) @ mix
    if rank is None:
        a, b = rounded(a), rounded(b)
    else:
        a, b = a.astype(np.float32), b.astype(np.float32)
    a, b = a.astype(np.float64), b.astype(np.float64)
    return {
        "name": name,
        "real": a.tolist(),
        "synthetic": b.tolist(),
        "frechet": frechet(a, b),
        **{f"k{k}": manifold(a, b, k) for k in (1, 3, 5)},
    }


def classifier(name, rows, columns, classes):
    centres = random.normal(size=(classes, columns)) * 1.2
    y = random.choice(classes, size=rows, p=np.arange(1, classes + 1) / np.arange(1, classes + 1).sum())
    x = rounded(centres[y] + random.normal(size=(rows, columns)))
    asked_y = random.integers(classes, size=80)
    asked = rounded(centres[asked_y] + random.normal(size=(80, columns)))
    model = LogisticRegression(class_weight="balanced", tol=1e-10, max_iter=10000).fit(x, y)
    found = model.predict(asked)
    return {
        "name": name,
        "x": x.tolist(),
        "y": y.tolist(),
        "asked": asked.tolist(),
        "askedClasses": asked_y.tolist(),
        "found": found.tolist(),
        "balancedAccuracy": balanced_accuracy_score(asked_y, found),
    }


symmetric = random.normal(size=(12, 12))
symmetric = rounded(symmetric + symmetric.T)
degenerate = np.diag([3.0, 3, 3, 0, 0]) + 0.0
result = {
    "pairs": [
        pair("more rows than numbers", 60, 45, 4, 0.3, 1.4),
        pair("fewer rows than numbers", 9, 12, 20, 0.2, 0.8),
        pair("dependent numbers", 50, 50, 8, 0.5, 1.1, rank=3),
        pair("one number", 30, 20, 1, 1.0, 2.0),
        pair("two far clouds", 40, 40, 6, 9.0, 0.2),
    ],
    "classifiers": [classifier("two classes", 60, 3, 2), classifier("four classes", 150, 5, 4)],
    "eigenvalues": [
        {"matrix": symmetric.tolist(), "values": np.linalg.eigvalsh(symmetric).tolist()},
        {"matrix": degenerate.tolist(), "values": np.linalg.eigvalsh(degenerate).tolist()},
    ],
}
with open(os.path.join(os.path.dirname(__file__), "faithfulness.json"), "w", encoding="utf8") as file:
    json.dump(result, file)
