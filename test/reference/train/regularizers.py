"""A small network with weight penalties and a bound on the norm of its weights, trained by gradient descent on all rows at once, by PyTorch.

torch 2.x; `python regularizers.py > regularizers.json`.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)
x = torch.randn(12, 3)
y = torch.tensor([0, 1] * 6)
first, second = torch.randn(3, 4) * 0.8, torch.randn(4, 2) * 0.8
bias, last = torch.zeros(4), torch.zeros(2)
MOST, RATE, STEPS = 0.9, 0.2, 30


def bounded(kernel):
    norms = (kernel**2).sum(0, keepdim=True).sqrt()
    return kernel * norms.clamp(0, MOST) / (1e-7 + norms)


first = bounded(first)
# As they are stored.
start = [one.float().double() for one in (first, bias, second, last)]
x = x.float().double()
weights = [one.clone().requires_grad_() for one in start]

losses = []
for _ in range(STEPS):
    w1, b1, w2, b2 = weights
    data = F.cross_entropy(torch.relu(x @ w1 + b1) @ w2 + b2, y)
    penalty = 0.02 * (w1**2).sum() + 0.01 * w2.abs().sum() + 0.03 * (w2**2).sum()
    losses.append({"data": data.item(), "penalty": penalty.item()})
    grads = torch.autograd.grad(data + penalty, weights)
    with torch.no_grad():
        for weight, grad in zip(weights, grads):
            weight -= RATE * grad
        w1.copy_(bounded(w1))

print(
    json.dumps(
        {
            "x": x.tolist(),
            "y": y.tolist(),
            "start": [one.tolist() for one in start],
            "end": [one.detach().tolist() for one in weights],
            "losses": losses,
            "most": MOST,
            "rate": RATE,
            "steps": STEPS,
        }
    )
)
