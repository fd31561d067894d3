"""What losses learn between the features and themselves, in float64 by PyTorch's own layers with its own gradients, for test/losses: writes
learnedParts.json beside this file. A case is a whole term: the mean over the rows of the sum over the pairs of layers, with its gradients.

    pip install torch==2.14.1 numpy
    python learnedParts.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(12)


def draw(*shape):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return (torch.tensor(np.round(random.normal(size=shape) * 2**8)) / 2**8).requires_grad_()


def channels_first(feature):
    return feature.movedim(-1, 1)


def conv(x, kernel, **how):
    """A kernel of ours is [height, width, inputs, outputs], or [inputs, outputs] for one place."""
    kernel = kernel if kernel.dim() == 4 else kernel[None, None]
    return F.conv2d(x, kernel.permute(3, 2, 0, 1), **how)


def variational_information(pairs, variables):
    total = 0
    for i, (s, t) in enumerate(pairs):
        first, second, third, r = (variables[f"{i}/{name}"] for name in ["first", "second", "third", "r"])
        mean = conv(F.relu(conv(F.relu(conv(channels_first(s), first)), second)), third)
        variance = (F.softplus(r) + 1e-5).view(1, -1, 1, 1)
        total = total + F.gaussian_nll_loss(mean, channels_first(t), variance.expand_as(mean), eps=0)
    return total


def numbers(tensor):
    if isinstance(tensor, torch.Tensor):
        tensor = tensor.tolist()
    return [numbers(v) for v in tensor] if isinstance(tensor, list) else float(f"{tensor:.9g}")


cases = []


def case(name, term, pairs, variables, options={}):
    value = term(pairs, variables)
    value.backward()
    cases.append(
        dict(
            name=name,
            options=options,
            pairs=[dict(student=s.tolist(), teacher=t.tolist()) for s, t in pairs],
            variables={key: one.tolist() for key, one in variables.items()},
            value=numbers(value),
            toStudents=[numbers(s.grad) for s, _ in pairs],
            toVariables={key: numbers(one.grad) for key, one in variables.items() if one.grad is not None},
        )
    )


def of_pair(i, **shapes):
    return {f"{i}/{name}": draw(*shape) for name, shape in shapes.items()}


vid = lambda i, s, t: of_pair(i, first=(s, t), second=(t, t), third=(t, t), r=(t,))
case("variationalInformation", variational_information, [(draw(3, 2, 2, 3), draw(3, 2, 2, 4))], vid(0, 3, 4))
case(
    "variationalInformation",
    variational_information,
    [(draw(2, 3, 2, 2), draw(2, 3, 2, 3)), (draw(2, 1, 2, 4), draw(2, 1, 2, 2))],
    {**vid(0, 2, 3), **vid(1, 4, 2)},
)

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases)) + "\n")
