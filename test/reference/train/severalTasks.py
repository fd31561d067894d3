"""Eight steps of a network with three heads in float64 by PyTorch, for test/train/severalTasks/balances.test.ts: writes severalTasks.json beside this file.

The losses of the tasks are added, weighed by uncertainty (Kendall et al. 2018), by GradNorm (Chen et al. 2018), or their gradients are projected (Yu et al. 2020). Some targets are not known. Tasks of
numbers count in standard deviations of the known targets. For each way: the loss of each task before each step, and the weights of the tasks after it.

    pip install torch==2.13.0
    python severalTasks.py
"""

import json
import math
import os

import torch

torch.set_default_dtype(torch.float64)
rows, steps, rate = 12, 8, 0.1
x = torch.tensor([[math.sin(1.0 + 3 * i + j) for j in range(3)] for i in range(rows)])
size = torch.tensor([1000 + 100 * (r[0] - r[1] + 0.3 * r[2]) for r in x.tolist()])
kind = torch.tensor([(5 * i) % 3 for i in range(rows)])
pair = torch.tensor([[math.cos(2.0 * i), -r[0] + r[1]] for i, r in enumerate(x.tolist())])
known = {
    "size": torch.tensor([i % 5 != 2 for i in range(rows)]),
    "kind": torch.tensor([i % 4 != 1 for i in range(rows)]),
    "pair": torch.tensor([i != 3 for i in range(rows)]),
}
# Which tasks each gradient is held against, in which order, in each step.
orders = [[[1, 2], [0, 2], [0, 1]], [[2, 1], [0, 2], [0, 1]], [[2, 1], [2, 0], [1, 0]], [[2, 1], [0, 2], [0, 1]],
          [[1, 2], [0, 2], [1, 0]], [[1, 2], [0, 2], [0, 1]], [[1, 2], [2, 0], [1, 0]], [[2, 1], [0, 2], [1, 0]]]


def deviations(values):
    return values.mean(0), values.std(0, unbiased=False)


size_mean, size_deviation = deviations(size[known["size"]])
pair_mean, pair_deviation = deviations(pair[known["pair"]])


def begin():
    """Trunk kernel and bias, then those of each head: sin(1), sin(2), ... halved."""
    shapes = [(3, 5), (5,), (5, 1), (1,), (5, 3), (3,), (5, 2), (2,)]
    count, weights = 0, []
    for shape in shapes:
        n = math.prod(shape)
        weights.append(torch.tensor([0.5 * math.sin(count + i + 1) for i in range(n)]).reshape(shape).requires_grad_())
        count += n
    return weights


def losses_of(w):
    trunk = torch.tanh(x @ w[0] + w[1])
    # The heads of numbers end in the units of their targets, in which the loss does not count.
    own_size = (trunk @ w[2] + w[3])[:, 0]
    own_kind = trunk @ w[4] + w[5]
    own_pair = trunk @ w[6] + w[7]
    return [
        ((own_size - (size - size_mean) / size_deviation)[known["size"]] ** 2).mean(),
        torch.nn.functional.cross_entropy(own_kind[known["kind"]], kind[known["kind"]]),
        ((own_pair - (pair - pair_mean) / pair_deviation)[known["pair"]] ** 2).mean(),
    ]


def gradients(loss, w):
    return [torch.zeros_like(one) if g is None else g for one, g in zip(w, torch.autograd.grad(loss, w, retain_graph=True, allow_unused=True))]


def descend(w, total):
    with torch.no_grad():
        for one, g in zip(w, total):
            one -= rate * g


def added(w, losses, step, state):
    descend(w, gradients(sum(losses), w))
    return [1.0, 1.0, 1.0]


def uncertainty(w, losses, step, state):
    s = state.setdefault("s", torch.zeros(3, requires_grad=True))
    factors = [0.5, 1.0, 0.5]
    total = sum(c * torch.exp(-one) * loss + one / 2 for c, one, loss in zip(factors, s, losses))
    own = torch.autograd.grad(total, s, retain_graph=True)[0]
    descend(w, gradients(total, w))
    with torch.no_grad():
        s -= rate * own
    return [c * math.exp(-one) for c, one in zip(factors, s.tolist())]


def grad_norm(w, losses, step, state, alpha=0.7, weight_rate=0.05):
    weights = state.setdefault("w", torch.ones(3, requires_grad=True))
    first = state.setdefault("first", [loss.item() for loss in losses])
    # At the kernel and the bias of the trunk, the last layer that all share.
    norms = []
    for weight, loss in zip(weights, losses):
        own = torch.autograd.grad(weight * loss, w[:2], retain_graph=True, create_graph=True)
        norms.append(torch.sqrt(sum((one ** 2).sum() for one in own)))
    norms = torch.stack(norms)
    ratios = torch.tensor([loss.item() / one for loss, one in zip(losses, first)])
    target = (norms.mean() * (ratios / ratios.mean()) ** alpha).detach()
    own = torch.autograd.grad((norms - target).abs().sum(), weights, retain_graph=True)[0]
    descend(w, gradients(sum(weight * loss for weight, loss in zip(weights.detach(), losses)), w))
    with torch.no_grad():
        weights -= weight_rate * own
        weights *= 3 / weights.sum()
    return weights.tolist()


def projected(w, losses, step, state):
    shared = [0, 1]
    by_task = [gradients(loss, w) for loss in losses]
    flat = [torch.cat([g[i].reshape(-1) for i in shared]) for g in by_task]
    changed = [one.clone() for one in flat]
    for task, others in enumerate(orders[step]):
        for other in others:
            product = changed[task] @ flat[other]
            if product < 0:
                state["conflicts"] = state.get("conflicts", 0) + 1
                changed[task] -= product / (flat[other] @ flat[other]) * flat[other]
    whole, at = sum(changed), 0
    total = [sum(g[i] for g in by_task) for i in range(len(w))]
    for i in shared:
        total[i] = whole[at:at + w[i].numel()].reshape(w[i].shape)
        at += w[i].numel()
    descend(w, total)
    return [1.0, 1.0, 1.0]


result = {"orders": orders}
for way in [added, uncertainty, grad_norm, projected]:
    w, state = begin(), {}
    result[way.__name__] = {"losses": [], "weights": []}
    for step in range(steps):
        losses = losses_of(w)
        result[way.__name__]["losses"].append([loss.item() for loss in losses])
        result[way.__name__]["weights"].append(way(w, losses, step, state))
    result[way.__name__]["conflicts"] = state.get("conflicts", 0)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "severalTasks.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
