"""Unbiased CKA of all pairs of layers in plain PyTorch, averaged over batches of 128 as Stillroom does. `features`: ||X'Y||^2 of the features, all pairs in
one product of matrices; `kernels`: one kernel matrix a layer, all pairs in one product; `torch_cka`: the package, pair by pair."""

import sys
import time

import torch

from deep_networks import deep
from answer_measurement_requests import answer_measurement_requests

way = sys.argv[1]


def outputs(model, x):
    found = []
    for layer in model:
        x = layer(x)
        found.append(x.flatten(1))
    return found[-50:]


def in_features(batch, models):
    """<K, L> with zero diagonals is ||X'Y||^2 less the product of the diagonals; the rest of unbiased HSIC needs row sums alone."""
    sides = [torch.stack(outputs(model, batch)) for model in models]  # [layers, rows, units]
    n = len(batch)
    flat = [side.permute(1, 0, 2).flatten(1) for side in sides]
    diagonals = [side.square().sum(2) for side in sides]
    sums = [torch.einsum("lru,lu->lr", side, side.sum(1)) - diagonal for side, diagonal in zip(sides, diagonals)]

    layers, units = sides[0].shape[0], sides[0].shape[2]
    squares = (flat[0].T @ flat[1]).view(layers, units, layers, -1).square().sum((1, 3))
    own = [torch.bmm(side.mT, side).square().sum((1, 2)) for side in sides]
    totals = [of.sum(1) for of in sums]

    def unbiased(squares, diagonals, rows, total):
        return (squares - diagonals + total / ((n - 1) * (n - 2)) - 2 / (n - 2) * rows) / (n * (n - 3))

    return (
        unbiased(squares, diagonals[0] @ diagonals[1].T, sums[0] @ sums[1].T, totals[0][:, None] * totals[1][None]),
        *(unbiased(own[i], diagonals[i].square().sum(1), sums[i].square().sum(1), totals[i].square()) for i in (0, 1)),
    )


def in_kernels(batch, models):
    """Each kernel is centred as Szekely and Rizzo do, so that HSIC is one inner product."""
    n = len(batch)
    off = 1 - torch.eye(n)
    sides = []
    for model in models:
        k = torch.stack([x @ x.T for x in outputs(model, batch)]) * off
        rows = k.sum(1) / (n - 2)
        k = (k - rows[:, :, None] - rows[:, None] + k.sum((1, 2))[:, None, None] / ((n - 1) * (n - 2))) * off
        sides.append(k.flatten(1))
    return tuple(product / (n * (n - 3)) for product in (sides[0] @ sides[1].T, sides[0].square().sum(1), sides[1].square().sum(1)))


@torch.inference_mode()
def plain(x, models):
    sums = None
    for batch in x.split(128):
        found = {"features": in_features, "kernels": in_kernels}[way](batch, models)
        sums = found if sums is None else tuple(a + b for a, b in zip(sums, found))
    cross, first, second = (value.double() for value in sums)
    return cross / (first.sqrt()[:, None] * second.sqrt()[None])


def package(x, models):
    from torch_cka import CKA

    names = [f"layer{i}" for i in range(50)]
    cka = CKA(*models, model1_layers=names, model2_layers=names, device="cpu")
    cka.compare(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x), batch_size=128))
    return cka.export()["CKA"]


def open_work(message):
    x, models = deep(message["folder"])
    compute = package if way == "torch_cka" else plain

    def block():
        start = time.perf_counter()
        compute(x, models)
        return 1000 * (time.perf_counter() - start)

    return compute(x, models).flatten().tolist(), block


answer_measurement_requests(open_work, {"PyTorch": torch.__version__})
