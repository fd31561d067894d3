"""Feature losses, and the losses of logits that came with them, in float64 by PyTorch with its own gradients, for test/losses: writes
featureLosses.json beside this file. Each loss is written twice: as the one number of its paper, and as one number a row whose mean
is asserted to be that number.

    pip install torch==2.14.1 numpy
    python featureLosses.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(5)


def draw(kind, shape):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    x = np.round(random.normal(size=shape) * 2**8) / 2**8
    if kind == "relu":
        x = np.maximum(x - 0.5, 0)
    if kind == "shifted":
        x = x + 30
    if kind == "small":
        x = x / 2**10
    if kind == "zero row":
        x[1] = 0
    if kind == "equal rows":
        x[2] = x[0]
    return torch.tensor(x)


def unit(rows):
    # F.normalize divides a row of zeros by 1e-12, and so its gradient; here it has neither a direction nor a gradient.
    empty = (rows == 0).all(1, keepdim=True)
    return torch.where(empty, 0.0, F.normalize(torch.where(empty, 1.0, rows)))


def hint(s, t):
    return (s - t).pow(2).flatten(1).mean(1), F.mse_loss(s, t)


def attention_transfer(s, t, p=2):
    at = lambda f: unit(f.abs().pow(p).mean(-1).flatten(1))
    return (at(s) - at(t)).pow(2).mean(1), (at(s) - at(t)).pow(2).mean()


def similarity(s, t):
    g = lambda f: unit(f.flatten(1) @ f.flatten(1).T)
    b = len(s)
    return (g(t) - g(s)).pow(2).sum(1) / b, torch.linalg.matrix_norm(g(t) - g(s)).pow(2) / b**2


def distances(e):
    difference = e.unsqueeze(1) - e.unsqueeze(0)
    square = difference.pow(2).sum(2)
    # The square root has no derivative at 0; what is masked gets none.
    return torch.where(square > 0, torch.where(square > 0, square, 1.0).sqrt(), 0.0)


def rkd_distance(s, t):
    s, t = s.flatten(1), t.flatten(1)
    d = [distances(e) for e in (s, t)]
    d = [x / x[x > 0].mean() for x in d]
    return F.smooth_l1_loss(d[0], d[1], reduction="none").mean(1), F.smooth_l1_loss(d[0], d[1])


def rkd_angle(s, t):
    def angles(e):
        # [j, i, :]: from j to i.
        difference = e.unsqueeze(0) - e.unsqueeze(1)
        length = distances(e).unsqueeze(2)
        unit = torch.where(length > 0, difference / torch.where(length > 0, length, 1.0), 0.0)
        return torch.bmm(unit, unit.transpose(1, 2))

    a, b = angles(s.flatten(1)), angles(t.flatten(1))
    return F.smooth_l1_loss(a, b, reduction="none").mean((1, 2)), F.smooth_l1_loss(a.reshape(-1), b.reshape(-1))


def relational(s, t):
    (d, dd), (a, aa) = rkd_distance(s, t), rkd_angle(s, t)
    return d + 2 * a, dd + 2 * aa


def attention_scores(s, t):
    heads = s.shape[1]
    paper = sum(F.mse_loss(s[:, h], t[:, h]) for h in range(heads)) / heads
    return (s - t).pow(2).flatten(1).mean(1), paper


def relation_kl(p_t, p_s):
    kl = (p_t * (p_t.log() - p_s.log())).sum(-1)
    b, heads, tokens = kl.shape
    return kl.flatten(1).mean(1), kl.sum() / (b * heads * tokens)


def attention_weights(s, t):
    return relation_kl(t.softmax(-1), s.softmax(-1))


def attention_values(s, t):
    relation = lambda v: (v @ v.transpose(-1, -2) / math.sqrt(v.shape[-1])).softmax(-1)
    return relation_kl(relation(t), relation(s))


def contrastive(s, t, labels, temperature=0.07, other_rows=False):
    b = len(s)
    cosine = F.cosine_similarity(s.unsqueeze(1), t.unsqueeze(0), dim=2, eps=1e-300)
    negative = ~torch.eye(b, dtype=torch.bool) if other_rows else labels.unsqueeze(1) != labels.unsqueeze(0)
    n = negative.sum(1, keepdim=True).double()
    e = (cosine / temperature).exp()
    h = e / (e + n / b)
    rows = -h.diagonal().log() - torch.where(negative, (n / b / (e + n / b)).log(), 0.0).sum(1)
    return rows, rows.mean()


def decoupled(s, t, labels, alpha=1.0, beta=8.0, T=4.0):
    target = F.one_hot(labels, s.shape[1]).bool()
    pair = lambda p: torch.stack([p[target], p[~target].reshape(len(p), -1).sum(1)], 1)
    p_s, p_t = (s / T).softmax(1), (t / T).softmax(1)
    tckd = F.kl_div(pair(p_s).log(), pair(p_t), reduction="none").sum(1)
    rest = lambda z: (z / T)[~target].reshape(len(z), -1)
    nckd = F.kl_div(rest(s).log_softmax(1), rest(t).softmax(1), reduction="none").sum(1)
    kd = F.kl_div(p_s.log(), p_t, reduction="none").sum(1)
    assert torch.allclose(kd, tckd + (1 - p_t[target]) * nckd, atol=1e-12)
    rows = T * T * (alpha * tckd + beta * nckd)
    return rows, rows.mean()


def pearson(x, y):
    return F.cosine_similarity(x - x.mean(1, keepdim=True), y - y.mean(1, keepdim=True), dim=1, eps=1e-300)


def correlation(s, t, beta=1.0, gamma=2.0, T=1.5):
    p_s, p_t = (s / T).softmax(1), (t / T).softmax(1)
    inter, intra = 1 - pearson(p_s, p_t), 1 - pearson(p_s.T, p_t.T).mean()
    return T * T * (beta * inter + gamma * intra), T * T * (beta * inter.mean() + gamma * intra)


def standardized(s, t, T=2.0):
    normal = lambda z: (z - z.mean(1, keepdim=True)) / (1e-7 + z.std(1, keepdim=True))
    s, t = normal(s) / T, normal(t) / T
    rows = T * T * F.kl_div(s.log_softmax(1), t.softmax(1), reduction="none").sum(1)
    return rows, rows.mean()


def sigmoid_pair(loss):
    return lambda s, t, *rest: loss(F.pad(s, (1, 0)), F.pad(t, (1, 0)), *rest)


def numbers(tensor):
    if isinstance(tensor, torch.Tensor):
        tensor = tensor.tolist()
    return [numbers(v) for v in tensor] if isinstance(tensor, list) else float(f"{tensor:.9g}")


cases = []


def case(name, loss, options, kind, shape_s, shape_t, labels=None, both=False):
    s, t = draw(kind, shape_s).requires_grad_(), draw(kind, shape_t).requires_grad_()
    classes = shape_s[1] if labels == "classes" else 3
    y = torch.tensor(random.integers(0, max(2, classes), shape_s[0])) if labels else None
    rows, paper = loss(s, t, y) if labels else loss(s, t)
    assert torch.allclose(rows.mean(), paper, rtol=1e-9, atol=1e-14), name
    # Rows may count differently, so the gradient is that of a weighted sum.
    weights = torch.tensor(random.uniform(0.5, 1.5, shape_s[0]).round(3))
    (rows * weights).sum().backward()
    one = dict(name=name, options=options, kind=kind, student=s.tolist(), teacher=t.tolist(), weights=weights.tolist())
    if labels:
        one["labels"] = y.tolist()
    one.update(value=numbers(rows), toStudent=numbers(s.grad))
    if both:
        one["toTeacher"] = numbers(t.grad)
    cases.append(one)


for kind in ["normal", "relu", "shifted", "small"]:
    case("hint", hint, {}, kind, (4, 3, 2, 5), (4, 3, 2, 5))
    case("attentionTransfer", attention_transfer, {}, kind, (4, 3, 2, 5), (4, 3, 2, 7))
    case("similarity", similarity, {}, kind, (5, 6), (5, 2, 2, 3))
    case("relational", relational, {}, kind, (5, 6), (5, 4))
case("hint", hint, {}, "normal", (3, 4), (3, 4))
case("attentionTransfer", lambda s, t: attention_transfer(s, t, 3), dict(power=3), "normal", (4, 5, 3), (4, 5, 2))
case("similarity", similarity, {}, "zero row", (5, 6), (5, 4))
for kind in ["normal", "zero row", "equal rows", "relu"]:
    case("relational", rkd_distance, dict(distance=1, angle=0), kind, (6, 3), (6, 4))
    case("relational", rkd_angle, dict(distance=0, angle=1), kind, (6, 3), (6, 4))
for kind in ["normal", "shifted"]:
    case("selfAttention", attention_scores, dict(match="scores"), kind, (2, 2, 3, 3), (2, 2, 3, 3))
    case("selfAttention", attention_weights, dict(match="weights"), kind, (2, 2, 3, 3), (2, 2, 3, 3))
case("selfAttention", attention_weights, dict(match="weights"), "small", (2, 2, 3, 3), (2, 2, 3, 3))
case("selfAttention", attention_values, dict(match="values"), "normal", (2, 2, 3, 4), (2, 2, 3, 6))
case("contrastive", lambda s, t, y: contrastive(s, t, y, 0.5), dict(temperature=0.5), "normal", (6, 5), (6, 5), "groups", True)
case("contrastive", contrastive, {}, "normal", (6, 5), (6, 5), "groups", True)
case("contrastive", lambda s, t: contrastive(s, t, None, 0.2, True), dict(temperature=0.2, negatives="otherRows"), "relu", (5, 8), (5, 8), None, True)
for classes in [2, 3, 6]:
    case("decoupled", decoupled, {}, "normal", (4, classes), (4, classes), "classes")
case("decoupled", lambda s, t, y: decoupled(s, t, y, 0.5, 2.0, 1.0), dict(alpha=0.5, beta=2, temperature=1), "normal", (4, 5), (4, 5), "classes")
case("decoupled", sigmoid_pair(decoupled), {}, "normal", (4, 1), (4, 1), "classes")
for shape in [(4, 3), (6, 5)]:
    case("correlation", correlation, dict(gamma=2, temperature=1.5), "normal", shape, shape)
for shape in [(4, 3), (3, 7)]:
    case("standardized", standardized, {}, "normal", shape, shape)
case("standardized", standardized, {}, "shifted", (4, 5), (4, 5))

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases)) + "\n")
