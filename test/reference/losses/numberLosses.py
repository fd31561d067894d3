"""Losses of numbers and their gradients in float64 by PyTorch, for test/losses/numberLosses.test.ts: writes numberLosses.json beside this file.

Squared error and absolute error are F.mse_loss and F.l1_loss, huber F.huber_loss, each a mean over the outputs of a row. The bound of the teacher is
equation 4 of Chen et al. 2017; listwise is the cross-entropy of ListNet with `F.cross_entropy` of soft labels.

    pip install torch==2.14.1 numpy
    python numberLosses.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(19)
torch.set_default_dtype(torch.float64)


def draw(shape, scale):
    """float32 values, so that nothing is lost when they become tensors."""
    return torch.tensor((random.normal(size=shape) * scale).astype(np.float32).astype(np.float64))


def rows(of):
    return lambda s, y: of(s, y, reduction="none").mean(1)


def bounded(margin):
    def loss(s, t, y):
        own = ((s - y) ** 2).mean(1)
        bound = ((t - y) ** 2).mean(1)
        return torch.where(own + margin > bound, own, torch.zeros_like(own))

    return loss


cases = []
for units in (1, 3):
    for scale in (0.5, 3, 1e4):
        s, t, y = draw((6, units), scale), draw((6, units), scale), draw((6, units), scale)
        for name, options, compute in [
            ("squaredError", {}, lambda s: rows(F.mse_loss)(s, y)),
            ("squaredError", {"to": "teacher"}, lambda s: rows(F.mse_loss)(s, t)),
            ("absoluteError", {}, lambda s: rows(F.l1_loss)(s, y)),
            ("huber", {}, lambda s: F.huber_loss(s, y, reduction="none").mean(1)),
            ("huber", {"delta": 0.3, "to": "teacher"}, lambda s: F.huber_loss(s, t, reduction="none", delta=0.3).mean(1)),
            ("teacherBounded", {}, lambda s: bounded(0)(s, t, y)),
            ("teacherBounded", {"margin": 2}, lambda s: bounded(2)(s, t, y)),
            ("listwise", {}, lambda s: F.cross_entropy(s, F.softmax(y, 1), reduction="none")),
            ("listwise", {"temperature": 2.5}, lambda s: F.cross_entropy(s, F.softmax(y / 2.5, 1), reduction="none")),
        ]:
            own = s.clone().requires_grad_()
            value = compute(own)
            value.sum().backward()
            cases.append(
                {
                    "name": name,
                    "options": options,
                    "student": s.tolist(),
                    "teacher": t.tolist(),
                    "targets": y.tolist(),
                    "value": value.tolist(),
                    "gradient": own.grad.tolist(),
                }
            )

Path(__file__).with_suffix(".json").write_text(json.dumps(cases))
