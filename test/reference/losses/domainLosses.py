"""Domain losses of two batches of features in float64 by PyTorch with its own gradients, for test/losses: writes domains.json.

    pip install torch==2.13.0 numpy
    python domains.py
"""

import json
from pathlib import Path

import numpy as np
import torch

random = np.random.default_rng(11)


def draw(rows, width, scale=1.0, shift=0.0):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round((random.normal(size=(rows, width)) * scale + shift) * 2**8) / 2**8, requires_grad=True)


def coral(s, t, means=False):
    d = s.shape[1]
    value = torch.linalg.matrix_norm(torch.cov(s.T) - torch.cov(t.T)).pow(2) / (4 * d**2)
    return value + (s.mean(0) - t.mean(0)).pow(2).sum() / d if means else value


def mmd(s, t, bandwidths=(0.25, 0.5, 1, 2, 4)):
    both = torch.cat([s, t])
    distances = torch.pdist(both.detach()).numpy()
    median = float(np.median(distances[distances > 0]))
    k = lambda a, b: sum(
        torch.exp(-(a[:, None] - b[None]).pow(2).sum(2) / (2 * (h * median) ** 2)) for h in bandwidths
    ) / len(bandwidths)
    return k(s, s).mean() + k(t, t).mean() - 2 * k(s, t).mean()


losses = {"coral": coral, "mmd": mmd}
cases = []
for name, options in [("coral", {}), ("coral", {"means": True}), ("mmd", {}), ("mmd", {"bandwidths": [1]})]:
    for kind, (rows, others, width, scale, shift) in {
        "same": (12, 12, 5, 1, 0),
        "wider and shifted": (10, 7, 4, 2, 1),
        "far": (6, 9, 3, 1, 8),
    }.items():
        s, t = draw(rows, width), draw(others, width, scale, shift)
        value = losses[name](s, t, **options)
        value.backward()
        cases.append(
            dict(name=name, options=options, kind=kind, source=s.tolist(), target=t.tolist(), value=value.item(),
                 toSource=s.grad.flatten().tolist(), toTarget=t.grad.flatten().tolist())
        )
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
