"""Multi-head self-attention, a pre-norm block and the losses that look inside, in float64 by PyTorch with its own gradients, for
test/models: writes attention.json beside this file.

    pip install torch==2.14.1 numpy
    python attention.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(7)


def draw(*shape):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.tensor(np.round(random.normal(size=shape) * 2**8) / 2**8, requires_grad=True)


def projections(width, heads, key, value, units):
    sizes = {"query": (width, heads * key), "key": (width, heads * key), "value": (width, heads * value), "output": (heads * value, units)}
    weights = {}
    for name, (rows, columns) in sizes.items():
        weights[f"{name}Kernel"] = draw(rows, columns)
        weights[f"{name}Bias"] = draw(columns)
    return weights


def attention(x, mask, heads, w):
    b, t, _ = x.shape
    split = lambda name: (x @ w[f"{name}Kernel"] + w[f"{name}Bias"]).reshape(b, t, heads, -1).transpose(1, 2)
    q, k, v = split("query"), split("key"), split("value")
    scores = torch.einsum("bhid,bhjd->bhij", q, k) / math.sqrt(q.shape[-1])
    keys = None if mask is None else mask[:, None, None, :].bool().expand(b, 1, t, t)
    context = F.scaled_dot_product_attention(q, k, v, attn_mask=keys)
    return context.transpose(1, 2).reshape(b, t, -1) @ w["outputKernel"] + w["outputBias"], scores, v


def like_pytorch(x, heads, w):
    """The same by PyTorch's own layer, which knows one size only."""
    width = x.shape[2]
    layer = torch.nn.MultiheadAttention(width, heads, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        layer.in_proj_weight.copy_(torch.cat([w[f"{n}Kernel"].T for n in ("query", "key", "value")]))
        layer.in_proj_bias.copy_(torch.cat([w[f"{n}Bias"] for n in ("query", "key", "value")]))
        layer.out_proj.weight.copy_(w["outputKernel"].T)
        layer.out_proj.bias.copy_(w["outputBias"])
    return layer(x, x, x, average_attn_weights=False)


def numbers(tensor):
    return [round(v, 12) for v in tensor.detach().flatten().tolist()]


def sized(tensor):
    return {"shape": list(tensor.shape), "values": numbers(tensor)}


def gradients(loss, tensors):
    found = torch.autograd.grad(loss, list(tensors.values()))
    return {name: numbers(g) for name, g in zip(tensors, found)}


def layer_case(name, batch, tokens, width, heads, key, value, units, mask=None):
    x, w = draw(batch, tokens, width), projections(width, heads, key, value, units)
    mask = None if mask is None else torch.tensor(mask, dtype=torch.float64)
    output, scores, values = attention(x, mask, heads, w)
    probabilities = torch.softmax(scores if mask is None else scores.masked_fill(mask[:, None, None, :] == 0, -math.inf), -1)
    assert torch.allclose(output, (probabilities @ values).transpose(1, 2).reshape(batch, tokens, -1) @ w["outputKernel"] + w["outputBias"])
    if mask is None and key == value and units == width == heads * key:
        theirs, theirs_p = like_pytorch(x, heads, w)
        assert torch.allclose(output, theirs) and torch.allclose(probabilities, theirs_p)
    direction = draw(batch, tokens, units).detach()
    if mask is not None:
        direction = direction * mask[:, :, None]
    return {
        "name": name,
        "options": {"heads": heads, "keyDimension": key, "valueDimension": value, "units": units},
        "x": sized(x),
        "mask": None if mask is None else sized(mask),
        "weights": {n: sized(v) for n, v in w.items()},
        "output": numbers(output),
        "scores": numbers(scores),
        "probabilities": numbers(probabilities),
        "values": numbers(values),
        # Of the sum of output * direction; the direction is 0 at padding.
        "direction": numbers(direction),
        "gradients": gradients((output * direction).sum(), {"x": x, **w}),
    }


def block_case(batch, tokens, width, heads, hidden, mask):
    layer = torch.nn.TransformerEncoderLayer(
        width, heads, hidden, dropout=0.0, activation="gelu", layer_norm_eps=1e-6, batch_first=True, norm_first=True, dtype=torch.float64
    )
    with torch.no_grad():
        for p in layer.parameters():
            p.copy_(draw(*p.shape))
    x, mask = draw(batch, tokens, width), torch.tensor(mask, dtype=torch.float64)
    output = layer(x, src_key_padding_mask=mask == 0)
    direction = draw(batch, tokens, width).detach() * mask[:, :, None]
    a = layer.self_attn
    q, k, v = a.in_proj_weight.chunk(3)
    qb, kb, vb = a.in_proj_bias.chunk(3)
    # In the order in which a model of tfjs has them.
    weights = [
        *[layer.norm1.weight, layer.norm1.bias],
        *[q.T, qb, k.T, kb, v.T, vb, a.out_proj.weight.T, a.out_proj.bias],
        *[layer.norm2.weight, layer.norm2.bias],
        *[layer.linear1.weight.T, layer.linear1.bias, layer.linear2.weight.T, layer.linear2.bias],
    ]
    return {
        "options": {"width": width, "heads": heads, "hidden": hidden},
        "x": sized(x),
        "mask": sized(mask),
        "weights": [sized(w) for w in weights],
        "output": numbers(output),
        "direction": numbers(direction),
        "gradient": numbers(torch.autograd.grad((output * direction).sum(), x)[0]),
    }


def losses_case(batch, tokens):
    """What TinyBERT and MiniLM ask of two layers of the same heads and of other widths."""
    sides = {}
    for side, (width, dimension) in {"teacher": (8, 4), "student": (6, 3)}.items():
        x, w = draw(batch, tokens, width), projections(width, 2, dimension, dimension, width)
        _, scores, values = attention(x, None, 2, w)
        sides[side] = {"x": x, "w": w, "scores": scores, "values": values, "dimension": dimension}
    t, s = sides["teacher"], sides["student"]
    kl = lambda a, b: F.kl_div(torch.log_softmax(b, -1), torch.log_softmax(a, -1), reduction="none", log_target=True).sum(-1).flatten(1).mean(1)
    relation = lambda side: side["values"] @ side["values"].transpose(2, 3) / math.sqrt(side["dimension"])
    losses = {
        "scores": (t["scores"] - s["scores"]).pow(2).flatten(1).mean(1),
        "weights": kl(t["scores"], s["scores"]),
        "values": kl(relation(t), relation(s)),
    }
    total = sum(loss.mean() for loss in losses.values())
    return {
        **{side: {"dimension": v["dimension"], "x": sized(v["x"]), "weights": {n: sized(p) for n, p in v["w"].items()}} for side, v in sides.items()},
        "losses": {name: numbers(loss) for name, loss in losses.items()},
        "gradient": numbers(torch.autograd.grad(total, s["x"])[0]),
    }


cases = {
    "layers": [
        layer_case("as wide as its heads", 2, 5, 8, 2, 4, 4, 8),
        layer_case("keys, values and output of other sizes", 2, 4, 6, 3, 4, 2, 5),
        layer_case("with padding", 3, 5, 6, 2, 3, 3, 6, mask=[[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]]),
    ],
    "block": block_case(2, 4, 8, 2, 12, [[1, 1, 1, 1], [1, 1, 0, 0]]),
    "losses": losses_case(3, 4),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
