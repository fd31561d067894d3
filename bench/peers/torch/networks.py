"""The networks of workloads/teacherStudentPairs.mjs in PyTorch, each with the module whose output a hint compares."""

import torch
from torch import nn
from torch.nn import functional as F


def network(said, weights):
    model, tap = {"dense": dense, "conv": conv, "attention": transformer}[said["kind"]](**{k: v for k, v in said.items() if k != "kind"})
    holders = [module for module in model.modules() if isinstance(module, (nn.Linear, nn.Conv2d, nn.BatchNorm2d, nn.LayerNorm, Positions, Attention))]
    holders = [module for module in holders if not getattr(module, "inner", False)]
    with torch.no_grad():
        for module, values in zip(holders, weights, strict=True):
            load(module, [torch.from_numpy(value.copy()) for value in values])
    return model, tap


def load(module, values):
    if isinstance(module, nn.Linear):
        fill(module, values[0].T, values[1])
    elif isinstance(module, nn.Conv2d):
        fill(module, values[0].permute(3, 2, 0, 1), *values[1:])
    elif isinstance(module, Attention):
        for linear, k in zip((module.query, module.key, module.value, module.output), range(0, 8, 2)):
            fill(linear, values[k].T, values[k + 1])
    elif isinstance(module, Positions):
        module.positions.copy_(values[0])
    else:
        fill(module, *values[:2])
        if len(values) == 4:
            module.running_mean.copy_(values[2])
            module.running_var.copy_(values[3])


def fill(module, weight, bias=None):
    module.weight.copy_(weight)
    if bias is not None:
        module.bias.copy_(bias)


def dense(units):
    sizes = [784, *units]
    model = nn.Sequential(nn.Flatten())
    for n, m in zip(sizes, units):
        model.append(nn.Sequential(nn.Linear(n, m), nn.ReLU()))
    model.append(nn.Linear(sizes[-1], 10))
    return model, model[-2]


def conv(filters):
    model = nn.Sequential()
    for i, (n, m) in enumerate(zip([1, *filters], filters)):
        stage = nn.Sequential(nn.Conv2d(n, m, 3, padding=1, bias=False), nn.BatchNorm2d(m, eps=1e-3, momentum=0.1), nn.ReLU())
        if i:
            model.append(nn.MaxPool2d(2))
        model.append(stage)
    tap = model[-1]
    side = 28 >> (len(filters) - 1)
    model.append(ChannelsLastFlatten())
    model.append(nn.Linear(side * side * filters[-1], 10))
    return model, tap


class ChannelsLastFlatten(nn.Module):
    """The order of the weights of the last layer."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


class Positions(nn.Module):
    def __init__(self, tokens, width):
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(tokens, width))

    def forward(self, x):
        return x + self.positions


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        for linear in (self.query, self.key, self.value, self.output):
            linear.inner = True

    def forward(self, x):
        batch, tokens, width = x.shape
        q, k, v = (of(x).view(batch, tokens, self.heads, -1).transpose(1, 2) for of in (self.query, self.key, self.value))
        return self.output(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, width))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attention = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.hidden, self.dense = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.dense(F.gelu(self.hidden(self.norm2(x))))


def transformer(width, depth, heads, patch):
    model = Transformer(width, depth, heads, patch)
    return model, model.blocks[-1]


class Transformer(nn.Module):
    def __init__(self, width, depth, heads, patch):
        super().__init__()
        self.patches = nn.Conv2d(1, width, patch, stride=patch)
        self.positions = Positions((28 // patch) ** 2, width)
        self.blocks = nn.Sequential(*(Block(width, heads) for _ in range(depth)))
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.logits = nn.Linear(width, 10)

    def forward(self, x):
        x = self.positions(self.patches(x).flatten(2).transpose(1, 2))
        return self.logits(self.norm(self.blocks(x)).mean(1))
