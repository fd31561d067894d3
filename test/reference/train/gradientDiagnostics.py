"""Gradients of loss terms in float64 by PyTorch, for test/train/gradientDiagnostics.test.ts: writes diagnostics.json beside this file.

Two networks 4 - 5 - 3 with ReLU, teacher and student, and three batches of rows: with labels drawn by chance, and with those that the
teacher finds least likely. For each the norm of the gradient of each weighted term (cross-entropy, softened KL at T = 4, squared error of
the hidden layer) over all weights of the student as one vector, the cosine of each pair, and the norm of the weights.

    pip install torch==2.13.0 numpy
    python diagnostics.py
"""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(23)
torch.set_default_dtype(torch.float64)


def draw(*shape, scale=1.0):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round(random.normal(size=shape) * scale * 2**8) / 2**8)


def network():
    return [draw(4, 5), draw(5, scale=0.3), draw(5, 3), draw(3, scale=0.3)]


def forward(x, w):
    hidden = F.relu(x @ w[0] + w[1])
    return hidden, hidden @ w[2] + w[3]


student, teacher = network(), network()
T = 4.0
cases = []
for rows, weight, least in [(12, 0.0, False), (32, 0.5, False), (24, 20.0, True)]:
    x = draw(rows, 4)
    taught_hidden, taught = forward(x, teacher)
    y = taught.argmin(1) if least else torch.tensor(random.integers(0, 3, size=rows))
    w = [one.clone().requires_grad_(True) for one in student]
    hidden, logits = forward(x, w)
    soft, softened = F.log_softmax(logits / T, 1), F.log_softmax(taught / T, 1)
    terms = {
        "hard": 0.3 * F.cross_entropy(logits, y),
        "soft": 0.7 * T**2 * F.kl_div(soft, softened, log_target=True, reduction="batchmean"),
        "hint": weight * F.mse_loss(hidden, taught_hidden),
    }
    grads = {}
    for name, term in terms.items():
        parts = torch.autograd.grad(term, w, retain_graph=True, allow_unused=True)
        grads[name] = torch.cat([torch.zeros_like(own).flatten() if g is None else g.flatten() for g, own in zip(parts, w)])
    norms = {name: g.norm().item() for name, g in grads.items()}
    cosines = {
        f"{a} and {b}": (grads[a] @ grads[b] / (norms[a] * norms[b])).item() if norms[a] * norms[b] else None
        for a, b in combinations(terms, 2)
    }
    length = torch.cat([one.flatten() for one in student]).norm().item()
    batch = {"x": x.tolist(), "y": y.tolist(), "hintWeight": weight}
    cases.append({**batch, "norms": norms, "cosines": cosines, "weightNorm": length})

both = {name: [one.tolist() for one in of] for name, of in [("student", student), ("teacher", teacher)]}
Path(__file__).with_suffix(".json").write_text(json.dumps({**both, "cases": cases}))
