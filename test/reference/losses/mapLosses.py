"""Losses of feature maps that the tables of CIFAR-100 have, in float64 by PyTorch with its own gradients, for test/losses: writes
mapLosses.json beside this file. Each is written as its paper does, channel by channel, for one row at a time. Maps are [row, height, width, channel].

    pip install torch==2.14.1 numpy
    python mapLosses.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(11)


def draw(kind, shape):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    x = np.round(random.normal(size=shape) * 2**8) / 2**8
    if kind == "relu":
        x = np.maximum(x - 0.5, 0)
    if kind == "shifted":
        x = x + 30
    if kind == "small":
        x = x / 2**10
    if kind == "zero map":
        x[1, ..., 0] = 0
    return torch.tensor(x)


def unit(vector):
    # A vector of zeros has no direction.
    return vector / vector.norm() if bool((vector != 0).any()) else vector * 0


def neuron_selectivity(s, t):
    """Huang and Wang 2017, equation 7 with the kernel (x.y)^2: of one row, [places, channels]."""
    kernel = lambda a, b: sum((unit(x) @ unit(y)) ** 2 for x in a.T for y in b.T) / (a.shape[1] * b.shape[1])
    return kernel(t, t) + kernel(s, s) - 2 * kernel(s, t)


def factor_transfer(s, t):
    """Kim et al. 2018, equation 3 with p = 1, of factors that are the mean square over channels: of one row, [places, channels]."""
    factor = lambda f: unit(torch.stack([(place * place).mean() for place in f]))
    return (factor(s) - factor(t)).abs().mean()


def overhaul(s, t, margins=(-0.5, -1.0, 0.0, -0.25)):
    """Heo et al. 2019, equations 3 and 4: of one row, [places, channels]."""
    total = torch.zeros((), dtype=torch.float64)
    for i, j in np.ndindex(*s.shape):
        target = torch.maximum(t[i, j], torch.tensor(margins[j], dtype=torch.float64))
        if not (s[i, j] <= target and target <= 0):
            total = total + (s[i, j] - target) ** 2
    return total


def negative_mean(mean, deviation):
    """The mean of the negative values of a normal distribution, by sums over a fine grid."""
    x = np.linspace(-12 * deviation + min(mean, 0), 0, 4_000_001)
    density = np.exp(-(((x - mean) / deviation) ** 2) / 2)
    return float(np.trapezoid(x * density, x) / np.trapezoid(density, x))


def variational_information(s, t, variance):
    """Ahn et al. 2019, equation 4 without the constant, as a density: of one row, [places, channels]."""
    density = torch.distributions.Normal(s, variance.sqrt()).log_prob(t)
    return -(density + math.log(2 * math.pi) / 2).mean()


def numbers(tensor):
    if isinstance(tensor, torch.Tensor):
        tensor = tensor.tolist()
    return [numbers(v) for v in tensor] if isinstance(tensor, list) else float(f"{tensor:.9g}")


cases = []


def review(s, t):
    """Chen et al. 2021, the hierarchical context loss: of one row, [height, width, channels] or [channels]."""
    if s.dim() == 1:
        return F.mse_loss(s, t)
    pairs = [(s, t)] + [tuple(F.adaptive_avg_pool2d(f.permute(2, 0, 1), side) for f in (s, t)) for side in [4, 2, 1] if side < min(s.shape[:2])]
    weights = [0.5**i for i in range(len(pairs))]
    return sum(w * F.mse_loss(a, b) for w, (a, b) in zip(weights, pairs)) / sum(weights)


def case(name, loss, kind, shape_s, shape_t, options={}, learnt={}, only_student=False, places=False):
    s, t = draw(kind, shape_s).requires_grad_(), draw(kind, shape_t).requires_grad_()
    features = dict(student=s, teacher=t, **{key: torch.tensor(value).double().requires_grad_() for key, value in learnt.items()})
    more = [features[key] for key in learnt]
    flat = lambda f: f if places else f.reshape(-1, f.shape[-1])
    rows = torch.stack([loss(flat(a), flat(b), *more) for a, b in zip(s, t)])
    # Rows may count differently, so the gradient is that of a weighted sum.
    weights = torch.tensor(random.uniform(0.5, 1.5, shape_s[0]).round(3))
    (rows * weights).sum().backward()
    gradients = {key: numbers(one.grad) for key, one in features.items() if key != "teacher" or not only_student}
    features = {key: one.tolist() for key, one in features.items()}
    cases.append(dict(name=name, options=options, kind=kind, features=features, weights=weights.tolist(), value=numbers(rows), gradients=gradients))


for kind in ["normal", "relu", "shifted", "small", "zero map"]:
    # More channels than places, and fewer.
    case("neuronSelectivity", neuron_selectivity, kind, (3, 2, 2, 5), (3, 2, 2, 6))
    case("neuronSelectivity", neuron_selectivity, kind, (3, 4, 3, 2), (3, 4, 3, 3))
case("neuronSelectivity", neuron_selectivity, "relu", (2, 20, 13, 2), (2, 20, 13, 3))
case("neuronSelectivity", neuron_selectivity, "normal", (2, 5, 3), (2, 5, 4))
for kind in ["normal", "relu", "shifted", "small"]:
    case("factorTransfer", factor_transfer, kind, (3, 2, 3, 2), (3, 2, 3, 4), options=dict(paraphraser=False))
case("factorTransfer", factor_transfer, "normal", (2, 5, 3), (2, 5, 4))
for kind in ["normal", "relu", "shifted", "small"]:
    case("overhaul", overhaul, kind, (3, 2, 2, 4), (3, 2, 2, 4), options=dict(margins=[-0.5, -1, 0, -0.25]), only_student=True)
case("overhaul", overhaul, "normal", (4, 4), (4, 4), options=dict(margins=[-0.5, -1, 0, -0.25]), only_student=True)
for kind in ["normal", "relu", "shifted", "small"]:
    case("review", review, kind, (3, 5, 6, 2), (3, 5, 6, 2), places=True)
for shape in [(2, 8, 8, 2), (2, 4, 4, 3), (2, 2, 3, 2), (2, 1, 1, 4), (3, 4)]:
    case("review", review, "normal", shape, shape, places=True)
for kind in ["normal", "relu", "shifted", "small"]:
    case("paraphrase", lambda s, t: (s - t).pow(2).mean(), kind, (3, 2, 2, 4), (3, 2, 2, 4))
for kind in ["normal", "relu", "shifted", "small"]:
    case("variationalInformation", variational_information, kind, (3, 2, 2, 4), (3, 2, 2, 4), learnt=dict(variance=[0.25, 1, 5, 0.03125]))
case("variationalInformation", variational_information, "normal", (4, 3), (4, 3), learnt=dict(variance=[2, 1, 0.5]))

margins = [dict(mean=m, deviation=s, margin=numbers(negative_mean(m, s))) for m, s in [(0, 1), (0.5, 2), (-1.5, 0.25), (3, 1), (-4, 1), (0.75, 0.5)]]

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases, margins=margins)) + "\n")
