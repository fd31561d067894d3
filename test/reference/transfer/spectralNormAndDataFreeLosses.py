"""Spectral normalisation and the losses of a generator without data, from PyTorch: python gan.py > gan.json"""
import json

import torch

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)


def listed(tensor):
    return [round(value, 9) for value in tensor.detach().flatten().tolist()]


def spectral():
    kernel = torch.randn(2, 2, 3, 5, requires_grad=True)
    direction = torch.randn(2, 2, 3, 5)
    matrix = kernel.reshape(-1, 5)
    sigma = torch.linalg.svdvals(matrix)[0]
    normalized = kernel / sigma
    (normalized * direction).sum().backward()
    return {
        "shape": list(kernel.shape),
        "kernel": listed(kernel),
        "direction": listed(direction),
        "sigma": sigma.item(),
        "normalized": listed(normalized),
        "gradient": listed(kernel.grad),
    }


def generator():
    logits = (2 * torch.randn(6, 4)).requires_grad_()
    student = (2 * torch.randn(6, 4)).requires_grad_()
    last = torch.randn(6, 7).requires_grad_()
    mean = torch.softmax(logits, 1).mean(0)
    terms = {
        "oneHot": torch.nn.functional.cross_entropy(logits, logits.argmax(1)),
        "entropy": (mean * mean.log()).sum(),
        "activation": -last.abs().mean(),
        "disagreement": -torch.log(1 + torch.nn.functional.l1_loss(student, logits)),
    }
    weights = {"oneHot": 1, "entropy": 5, "activation": 0.1, "disagreement": 2}
    total = sum(weights[name] * term for name, term in terms.items())
    total.backward()
    return {
        "logits": listed(logits),
        "student": listed(student),
        "last": listed(last),
        "weights": weights,
        "terms": {name: term.item() for name, term in terms.items()},
        "total": total.item(),
        "gradient": {"logits": listed(logits.grad), "student": listed(student.grad), "last": listed(last.grad)},
    }


def batch_norm():
    """The distance of a batch's statistics, after a layer of batch normalisation at inference, from its beta and |gamma|."""
    rows = (1.5 * torch.randn(8, 3) + 0.5).requires_grad_()
    layer = torch.nn.BatchNorm1d(3, eps=1e-3)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([0.5, -1.2, 2.0]))
        layer.bias.copy_(torch.tensor([0.1, 0.3, -0.7]))
        layer.running_mean.copy_(torch.tensor([0.2, -0.4, 1.0]))
        layer.running_var.copy_(torch.tensor([1.5, 0.7, 2.0]))
    layer.eval()
    out = layer(rows)
    spread = (out.var(0, unbiased=False) + 1e-8).sqrt() - layer.weight.abs()
    distance = ((out.mean(0) - layer.bias) ** 2 + spread**2).mean()
    (gradient,) = torch.autograd.grad(distance, rows)
    weights = [layer.weight, layer.bias, layer.running_mean, layer.running_var]
    return {
        "rows": listed(rows),
        "weights": [listed(one) for one in weights],
        "distance": distance.item(),
        "gradient": listed(gradient),
    }


print(json.dumps({"spectral": spectral(), "generator": generator(), "batchNorm": batch_norm()}))
