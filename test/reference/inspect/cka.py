"""Centred kernel alignment by NumPy, from the definitions with whole matrices, for test/inspect/layers: writes cka.json beside this file.

    pip install numpy
    python cka.py
"""

import json
from pathlib import Path

import numpy as np

random = np.random.default_rng(11)


def median_distance(x):
    distances = np.sqrt(((x[:, None] - x[None]) ** 2).sum(-1))[np.triu_indices(len(x), 1)]
    return np.median(distances[distances > 0])


def gram(x, rbf=None, sigma=None):
    if rbf is None:
        return x @ x.T
    sigma = rbf * median_distance(x) if sigma is None else sigma
    return np.exp(-((x[:, None] - x[None]) ** 2).sum(-1) / (2 * sigma**2))


def biased(k, l):
    n = len(k)
    h = np.eye(n) - np.ones((n, n)) / n
    return np.trace(k @ h @ l @ h) / (n - 1) ** 2


def unbiased(k, l):
    n = len(k)
    k, l = k - np.diag(np.diag(k)), l - np.diag(np.diag(l))
    one = np.ones(n)
    return (
        np.trace(k @ l) + (one @ k @ one) * (one @ l @ one) / ((n - 1) * (n - 2)) - 2 / (n - 2) * (one @ k @ l @ one)
    ) / (n * (n - 3))


def cka(x, y, hsic, rbf=None, batch=None):
    sigmas = (None, None)
    sums = np.zeros(3)
    for start in range(0, len(x), batch or len(x)):
        a, b = x[start : start + (batch or len(x))], y[start : start + (batch or len(x))]
        if len(a) < 4:
            break
        if start == 0 and rbf is not None:
            sigmas = rbf * median_distance(a), rbf * median_distance(b)
        k, l = gram(a, rbf, sigmas[0]), gram(b, rbf, sigmas[1])
        sums += np.array([hsic(k, l), hsic(k, k), hsic(l, l)])
    return float(sums[0] / np.sqrt(sums[1] * sums[2]))


def case(name, x, y, batch):
    x, y = np.round(x, 4).astype(np.longdouble), np.round(y, 4).astype(np.longdouble)
    return dict(
        name=name,
        x=x.astype(float).tolist(),
        y=y.astype(float).tolist(),
        batch=batch,
        linear=dict(biased=cka(x, y, biased), unbiased=cka(x, y, unbiased), batches=cka(x, y, unbiased, batch=batch)),
        rbf={
            str(f): dict(biased=cka(x, y, biased, f), unbiased=cka(x, y, unbiased, f), batches=cka(x, y, unbiased, f, batch))
            for f in (0.2, 0.5, 1)
        },
    )


shared = random.normal(size=(23, 3))
mix = lambda columns, noise: shared @ random.normal(size=(3, columns)) + noise * random.normal(size=(23, columns))
cases = [
    case("narrow, related", mix(4, 0.3), mix(6, 0.5), 10),
    case("wide, related", mix(40, 0.5), mix(31, 1.0), 8),
    case("far from zero", mix(5, 0.4) + 20, 0.1 * mix(4, 0.4), 23),
    case("not related", random.normal(size=(20, 6)), random.normal(size=(20, 3)), 5),
    case("mostly zero", np.maximum(0, mix(7, 0.2) - 1), np.maximum(0, mix(5, 0.2)), 11),
]
Path(__file__).with_name("cka.json").write_text(json.dumps(cases) + "\n")
