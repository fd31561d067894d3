"""Parameters and multiply-accumulates by PyTorch, fronts and hypervolumes by pymoo, and Kendall's tau by SciPy, for test/architecture: writes search.json beside this file.

Multiply-accumulates are half of what torch.utils.flop_counter counts while the network runs. The order of paretoAsha is pymoo's non-dominated sorting, and within a front a greedy epsilon-net in ranks, written from Schmucker et al. 2021 (arXiv 2106.12639).

    pip install torch==2.13.0 pymoo==0.6.2 scipy
    python search.py
"""

import json
import random
from pathlib import Path

import numpy as np
import torch
from pymoo.indicators.hv import HV
from pymoo.util.nds.non_dominated_sorting import NonDominatedSorting
from scipy import stats
from torch import nn
from torch.utils.flop_counter import FlopCounterMode


def normalised(*layers, filters):
    return [*layers, nn.BatchNorm2d(filters), nn.ReLU()]


def plain(inside, filters, stride):
    return nn.Sequential(*normalised(nn.Conv2d(inside, filters, 3, stride, 1, bias=False), filters=filters))


def separable(inside, filters, stride):
    depthwise = nn.Conv2d(inside, inside, 3, stride, 1, groups=inside, bias=False)
    return nn.Sequential(
        *normalised(depthwise, filters=inside), *normalised(nn.Conv2d(inside, filters, 1, bias=False), filters=filters)
    )


class Residual(nn.Module):
    def __init__(self, inside, filters, stride):
        super().__init__()
        first = normalised(nn.Conv2d(inside, filters, 3, stride, 1, bias=False), filters=filters)
        second = [nn.Conv2d(filters, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters)]
        self.path = nn.Sequential(*first, *second)
        is_same = stride == 1 and inside == filters
        short = [nn.Conv2d(inside, filters, 1, stride, bias=False), nn.BatchNorm2d(filters)]
        self.shortcut = nn.Identity() if is_same else nn.Sequential(*short)

    def forward(self, x):
        return torch.relu(self.path(x) + self.shortcut(x))


blocks = {"plain": plain, "separable": separable, "residual": Residual}


class BlockNetwork(nn.Module):
    def __init__(self, shape, classes, width, depth, stages, block, pooling):
        super().__init__()
        height, across, channels = shape
        layers = normalised(nn.Conv2d(channels, width, 3, 2, 1, bias=False), filters=width)
        inside = width
        for stage in range(stages):
            for k in range(depth):
                filters = width * 2**stage
                layers.append(blocks[block](inside, filters, 2 if stage > 0 and k == 0 else 1))
                inside = filters
        self.body = nn.Sequential(*layers)
        self.pooling = pooling
        places = 1
        if pooling == "none":
            with torch.no_grad():
                places = self.body(torch.zeros(2, channels, height, across)).shape[2:].numel()
        self.logits = nn.Linear(inside * places, classes)

    def forward(self, x):
        x = self.body(x)
        return self.logits(x.mean((2, 3)) if self.pooling == "mean" else x.flatten(1))


def count(model, shape):
    model.eval()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.zeros(1, *shape))
    learnt = sum(one.numel() for one in model.parameters())
    kept = sum(one.numel() for name, one in model.named_buffers() if "running" in name)
    return {"parameters": learnt + kept, "macs": counter.get_total_flops() // 2}


networks = []
for options in [
    {"width": 4, "depth": 1, "stages": 2, "block": "plain", "pooling": "none"},
    {"width": 3, "depth": 2, "stages": 3, "block": "plain", "pooling": "mean"},
    {"width": 4, "depth": 2, "stages": 2, "block": "residual", "pooling": "none"},
    {"width": 5, "depth": 1, "stages": 1, "block": "residual", "pooling": "mean"},
    {"width": 6, "depth": 2, "stages": 3, "block": "separable", "pooling": "none"},
    {"width": 8, "depth": 1, "stages": 2, "block": "separable", "pooling": "mean"},
]:
    shape = [28, 28, 1] if options["width"] != 5 else [32, 30, 3]
    model = BlockNetwork(shape, 10, **options)
    networks.append({"inputShape": shape, **options, **count(model, [shape[2], shape[0], shape[1]])})

dense = nn.Sequential(nn.Linear(784, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 10))
networks_of_layers = {"dense": count(dense, [784])}


def draw_points(seed, points, steps):
    draw = random.Random(seed)
    return [[round(10 ** draw.uniform(1, 4)), round(draw.random() * steps) / steps] for _ in range(points)]


def ranks(values):
    found = sorted(set(values))
    return [found.index(one) / max(1, len(found) - 1) for one in values]


def order(points):
    """Front by front, the best value first, then always the one farthest from those before it."""
    costs, values = zip(*points)
    places = np.array([ranks(costs), ranks(values)]).T
    fronts = NonDominatedSorting().do(np.array([[cost, -value] for cost, value in points]))
    found = []
    for front in fronts:
        front = sorted(int(one) for one in front)
        net = [max(front, key=lambda one: (values[one], -one))]
        while len(net) < len(front):
            gaps = {one: min(np.linalg.norm(places[one] - places[other]) for other in net) for one in front if one not in net}
            net.append(max(gaps, key=lambda one: (gaps[one], -one)))
        found += net
    return found


fronts = []
for case in [(1, 8, 1000), (2, 15, 1000), (3, 30, 5), (4, 1, 10), (5, 40, 1000)]:
    points = draw_points(*case)
    reference = {"cost": 5000, "value": 0.2}
    minimised = np.array([[np.log10(cost), -value] for cost, value in points])
    within = minimised[(minimised[:, 0] < np.log10(5000)) & (minimised[:, 1] < -0.2)]
    hypervolume = float(HV(ref_point=np.array([np.log10(5000), -0.2]))(within)) if len(within) else 0.0
    front = NonDominatedSorting().do(minimised, only_non_dominated_front=True)
    fronts.append(
        {
            "points": [{"cost": cost, "value": value} for cost, value in points],
            "reference": reference,
            "hypervolume": hypervolume,
            "front": sorted(int(one) for one in front),
            "order": order(points),
        }
    )

kendall = []
for seed, count_of, steps in [(1, 10, 100), (2, 25, 4), (3, 3, 10)]:
    draw = random.Random(seed)
    a = [round(draw.random() * steps) for _ in range(count_of)]
    b = [round(draw.random() * steps) + one for one in a]
    kendall.append({"a": a, "b": b, "tau": float(stats.kendalltau(a, b).statistic)})

found = {"networks": networks, "layers": networks_of_layers, "fronts": fronts, "kendall": kendall}
Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")
