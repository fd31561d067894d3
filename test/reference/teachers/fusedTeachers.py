"""Several teachers as one, by NumPy and PyTorch in float64, for test/teachers/fusion.test.ts: writes fusedTeachers.json beside this file.

The gate is fitted by PyTorch's L-BFGS with its own gradients.

    pip install torch==2.14.1 numpy
    python fusedTeachers.py
"""

import json
from pathlib import Path

import numpy as np
import torch

random = np.random.default_rng(7)
rows, classes = 60, 3
labels = random.integers(0, classes, rows)


def single(numbers):
    return numbers.astype(np.float32).astype(np.float64)


def drawn(knows, scale):
    """A teacher that knows the rows for which `knows` is true."""
    logits = random.normal(size=(rows, classes)) * scale
    logits[np.arange(rows), labels] += np.where(knows, 2.5, 0.0)
    return single(logits)


half = np.arange(rows) % 2 == 0
teachers = {"first": drawn(half, 1.0), "second": drawn(~half, 0.7), "third": drawn(half | ~half, 3.0)}
logs = [torch.log_softmax(torch.tensor(one), 1).numpy() for one in teachers.values()]
p = np.stack([np.exp(one) for one in logs])


def normalised(q):
    return q / q.sum(-1, keepdims=True)


def weighted(w):
    """w: [teachers] or [teachers, rows]"""
    w = np.asarray(w, dtype=float)
    w = w if w.ndim == 2 else np.repeat(w[:, None], rows, 1)
    return np.einsum("kr,krc->rc", w / w.sum(0), p)


def gate(l2):
    q = np.concatenate([np.ones((rows, 1)), *p], 1)
    inputs, joint = torch.tensor(q), torch.tensor(p[:, np.arange(rows), labels].T)
    a = torch.zeros((len(p), q.shape[1]), dtype=torch.float64, requires_grad=True)

    def loss_of(a):
        shares = torch.softmax(inputs @ a.T, 1)
        return -torch.log((shares * joint).sum(1)).mean(), shares

    optimizer = torch.optim.LBFGS([a], lr=1, max_iter=5000, tolerance_grad=1e-10, tolerance_change=0, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        total = loss_of(a)[0] + l2 / 2 * (a[:, 1:] ** 2).sum()
        total.backward()
        return total

    optimizer.step(closure)
    loss, shares = loss_of(a)
    return {"loss": loss.item(), "probabilities": weighted(shares.detach().numpy().T).tolist()}


entropy = -(p * np.log(p)).sum(-1)
out = {
    "labels": labels.tolist(),
    "teachers": {name: one.tolist() for name, one in teachers.items()},
    "meanProbability": p.mean(0).tolist(),
    "geometricMean": normalised(np.exp(np.mean(logs, 0))).tolist(),
    "entropyWeighted": weighted(np.exp(-entropy)).tolist(),
    "maxProbabilityWeighted": weighted(p.max(-1)).tolist(),
    "weighted": weighted([1, 2, 5]).tolist(),
    "learntGate": gate(0.01),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
