"""Gradients of layers in float64 by PyTorch, and the gradients of their squared lengths to the first input, for test/engine: writes layerGradients.json beside this file.

    pip install torch==2.14.1 numpy
    python layerGradients.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(11)
epsilon = 1e-3


def draw(*shape):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round(random.normal(size=shape) * 2**8) / 2**8, requires_grad=True)


def case(kind, layer, *inputs):
    output, *told = layer(*inputs)
    weights = draw(*output.shape).detach()
    first = torch.autograd.grad((weights * output).sum(), inputs, create_graph=True)
    second = torch.autograd.grad(sum((gradient**2).sum() for gradient in first), inputs[0], materialize_grads=True)
    lists = lambda tensors: [tensor.tolist() for tensor in tensors]
    return dict(kind=kind, weights=weights.tolist(), inputs=lists(inputs), output=output.tolist(), told=lists(told), first=lists(first), second=lists(second))


def batch_norm(x, scale, offset):
    axes = tuple(range(x.ndim - 1))
    mean, variance = x.mean(axes), x.var(axes, unbiased=False)
    return (x - mean) / torch.sqrt(variance + epsilon) * scale + offset, mean, variance


shapes = [(6, 3), (5, 4, 2), (3, 4, 5, 2), (2, 2)]
cases = [case("batchNormalization", batch_norm, draw(*shape), draw(shape[-1]), draw(shape[-1])) for shape in shapes]
cases += [case(kind, lambda x: (function(x),), draw(3, 7)) for kind, function in [("relu", F.relu), ("gelu", F.gelu)]]
products = [((3, 4), (4, 2), False, False), ((4, 3), (4, 2), True, False), ((3, 4), (2, 4), False, True), ((1, 4, 3), (1, 2, 4), True, True)]
for one, other, *transposed in products:
    turned = lambda tensor, is_turned: tensor.transpose(-1, -2) if is_turned else tensor
    product = lambda a, b: (turned(a, transposed[0]) @ turned(b, transposed[1]),)
    cases.append(dict(**case("product", product, draw(*one), draw(*other)), transposed=transposed))

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", epsilon=epsilon, cases=cases)) + "\n")
