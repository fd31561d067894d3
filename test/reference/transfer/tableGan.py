"""The gradient penalty of a critic and the distance of second moments with their gradients, from PyTorch, and normal quantiles, from SciPy: python tableGan.py > tableGan.json"""
import json

import torch
from scipy.stats import norm

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)

rows_count, width, classes, units = 6, 4, 2, 5


def listed(tensor):
    return [round(value, 9) for value in tensor.detach().flatten().tolist()]


critic = torch.nn.Sequential(
    torch.nn.Linear(width + classes, units),
    torch.nn.LeakyReLU(0.2),
    torch.nn.Linear(units, units),
    torch.nn.LeakyReLU(0.2),
    torch.nn.Linear(units, 1),
)
rows = torch.randn(rows_count, width, requires_grad=True)
labels = torch.nn.functional.one_hot(torch.tensor([0, 1, 1, 0, 1, 0]), classes).double()
scores = critic(torch.cat([rows, labels], 1))[:, 0]
(slopes,) = torch.autograd.grad(scores.sum(), rows, create_graph=True)
penalty = ((slopes.norm(dim=1) - 1) ** 2).mean()
gradients = torch.autograd.grad(penalty, list(critic.parameters()), allow_unused=True)

variables = []
for parameter, gradient in zip(critic.parameters(), gradients):
    gradient = torch.zeros_like(parameter) if gradient is None else gradient
    # A layer of PyTorch has its weight as [to, from].
    flip = parameter.dim() == 2
    variables.append(
        {
            "shape": list(reversed(parameter.shape)) if flip else list(parameter.shape),
            "values": listed(parameter.T if flip else parameter),
            "gradient": listed(gradient.T if flip else gradient),
        }
    )

made = torch.randn(rows_count, width, requires_grad=True)
others = torch.randn(20, width)
other_labels = torch.nn.functional.one_hot(torch.arange(20) % 2, classes).double()


def second_moments(some, some_labels):
    everything = torch.cat([some, torch.ones(len(some), 1)], 1)
    return torch.einsum("rc,ri,rj->cij", some_labels, everything, everything) / len(some)


target = second_moments(others, other_labels)
first = second_moments(made[:3], labels[:3]) - target
second = second_moments(made[3:], labels[3:]) - target
distance = classes * (first * second).sum()
distance.backward()

sorted_values = [float(value**3) for value in range(-5, 16)]
edge = 0.5 / 22
ends = [norm.ppf(edge), norm.ppf(1 - edge)]
grid = [ends[0] + (ends[1] - ends[0]) * k / 20 for k in range(21)]
places = [min(20.0, max(0.0, (norm.cdf(z) - edge) / (1 - 2 * edge) * 20)) for z in grid]
quantiles = []
for place in places:
    below = min(19, int(place))
    quantiles.append(sorted_values[below] + (place - below) * (sorted_values[below + 1] - sorted_values[below]))

print(
    json.dumps(
        {
            "critic": {
                "width": width,
                "classes": classes,
                "units": units,
                "rows": listed(rows),
                "labels": listed(labels),
                "variables": variables,
                "scores": listed(scores),
                "slopes": listed(slopes),
                "penalty": penalty.item(),
            },
            "moments": {
                "made": listed(made),
                "others": listed(others),
                "otherLabels": listed(other_labels),
                "target": listed(target),
                "distance": distance.item(),
                "gradient": listed(made.grad),
            },
            "knots": {"sorted": sorted_values, "normal": grid, "values": quantiles},
        }
    )
)
