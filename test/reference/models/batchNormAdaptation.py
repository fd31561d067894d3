"""Batch-norm adaptation by PyTorch for test/train/adaptBatchNorm.test.ts: in training mode with all rows as one batch each layer normalises by the
statistics of those rows, and so do the ones after it; writes batchNorm.json beside this file.

    pip install torch==2.13.0 numpy
    python batchNorm.py
"""

import json
from pathlib import Path

import torch

torch.manual_seed(2)
torch.set_default_dtype(torch.float64)


def rounded(module):
    # Whole multiples of 2^-10 are the same numbers in single precision.
    for p in module.parameters():
        p.data = torch.round(p.data * 2**10) / 2**10
    return module


dense = rounded(torch.nn.Sequential(
    torch.nn.Linear(3, 6), torch.nn.BatchNorm1d(6, eps=1e-3), torch.nn.ReLU(),
    torch.nn.Linear(6, 5), torch.nn.BatchNorm1d(5, eps=1e-3), torch.nn.ReLU(), torch.nn.Linear(5, 2)))
conv = rounded(torch.nn.Sequential(
    torch.nn.Conv2d(1, 4, 3), torch.nn.BatchNorm2d(4, eps=1e-3), torch.nn.ReLU(),
    torch.nn.Conv2d(4, 3, 3), torch.nn.BatchNorm2d(3, eps=1e-3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(12, 2)))
for net in (dense, conv):
    for layer in net:
        if isinstance(layer, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
            layer.weight.data = torch.round((1 + 0.3 * torch.randn(len(layer.weight))) * 2**8) / 2**8
            layer.bias.data = torch.round(0.3 * torch.randn(len(layer.bias)) * 2**8) / 2**8

draw = lambda *shape: torch.round((torch.randn(*shape) * 2 + 3) * 2**8) / 2**8
out = {}
for name, net, x in [("dense", dense, draw(29, 3)), ("conv", conv, draw(17, 1, 6, 6))]:
    moments, y = [], x
    for layer in net:
        if isinstance(layer, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
            channels = y.transpose(0, 1).flatten(1)
            moments.append(dict(mean=channels.mean(1).tolist(), variance=channels.var(1, correction=0).tolist()))
        y = layer.train()(y)
    if name == "conv":
        # Flatten has channels first in PyTorch, last in tfjs: the last layer is told in the order of tfjs.
        last = net[-1].weight.data.reshape(2, 3, 2, 2).permute(0, 2, 3, 1).reshape(2, 12)
    weights = []
    for i, layer in enumerate(net):
        if isinstance(layer, torch.nn.Conv2d):
            weights += [layer.weight.permute(2, 3, 1, 0), layer.bias]
        elif isinstance(layer, torch.nn.Linear):
            weights += [(last if name == "conv" else layer.weight).T, layer.bias]
        elif hasattr(layer, "running_mean"):
            weights += [layer.weight, layer.bias]
    out[name] = dict(
        x=(x if name == "dense" else x.permute(0, 2, 3, 1)).tolist(),
        weights=[dict(shape=list(w.shape), values=w.flatten().tolist()) for w in weights],
        moments=moments, output=y.flatten().tolist())
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
