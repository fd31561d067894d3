"""Losses and their gradients in float64 by PyTorch, for test/losses: writes crossEntropyAndSoftTargets.json beside this file.

    pip install torch==2.13.0 numpy
    python crossEntropyAndSoftTargets.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(20)


def draw(kind, shape):
    normal = lambda scale: random.normal(size=shape) * scale
    if kind == "normal":
        return normal(1), normal(1)
    if kind == "wide":
        return normal(30), normal(30)
    if kind == "huge":
        return random.uniform(-1e4, 1e4, shape), random.uniform(-1e4, 1e4, shape)
    if kind == "shifted":
        return 1e4 + normal(1), -1e4 + normal(1)
    if kind == "close":
        teacher = normal(3)
        return teacher + normal(0.01), teacher
    if kind == "close and huge":
        teacher = random.uniform(-1e4, 1e4, shape)
        return teacher + normal(5), teacher
    if kind == "sure":
        top = 12 * np.eye(shape[1])[random.integers(0, shape[1], shape[0])]
        return top + normal(1), top + normal(1)


def soft_targets(student, teacher, temperature):
    s = F.log_softmax(student / temperature, 1)
    t = F.log_softmax(teacher / temperature, 1)
    return temperature**2 * F.kl_div(s, t, reduction="none", log_target=True).sum(1)


def bernoulli(student, teacher, temperature):
    of = lambda z: torch.distributions.Bernoulli(logits=z / temperature)
    return temperature**2 * torch.distributions.kl_divergence(of(teacher), of(student)).sum(1)


def numbers(tensor):
    return [[float(f"{v:.9g}") for v in row] if isinstance(row, list) else float(f"{row:.9g}") for row in tensor.tolist()]


def case(kind, shape, temperature, head):
    # float32 values, so that nothing is lost when they become tensors.
    student, teacher = (torch.tensor(z.astype(np.float32).astype(np.float64), requires_grad=True) for z in draw(kind, shape))
    value = (bernoulli if head == "sigmoid" else soft_targets)(student, teacher, temperature)
    value.sum().backward()
    labels = random.integers(0, max(2, shape[1]), shape[0])
    result = dict(kind=kind, head=head, temperature=temperature, student=student.tolist(), teacher=teacher.tolist())
    result.update(value=numbers(value), toStudent=numbers(student.grad), toTeacher=numbers(teacher.grad))
    if head == "softmax" or shape[1] == 1:
        logits = student.detach().clone().requires_grad_()
        target = torch.tensor(labels)
        if shape[1] == 1:
            cross = F.binary_cross_entropy_with_logits(logits[:, 0], target.double(), reduction="none")
        else:
            cross = F.cross_entropy(logits, target, reduction="none")
        cross.sum().backward()
        result.update(labels=labels.tolist(), crossEntropy=numbers(cross), crossEntropyToStudent=numbers(logits.grad))
    return result


cases = [
    case(kind, shape, temperature, "softmax")
    for kind in ["normal", "wide", "huge", "shifted", "close", "close and huge", "sure"]
    for shape, temperature in [((1, 2), 0.5), ((3, 5), 0.5), ((2, 10), 4), ((2, 3), 20), ((2, 12), 100)]
]
cases += [case("normal", (4, 1), temperature, "sigmoid") for temperature in [0.5, 4, 100]]
cases += [case(kind, (3, 1), 2, "sigmoid") for kind in ["wide", "close"]]
cases += [case("normal", (3, 4), 5, "sigmoid")]

Path(__file__).with_suffix(".json").write_text(json.dumps({"torch": torch.__version__.split("+")[0], "cases": cases}) + "\n")
