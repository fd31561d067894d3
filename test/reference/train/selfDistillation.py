"""Self-distillation and mutual learning in float64 by PyTorch, for test/train/selfDistillation and test/train/mutualLearning: writes selfDistillation.json beside this file.

logits: the loss of "Be Your Own Teacher" (Zhang et al. 2019) on given logits and features of three exits, and its gradient, for each module that may teach and for nobody.
network: the same loss and the gradients of all weights of a small network with two exits besides its own.
mutual: three steps of two different peers (Zhang et al. 2018) that are updated at once, and the weights that they end in.

    pip install torch==2.13.0
    python selfDistillation.py
"""

import json
import math
import os

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax, relu, softmax

torch.set_default_dtype(torch.float64)
classes, width = 3, 4


def soft(student, teacher, temperature):
    """T^2 KL(teacher || student), mean over the rows; nothing flows into the teacher."""
    wanted = softmax(teacher.detach() / temperature, 1)
    return temperature**2 * kl_div(log_softmax(student / temperature, 1), wanted, reduction="batchmean")


def byot(logits, features, y, module, alpha, temperature, hint):
    """By term and in all. The module is an exit's number, "ensemble" or None."""
    terms, total = {}, 0
    teacher = None if module is None else sum(logits) / len(logits) if module == "ensemble" else logits[module]
    for i, own in enumerate(logits):
        is_taught = module is not None and i != module
        terms[f"{i} hard"] = cross_entropy(own, y)
        total = total + (1 - alpha if is_taught else 1) * terms[f"{i} hard"]
        if is_taught:
            terms[f"{i} soft"] = soft(own, teacher, temperature)
            total = total + alpha * terms[f"{i} soft"]
        if module is not None and i < len(logits) - 1:
            terms[f"{i} hint"] = ((features[i] - features[-1].detach()) ** 2).mean()
            total = total + hint * terms[f"{i} hint"]
    return {name: value.item() for name, value in terms.items()}, total


settings = {"alpha": 0.375, "temperature": 3.0, "hint": 0.25}
modules = [None, 0, 1, 2, "ensemble"]

# Eighths, which single precision holds exactly.
rows = 5
side = 3 * classes + 3 * width
given = torch.tensor([[round(24 * math.sin(1 + side * r + c)) / 8 for c in range(side)] for r in range(rows)])
y = torch.tensor([r % classes for r in range(rows)])
on_logits = []
for module in modules:
    x = given.clone().requires_grad_()
    exits = list(x[:, : 3 * classes].split(classes, 1))
    features = list(x[:, 3 * classes :].split(width, 1))
    terms, total = byot(exits, features, y, module, **settings)
    total.backward()
    on_logits.append({"module": module, "terms": terms, "total": total.item(), "gradient": x.grad.tolist()})

# 3 inputs, tanh 5, tanh 4, logits; an exit after each tanh: relu 4, logits.
shapes = [(3, 5), (5,), (5, 4), (4,), (4, 3), (3,), (5, 4), (4,), (4, 3), (3,), (4, 4), (4,), (4, 3), (3,)]


def begin(shapes, count=0):
    weights = []
    for shape in shapes:
        n = math.prod(shape)
        weights.append(torch.tensor([0.5 * math.sin(count + i + 1) for i in range(n)]).reshape(shape).requires_grad_())
        count += n
    return weights


inputs = torch.tensor([[math.sin(1.0 + 3 * i + j) for j in range(3)] for i in range(6)])
labels = torch.tensor([(2 * i) % classes for i in range(6)])
on_network = []
for module in modules:
    w = begin(shapes)
    first = torch.tanh(inputs @ w[0] + w[1])
    second = torch.tanh(first @ w[2] + w[3])
    f1, f2 = relu(first @ w[6] + w[7]), relu(second @ w[10] + w[11])
    exits = [f1 @ w[8] + w[9], f2 @ w[12] + w[13], second @ w[4] + w[5]]
    terms, total = byot(exits, [f1, f2, second], labels, module, **settings)
    total.backward()
    zeros = [torch.zeros_like(one) if one.grad is None else one.grad for one in w]
    on_network.append({"module": module, "total": total.item(), "gradients": [g.reshape(-1).tolist() for g in zeros]})

weight, temperature, rate = 0.75, 2.0, 0.25
a, b = begin([(3, 4), (4,), (4, 3), (3,)]), begin([(3, 3), (3,)], 50)
steps = []
for _ in range(3):
    logits = [torch.tanh(inputs @ a[0] + a[1]) @ a[2] + a[3], inputs @ b[0] + b[1]]
    hard = [cross_entropy(one, labels) for one in logits]
    mutual = [soft(logits[0], logits[1], temperature), soft(logits[1], logits[0], temperature)]
    total = sum(hard) + weight * sum(mutual)
    gradients = torch.autograd.grad(total, a + b)
    steps.append({"hard": [one.item() for one in hard], "mutual": [one.item() for one in mutual]})
    with torch.no_grad():
        for one, g in zip(a + b, gradients):
            one -= rate * g

result = {
    "settings": settings,
    "logits": {"given": given.tolist(), "y": y.tolist(), "modules": on_logits},
    "network": {"x": inputs.tolist(), "y": labels.tolist(), "modules": on_network},
    "mutual": {
        "weight": weight,
        "temperature": temperature,
        "rate": rate,
        "steps": steps,
        "end": [[one.reshape(-1).tolist() for one in peer] for peer in (a, b)],
    },
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "selfDistillation.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
