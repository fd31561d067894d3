"""Numbers of continual learning, for test/train/continual and test/stats: writes continual.json beside this file.

    pip install numpy scipy torch
    python continual.py

- metrics of accuracy matrices by NumPy, from the formulas of the papers;
- two parts learnt by a linear model in PyTorch, double precision, all rows in a step: what DER++ and LwF lose in the second;
- quantiles of Student's t by SciPy.
"""

import json
from pathlib import Path

import numpy as np
import torch
from scipy import stats
from torch.nn import functional as F

random = np.random.default_rng(5)


def metrics(R, b):
    """Chaudhry et al. 2018 for forgetting, Lopez-Paz and Ranzato 2017 for the transfers; parts counted from 1 there."""
    T = len(R)
    return {
        "averageAccuracy": R[T - 1].mean(),
        "forgetting": np.mean([R[: T - 1, j].max() - R[T - 1, j] for j in range(T - 1)]),
        "backwardTransfer": np.mean([R[T - 1, i] - R[i, i] for i in range(T - 1)]),
        "forwardTransfer": np.mean([R[i - 1, i] - b[i] for i in range(1, T)]),
    }


matrices = []
for T in (2, 3, 5, 8):
    R, b = random.random((T, T)).round(3), random.random(T).round(3)
    matrices.append({"accuracy": R.tolist(), "initial": b.tolist(), "expected": metrics(R, b)})

torch.set_default_dtype(torch.float64)
# Numbers that single precision holds exactly.
grid = lambda shape, steps: random.integers(-steps, steps + 1, shape) / 16
x = [grid((12, 3), 24), grid((10, 3), 24)]
y = [np.arange(12) % 2, 2 + np.arange(10) % 2]
start = grid((3, 4), 12)
rate, alpha, beta, temperature = 0.25, 0.5, 1.0, 2.0
rows = [torch.tensor(part) for part in x]
labels = [torch.tensor(part) for part in y]
kernel = torch.tensor(start, requires_grad=True)
F.cross_entropy(rows[0] @ kernel, labels[0]).backward()
learnt = (kernel - rate * kernel.grad).detach()

# All rows of the first part are in memory, with the logits of the model after it.
moved = (learnt + torch.tensor(grid((3, 4), 8))).requires_grad_()
kept = rows[0] @ learnt
dark = F.mse_loss(rows[0] @ moved, kept)
replayed = F.cross_entropy(rows[0] @ moved, labels[0])
total = F.cross_entropy(rows[1] @ moved, labels[1]) + alpha * dark + beta * replayed
total.backward()

# The loop: three steps of each part, batches hold all rows.
steps, kernel, logits = [], torch.tensor(start), None
for part in (0, 1):
    for _ in range(3):
        kernel.requires_grad_()
        losses = {"hard": F.cross_entropy(rows[part] @ kernel, labels[part])}
        loss = losses["hard"]
        if part == 1:
            losses |= {"dark": F.mse_loss(rows[0] @ kernel, logits), "replay": F.cross_entropy(rows[0] @ kernel, labels[0])}
            loss = loss + alpha * losses["dark"] + beta * losses["replay"]
        (gradient,) = torch.autograd.grad(loss, kernel)
        steps.append({name: value.item() for name, value in (losses | {"loss": loss}).items()})
        kernel = (kernel - rate * gradient).detach()
    logits = rows[0] @ kernel

# LwF: the teacher is the model before, asked about the rows of the second part, among the classes of the first.
old = [0, 1]
soft = F.kl_div(
    F.log_softmax((rows[1] @ moved)[:, old] / temperature, 1),
    F.log_softmax((rows[1] @ learnt)[:, old] / temperature, 1),
    log_target=True,
    reduction="batchmean",
) * temperature**2

result = {
    "matrices": matrices,
    "stream": {
        "x": [part.tolist() for part in x],
        "y": [part.tolist() for part in y],
        "start": start.tolist(),
        "rate": rate,
        "learnt": learnt.tolist(),
        "moved": moved.tolist(),
        "alpha": alpha,
        "beta": beta,
        "kept": kept.tolist(),
        "dark": dark.item(),
        "replayed": replayed.item(),
        "total": total.item(),
        "gradient": moved.grad.tolist(),
        "steps": steps,
        "end": kernel.tolist(),
        "lwf": {"temperature": temperature, "soft": soft.item()},
    },
    "student": [
        {"confidence": c, "degrees": d, "value": stats.t.ppf(0.5 + c / 2, d)}
        for c in (0.5, 0.9, 0.95, 0.999)
        for d in (1, 2, 3, 4, 5, 9, 10, 29, 1000)
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
