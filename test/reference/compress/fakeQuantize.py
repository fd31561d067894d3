"""Fake quantisation to int8 and its gradients by PyTorch, as fakeQuantize.json: python test/reference/compress/fakeQuantize.py"""

import json
from pathlib import Path

import torch

torch.manual_seed(0)


def rounded(tensor):
    return [round(float(value), 8) for value in tensor.flatten()]


def per_tensor(scale, zero_point):
    x = (torch.randn(40) * 2).requires_grad_()
    weights = torch.randn(40)
    y = torch.fake_quantize_per_tensor_affine(x, scale, zero_point, -128, 127)
    (y * weights).sum().backward()
    return {"scale": scale, "zeroPoint": zero_point, "x": rounded(x), "weights": rounded(weights), "y": rounded(y), "gradient": rounded(x.grad)}


def per_channel(shape):
    """The kernel of tfjs has its output channels last."""
    w = torch.randn(shape).requires_grad_()
    weights = torch.randn(shape)
    scale = (w.detach().abs().amax(dim=tuple(range(w.dim() - 1))) / 127).float()
    y = torch.fake_quantize_per_channel_affine(w, scale, torch.zeros(shape[-1], dtype=torch.int32), w.dim() - 1, -127, 127)
    (y * weights).sum().backward()
    return {"shape": shape, "w": rounded(w), "weights": rounded(weights), "y": rounded(y), "gradient": rounded(w.grad), "scales": rounded(scale)}


cases = {
    "perTensor": [per_tensor(0.02, 0), per_tensor(0.015, -128), per_tensor(0.03, 37)],
    "perChannel": [per_channel([6, 3]), per_channel([3, 3, 2, 4])],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
