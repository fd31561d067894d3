"""Numbers for test/models/students and test/deploy/compile: numpy and scipy in double precision. Writes students.json."""

import json
from pathlib import Path

import numpy as np
from scipy import special

rng = np.random.default_rng(5)


def number(values, bins):
    """Edges are quantiles, the outer ones cut at a quarter again while 30 rows lie beyond; a piecewise-linear input a bin."""
    present = values[~np.isnan(values)]
    different = np.unique(present)
    if len(different) <= bins + 1:
        edges = different.astype(np.float64)
    else:
        levels = list(np.linspace(0, 1, bins + 1))
        share = 1 / bins / 4
        while share * len(present) >= 30:
            levels += [share, 1 - share]
            share /= 4
        edges = np.unique(np.quantile(present.astype(np.float64), sorted(levels)).astype(np.float32)).astype(np.float64)
    asked = np.concatenate([edges, (edges[1:] + edges[:-1]) / 2, [edges[0] - 1, edges[-1] + 1]]).astype(np.float32)
    encoded = [[float(np.interp(x, edges[t : t + 2], [0, 1])) for t in range(len(edges) - 1)] for x in asked.astype(np.float64)]
    return {
        "values": [None if np.isnan(v) else float(v) for v in values],
        "bins": bins,
        "edges": edges.tolist(),
        "asked": asked.tolist(),
        "encoded": np.round(encoded, 7).tolist(),
    }


def with_missing(values):
    values = values.astype(np.float32)
    values[::17] = np.nan
    return values


numbers = {
    "skewed": number(np.exp(rng.normal(3, 1, 200)).round(2).astype(np.float32), 8),
    "skewed with missing values": number(with_missing(np.exp(rng.normal(3, 1, 150)).round(2)), 4),
    "mostly zero": number((rng.integers(0, 9, 120) * (rng.random(120) < 0.3) * 1.5).astype(np.float32), 4),
    "few values": number(rng.integers(0, 5, 60).astype(np.float32), 16),
    "two values": number(rng.integers(0, 2, 40).astype(np.float32), 16),
    "times": number((1.7e9 + 128 * rng.integers(0, 250000, 100)).astype(np.float32), 4),
}

x = np.concatenate([np.linspace(-6, 6, 49), [-40.0, -12.5, 12.5, 40.0]])
softplus = np.logaddexp(0, x)
activations = {
    "relu": np.maximum(x, 0),
    "relu6": np.clip(x, 0, 6),
    "sigmoid": special.expit(x),
    "hardSigmoid": np.clip(0.2 * x + 0.5, 0, 1),
    "tanh": np.tanh(x),
    "softmax": special.softmax(x),
    "logSoftmax": special.log_softmax(x),
    "elu": np.where(x < 0, np.expm1(np.minimum(x, 0)), x),
    "selu": 1.0507009873554804934 * np.where(x < 0, 1.6732632423543772848 * np.expm1(np.minimum(x, 0)), x),
    "softplus": softplus,
    "softsign": x / (1 + np.abs(x)),
    "swish": x * special.expit(x),
    "mish": x * np.tanh(softplus),
    "gelu": x * special.ndtr(x),
    "gelu_new": 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
}


def tree(depth, units, inputs, rows):
    """P(leaf) by walking down from the root; the logits of the mixture."""
    leaves = 2**depth
    kernel, bias = rng.normal(0, 1, (inputs, leaves - 1)).round(3), rng.normal(0, 1, leaves - 1).round(3)
    logits = rng.normal(0, 2, (leaves, units)).round(3)
    data = rng.normal(0, 1, (rows, inputs)).round(3)
    data[-1] *= 200  # splits without doubt
    full = np.concatenate([np.zeros((leaves, 1)), logits], 1) if units == 1 else logits
    log_shares = special.log_softmax(full, axis=1)
    out = []
    for row in data:
        terms = []
        for leaf in range(leaves):
            node, reach = 0, 0.0
            for level in range(depth):
                z = row @ kernel[:, node] + bias[node]
                right = leaf >> (depth - 1 - level) & 1
                reach += special.log_expit(z if right else -z)
                node = 2 * node + 1 + right
            terms.append(reach + log_shares[leaf])
        log_p = special.logsumexp(terms, axis=0)
        out.append([log_p[1] - log_p[0]] if units == 1 else log_p.tolist())
    return {
        "depth": depth,
        "units": units,
        "kernel": kernel.tolist(),
        "bias": bias.tolist(),
        "leaves": logits.tolist(),
        "rows": data.tolist(),
        "logits": np.round(out, 7).tolist(),
    }


trees = [tree(1, 1, 2, 3), tree(3, 1, 4, 5), tree(3, 3, 4, 5)]

reference = {
    "numbers": numbers,
    "x": x.tolist(),
    "activations": {name: [float(f"{value:.9g}") for value in values] for name, values in activations.items()},
    "trees": trees,
}
Path(__file__).with_suffix(".json").write_text(json.dumps(reference) + "\n")
