"""The networks of works/deepNetworks.mjs: a list of modules, one a layer."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def deep(folder):
    """The rows, and both networks."""
    folder = Path(folder)
    said = json.loads((folder / "deep.json").read_text())
    x = torch.from_numpy(np.fromfile(folder / "x.f32", np.float32)).view(said["rows"], 1, 28, 28)
    return x, [network(said, np.fromfile(folder / f"{seed}.f32", np.float32)) for seed in (1, 2)]


def network(said, numbers):
    model, inputs, at = nn.Sequential(), 1 if said["kind"] == "conv" else 784, 0
    if said["kind"] == "dense":
        model.add_module("flat", nn.Flatten())
    for i, units in enumerate(said["units"]):
        size = 9 * inputs * units if said["kind"] == "conv" else inputs * units
        kernel, bias = torch.from_numpy(numbers[at : at + size].copy()), torch.from_numpy(numbers[at + size : at + size + units].copy())
        at += size + units
        if said["kind"] == "conv":
            layer = Same(inputs, units, 3, stride=said["strides"][i])
            layer.weight.data = kernel.view(3, 3, inputs, units).permute(3, 2, 0, 1).contiguous()
        else:
            layer = nn.Linear(inputs, units)
            layer.weight.data = kernel.view(inputs, units).T.contiguous()
        layer.bias.data = bias
        model.add_module(f"layer{i}", nn.Sequential(layer, nn.ReLU()))
        inputs = units
    return model.eval()


class Same(nn.Conv2d):
    """TensorFlow pads an even side by nothing before and one after at stride 2."""

    def forward(self, x):
        return super().forward(F.pad(x, (0, 1, 0, 1) if self.stride[0] == 2 and x.shape[-1] % 2 == 0 else (1, 1, 1, 1)))
