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
    return F.conv2d(x, kernel.permute(3, 2, 0, 1).contiguous(), **how)


def variational_information(pairs, variables):
    total = 0
    for i, (s, t) in enumerate(pairs):
        first, second, third, r = (variables[f"{i}/{name}"] for name in ["first", "second", "third", "r"])
        mean = conv(F.relu(conv(F.relu(conv(channels_first(s), first)), second)), third)
        variance = (F.softplus(r) + 1e-5).view(1, -1, 1, 1)
        total = total + F.gaussian_nll_loss(mean, channels_first(t), variance.expand_as(mean), eps=0)
    return total


def stack(part, x, v, normalized):
    """Three convolutions with a leaky relu after each."""
    for i in [1, 2, 3]:
        of = lambda name: v[f"{part}{i}/{name}"]
        if normalized:
            x = F.batch_norm(conv(x, of("kernel"), padding=1), None, None, of("scale"), of("offset"), training=True)
        else:
            x = conv(x, of("kernel"), bias=of("bias"), padding=1)
        x = F.leaky_relu(x, 0.1)
    return x


def own(variables, i):
    return {name.split("/", 1)[1]: value for name, value in variables.items() if name.startswith(f"{i}/")}


def paraphrase(pairs, variables):
    v, t = own(variables, 0), channels_first(pairs[0][1])
    return F.mse_loss(stack("decoder", stack("encoder", t, v, False), v, False), t)


def factor_transfer(pairs, variables):
    v, (s, t) = own(variables, 0), map(channels_first, pairs[0])
    with torch.no_grad():
        teacher = stack("encoder", t, v, False)
    factor = lambda f: F.normalize(f.pow(2).mean(1).flatten(1))
    return (factor(stack("translator", s, v, True)) - factor(teacher)).abs().mean()


def overhaul(pairs, variables):
    v, (s, t) = own(variables, 0), map(channels_first, pairs[0])
    s = F.batch_norm(conv(s, v["kernel"]), None, None, v["scale"], v["offset"], training=True)
    target = torch.maximum(t, torch.tensor([-0.5, -1.0, -0.25, 0.0]).view(1, -1, 1, 1))
    return (F.mse_loss(s, target, reduction="none") * ((s > target) | (t > 0))).sum((1, 2, 3)).mean()


def review(pairs, variables):
    total, after = 0, None
    for i in reversed(range(len(pairs))):
        v = own(variables, i)
        as_map = lambda f: channels_first(f) if f.dim() == 4 else f[:, :, None, None]
        s, t = map(as_map, pairs[i])
        normal = lambda x, name: F.batch_norm(x, None, None, v[name + "Scale"], v[name + "Offset"], training=True)
        x = normal(conv(s, v["reduce"]), "reduce")
        if after is not None:
            y = F.interpolate(after, x.shape[-2:], mode="nearest")
            z = torch.sigmoid(conv(torch.cat([x, y], 1), v["attention"], bias=v["attentionBias"]))
            x = x * z[:, :1] + y * z[:, 1:]
        after = F.interpolate(x, t.shape[-2:], mode="nearest")
        out = normal(conv(after, v["expand"], padding=1), "expand")
        sides = [side for side in [4, 2, 1] if side < min(t.shape[-2:])]
        levels = [(out, t)] + [(F.adaptive_avg_pool2d(out, side), F.adaptive_avg_pool2d(t, side)) for side in sides]
        weights = [0.5**k for k in range(len(levels))]
        total = total + sum(w * F.mse_loss(a, b) for w, (a, b) in zip(weights, levels)) / sum(weights)
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
            toStudents=[None if s.grad is None else numbers(s.grad) for s, _ in pairs],
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



def stacked(part, widths, *vectors):
    shapes = {}
    for i, (inputs, outputs) in enumerate(zip(widths, widths[1:]), 1):
        shapes[f"{part}{i}/kernel"] = (3, 3, inputs, outputs)
        shapes.update({f"{part}{i}/{name}": (outputs,) for name in vectors})
    return shapes


encoder = lambda c, f: stacked("encoder", [c, c, f, f], "bias")
decoder = lambda c, f: stacked("decoder", [f, f, c, c], "bias")
translator = lambda s, f: stacked("translator", [s, s, f, f], "scale", "offset")
case("paraphrase", paraphrase, [(draw(2, 3, 4, 2), draw(2, 3, 4, 4))], of_pair(0, **encoder(4, 2), **decoder(4, 2)))
variables = of_pair(0, **encoder(5, 2), **translator(3, 2))
case("factorTransfer", factor_transfer, [(draw(3, 3, 2, 3), draw(3, 3, 2, 5))], variables, dict(share=0.4))

variables = of_pair(0, kernel=(3, 4), scale=(4,), offset=(4,))
case("overhaul", overhaul, [(draw(4, 3, 2, 3), draw(4, 3, 2, 4))], variables, dict(margins=[-0.5, -1, -0.25, 0]))



def fusion(sizes, common):
    """For the channels of student and teacher of each pair."""
    shapes = {}
    for i, (s, t) in enumerate(sizes):
        one = dict(reduce=(s, common), reduceScale=(common,), reduceOffset=(common,), expand=(3, 3, common, t), expandScale=(t,), expandOffset=(t,))
        if i < len(sizes) - 1:
            one.update(attention=(2 * common, 2), attentionBias=(2,))
        shapes.update({f"{i}/{name}": shape for name, shape in one.items()})
    return {name: draw(*shape) for name, shape in shapes.items()}


# Maps of the same places, of more for the teacher, and vectors.
maps = [(draw(4, 6, 6, 2), draw(4, 6, 6, 3)), (draw(4, 3, 3, 4), draw(4, 6, 6, 2)), (draw(4, 5), draw(4, 4))]
case("review", review, maps, fusion([(2, 3), (4, 2), (5, 4)], 5))
case("review", review, [(draw(3, 4, 2, 3), draw(3, 4, 2, 2)), (draw(3, 3, 1, 6), draw(3, 3, 1, 2))], fusion([(3, 2), (6, 2)], 4), dict(channels=4))

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases)) + "\n")
