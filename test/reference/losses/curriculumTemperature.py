"""Curriculum temperature over several steps of gradient descent, in float64 by PyTorch with its own gradients and a reversed one, for
test/losses/curriculumTemperature.test.ts: writes curriculumTemperature.json beside this file.

    pip install torch==2.14.1 numpy
    python curriculumTemperature.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch

random = np.random.default_rng(5)
rows, inputs, classes, steps, rate, rise = 12, 4, 3, 8, 0.05, 5


def drawn(*shape):
    return torch.tensor(random.normal(size=shape).astype(np.float32), dtype=torch.float64)


class Reversed(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, strength):
        ctx.strength = strength
        return x.clone()

    @staticmethod
    def backward(ctx, dy):
        return -ctx.strength * dy, None


def loss_of(student, teacher, number, strength, lowest, span):
    t = lowest + span * torch.sigmoid(Reversed.apply(number, strength))
    p, q = torch.log_softmax(teacher / t, 1), torch.log_softmax(student / t, 1)
    return t, t * t * (p.exp() * (p - q)).sum(1)


x, taught, kernel = drawn(rows, inputs), 3 * drawn(rows, classes), drawn(inputs, classes)
lowest, span, begin = 0.5, 6.0, -0.25
single = drawn(3, classes).requires_grad_()
teacher = (2 * drawn(3, classes)).requires_grad_()
number = torch.tensor(0.75, dtype=torch.float64, requires_grad=True)
_, values = loss_of(single, teacher, number, 0.4, lowest, span)
values.sum().backward()

w = kernel.clone().requires_grad_()
g = torch.tensor(begin, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w, g], lr=rate)
temperatures, losses = [], []
for step in range(steps):
    strength = (1 - math.cos(math.pi * min(1, step / rise))) / 2
    optimizer.zero_grad()
    _, each = loss_of(x @ w, taught, g, strength, lowest, span)
    each.mean().backward()
    optimizer.step()
    losses.append(each.mean().item())
    temperatures.append((lowest + span * torch.sigmoid(g)).item())

lists = lambda **given: {name: one.detach().tolist() for name, one in given.items()}
out = {
    "once": {
        **lists(student=single, teacher=teacher, values=values),
        **lists(toStudent=single.grad, toTeacher=teacher.grad, toNumber=number.grad),
        "number": 0.75,
        "strength": 0.4,
    },
    "steps": {**lists(x=x, teacher=taught, kernel=kernel, last=w), "rate": rate, "rise": rise, "temperatures": temperatures, "losses": losses},
    "options": {"lowest": lowest, "range": span, "begin": begin},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
