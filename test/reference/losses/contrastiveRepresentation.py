"""Contrastive representation distillation with its memory, in float64 by PyTorch with its own gradients, for test/losses: writes
contrastiveRepresentation.json beside this file. Written from equations 10, 17, 18 and 19 of its paper, one pair of vectors after the other.

    pip install torch==2.14.1 numpy
    python contrastiveRepresentation.py
"""

import json
from pathlib import Path

import numpy as np
import torch

random = np.random.default_rng(13)


def draw(*shape, scale=1.0):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round(scale * random.normal(size=shape) * 2**8) / 2**8)


def unit(vector):
    return vector / vector.norm()


def likelihood(anchor, remembered, tau, z):
    return (unit(anchor) @ remembered / tau).exp() / z


def loss_of(anchor, memory, row, negatives, tau, z):
    noise = len(negatives) / len(memory)
    h = lambda other: likelihood(anchor, memory[other], tau, z) / (likelihood(anchor, memory[other], tau, z) + noise + 1e-7)
    # 1 - h without the small number that keeps h apart from 1.
    miss = lambda other: noise / (likelihood(anchor, memory[other], tau, z) + noise + 1e-7)
    return -h(row).log() - sum(miss(other).log() for other in negatives)


def estimated_z(anchors, memory, rows, negatives, tau):
    all_of = [likelihood(a, memory[other], tau, 1.0) for a, row, others in zip(anchors, rows, negatives) for other in [row, *others]]
    return len(memory) * torch.stack(all_of).mean().detach()


def updated(memory, rows, anchors, momentum):
    memory = memory.clone()
    for row, anchor in zip(rows, anchors):
        memory[row] = unit(momentum * memory[row] + (1 - momentum) * unit(anchor.detach()))
    return memory


def numbers(tensor):
    if isinstance(tensor, torch.Tensor):
        tensor = tensor.tolist()
    return [numbers(v) for v in tensor] if isinstance(tensor, list) else float(f"{tensor:.9g}")


cases = []


def case(labels, width, batches, tau=0.07, momentum=0.5, scale=1.0):
    students, teachers = draw(len(labels), width, scale=0.5), draw(len(labels), width, scale=0.5)
    one = dict(options=dict(width=width, temperature=tau, momentum=momentum), labels=labels)
    one["memory"] = dict(student=students.tolist(), teacher=teachers.tolist())
    one["steps"] = []
    z = None
    for rows in batches:
        s, t = draw(len(rows), width, scale=scale).requires_grad_(), draw(len(rows), width, scale=scale).requires_grad_()
        negatives = [[other for other, label in enumerate(labels) if label != labels[row]] for row in rows]
        if z is None:
            z = [estimated_z(s, teachers, rows, negatives, tau), estimated_z(t, students, rows, negatives, tau)]
        losses = torch.stack(
            [
                loss_of(a, teachers, row, others, tau, z[0]) + loss_of(b, students, row, others, tau, z[1])
                for a, b, row, others in zip(s, t, rows, negatives)
            ]
        )
        weights = torch.tensor(random.uniform(0.5, 1.5, len(rows)).round(3))
        (losses * weights).sum().backward()
        students, teachers = updated(students, rows, s, momentum), updated(teachers, rows, t, momentum)
        step = dict(rows=rows, student=s.tolist(), teacher=t.tolist(), weights=weights.tolist(), value=numbers(losses))
        step.update(toStudent=numbers(s.grad), toTeacher=numbers(t.grad))
        step["after"] = dict(student=numbers(students), teacher=numbers(teachers), logZ=numbers(torch.stack(z).log()))
        one["steps"].append(step)
    cases.append(one)


case([0, 1, 2, 0, 1, 2, 0, 1, 2], 4, [[0, 3, 5], [1, 2, 7], [3, 4, 0]])
case([0, 0, 0, 1, 1, 2], 3, [[0, 3], [5, 4]], tau=0.5, momentum=0.25)
case([0, 1, 1, 0], 2, [[0, 1, 2, 3], [2, 0]], tau=0.02, momentum=0.9, scale=20)

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases)) + "\n")
