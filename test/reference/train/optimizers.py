"""Weights after 100 steps in float64 by PyTorch, for test/train/optimizers/optimizersEqualPyTorch.test.ts: writes optimizers.json beside this file.

A network 4 - 6 - 3 with batch normalisation and ReLU learns from ten batches of eight rows, in turns, by cross-entropy. Each case is an optimizer of
`torch.optim`, some with `clip_grad_norm_`, the learning rate a tenth from step 60 on; the case keeps the weights after the last step, how many steps were
clipped, and the averages of `torch.optim.swa_utils.AveragedModel` with `use_buffers`.

Batch normalisation is written out: epsilon 1e-3 and running statistics that move by 0.01 towards those of the batch, its variance divided by n, as
Keras has them.

    pip install torch==2.14.1 numpy
    python optimizers.py
"""

import copy
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

random = np.random.default_rng(31)
torch.set_default_dtype(torch.float64)
steps, milestone = 100, 60
norms = {"momentum, clipped": 0.75, "adamW, clipped": 1.25}


def draw(*shape, scale=1.0):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round(random.normal(size=shape) * scale * 2**8) / 2**8)


class Normalization(nn.Module):
    def __init__(self, units):
        super().__init__()
        self.gamma = nn.Parameter(1 + draw(units, scale=0.2))
        self.beta = nn.Parameter(draw(units, scale=0.2))
        self.register_buffer("mean", torch.zeros(units))
        self.register_buffer("variance", torch.ones(units))

    def forward(self, x):
        mean, variance = x.mean(0), x.var(0, unbiased=False)
        with torch.no_grad():
            self.mean += 0.01 * (mean - self.mean)
            self.variance += 0.01 * (variance - self.variance)
        return (x - mean) / torch.sqrt(variance + 1e-3) * self.gamma + self.beta


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Parameter(draw(4, 6))
        self.norm = Normalization(6)
        self.kernel = nn.Parameter(draw(6, 3))
        self.bias = nn.Parameter(draw(3, scale=0.3))

    def forward(self, x):
        return F.relu(self.norm(x @ self.hidden)) @ self.kernel + self.bias

    def weights(self):
        """In the order of tf.LayersModel.weights: what is trained of each layer, then the rest of all."""
        all = [self.hidden, self.norm.gamma, self.norm.beta, self.kernel, self.bias, self.norm.mean, self.norm.variance]
        return [one.detach().numpy().tolist() for one in all]


batches = [{"x": draw(8, 4), "y": torch.tensor(random.integers(0, 3, size=8))} for _ in range(10)]
network = Network()


def kernels_decay(model, decay):
    kernels = [one for one in model.parameters() if one.ndim > 1]
    others = [one for one in model.parameters() if one.ndim <= 1]
    return [{"params": kernels, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


sgd, adamw = torch.optim.SGD, torch.optim.AdamW
kinds = {
    "sgd": lambda m: sgd(m.parameters(), lr=0.05),
    "momentum": lambda m: sgd(m.parameters(), lr=0.05, momentum=0.9),
    "nesterov": lambda m: sgd(m.parameters(), lr=0.05, momentum=0.9, nesterov=True),
    "nesterov, all decay": lambda m: sgd(m.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01),
    "nesterov, kernels decay": lambda m: sgd(kernels_decay(m, 0.01), lr=0.05, momentum=0.9, nesterov=True),
    "sgd, all decay": lambda m: sgd(m.parameters(), lr=0.05, weight_decay=0.01),
    "momentum, clipped": lambda m: sgd(m.parameters(), lr=0.05, momentum=0.9, weight_decay=0.01),
    "adamW, all decay": lambda m: adamw(m.parameters(), lr=0.01, weight_decay=0.1),
    "adamW, kernels decay": lambda m: adamw(kernels_decay(m, 0.1), lr=0.01),
    "adamW, clipped": lambda m: adamw(m.parameters(), lr=0.01),
}

cases = {}
for name, kind in kinds.items():
    model = copy.deepcopy(network)
    optimizer = kind(model)
    averages = {
        decay: AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True) for decay in (0.9, 0.999)
    }
    clipped = 0
    for step in range(steps):
        if step == milestone:
            for group in optimizer.param_groups:
                group["lr"] *= 0.1
        batch = batches[step % len(batches)]
        optimizer.zero_grad()
        F.cross_entropy(model(batch["x"]), batch["y"]).backward()
        if name in norms:
            clipped += (torch.nn.utils.clip_grad_norm_(model.parameters(), norms[name]) > norms[name]).item()
        optimizer.step()
        for average in averages.values():
            average.update_parameters(model)
    means = {str(decay): average.module.weights() for decay, average in averages.items()}
    cases[name] = {"weights": model.weights(), "averages": means, **({"clipped": clipped} if clipped else {})}

Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "initial": network.weights(),
            "batches": [{name: one.tolist() for name, one in batch.items()} for batch in batches],
            "steps": steps,
            "milestone": milestone,
            "norms": norms,
            "cases": cases,
        }
    )
)
