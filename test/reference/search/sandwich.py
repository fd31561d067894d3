"""One step of the sandwich rule with in-place distillation by PyTorch's autograd, for test/architecture/oneShot: writes sandwich.json beside this file.

The largest network learns the labels, smaller ones (slices of its weights) its soft targets as numbers; plain gradient descent on the sum.

    pip install torch==2.13.0
    python sandwich.py
"""

import json
from pathlib import Path

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)


def waves(*shape, begin):
    """Numbers that a test can make again: sin of begin, begin + 1, ..."""
    count = torch.Size(shape).numel()
    return torch.sin(begin + torch.arange(count, dtype=torch.float64)).reshape(shape)


def dense(weights, x, width, depth):
    for layer in range(depth):
        kernel, bias = weights[2 * layer], weights[2 * layer + 1]
        x = torch.relu(x @ kernel[: x.shape[1], :width] + bias[:width])
    return x @ weights[-2][:width] + weights[-1]


def convolution(weights, x, width, depth):
    """TensorFlow's order: pictures [rows, height, width, channels], kernels [height, width, in, out]."""
    x = x.permute(0, 3, 1, 2)
    for layer in range(depth):
        kernel, bias = weights[2 * layer][:, :, : x.shape[1], :width], weights[2 * layer + 1][:width]
        x = torch.relu(F.conv2d(x, kernel.permute(3, 2, 0, 1), bias, padding=1))
    places = x.permute(0, 2, 3, 1)
    whole = weights[-2].reshape(x.shape[2], x.shape[3], -1, weights[-2].shape[1])
    return places.flatten(1) @ whole[:, :, :width].reshape(-1, whole.shape[3]) + weights[-1]


def step(network, shapes, x, labels, largest, others, rate):
    weights = [waves(*shape, begin=i).requires_grad_() for i, shape in enumerate(shapes)]
    logits = network(weights, x, *largest)
    soft = F.softmax(logits.detach(), 1)
    loss = F.cross_entropy(logits, labels)
    for other in others:
        loss = loss + F.kl_div(F.log_softmax(network(weights, x, *other), 1), soft, reduction="batchmean")
    gradients = torch.autograd.grad(loss, weights)
    return [(weight - rate * gradient).detach().flatten().tolist() for weight, gradient in zip(weights, gradients)]


labels = torch.tensor([0, 2, 1, 1, 0])
cases = {
    "dense": (dense, [[3, 4], [4], [4, 4], [4], [4, 3], [3]], waves(5, 3, begin=20), (4, 2), [[(3, 2)], [(2, 1), (2, 1)]]),
    "convolution": (
        convolution,
        [[3, 3, 1, 3], [3], [3, 3, 3, 3], [3], [12, 3], [3]],
        waves(5, 2, 2, 1, begin=20),
        (3, 2),
        [[(2, 2)], [(2, 1), (2, 1)]],
    ),
}
found = [
    {"network": name, "largest": largest, "others": others, "rate": 0.5, "after": step(net, shapes, x, labels, largest, others, 0.5)}
    for name, (net, shapes, x, largest, choices) in cases.items()
    for others in choices
]
Path(__file__).with_suffix(".json").write_text(json.dumps(found) + "\n")
