"""The networks of the distillation tables in PyTorch, written from the papers, for test/models/paperNetworks.test.ts: writes paperNetworks.json beside this file.

ResNet: He et al. 2016 (arXiv 1512.03385), section 4.2, with 1x1 convolutions as shortcuts. WRN: Zagoruyko and Komodakis 2016 (arXiv 1605.07146), table 1. VGG: Simonyan and
Zisserman 2015 (arXiv 1409.1556), columns A, B, D, E of table 1, with batch normalisation and one dense layer. ShuffleNetV2: Ma et al. 2018 (arXiv 1807.11164), figure 3 (c) and
(d), table 5, with a 1x1 convolution in the place of the first convolution and pooling. Numbers of parameters with 100 classes are those of the models of RepDistiller (Tian et al. 2020).

Weights and pictures come from mulberry32, as in the test: weight k of layer i has the seed 10 i + k, and pictures 9999.

    pip install torch==2.14.1 numpy
    python paperNetworks.py
"""

import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(2)


def mulberry32(seed, count):
    with np.errstate(over="ignore"):
        state = (np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x6D2B79F5)).astype(np.uint32)
        t = (state ^ (state >> np.uint32(15))) * (state | np.uint32(1))
        t = (t + (t ^ (t >> np.uint32(7))) * (t | np.uint32(61))) ^ t
        return (t ^ (t >> np.uint32(14))).astype(np.float64) / 4294967296


def drawn(seed, shape, centre, spread):
    values = centre + spread * (2 * mulberry32(seed, math.prod(shape)) - 1)
    return torch.tensor(values.astype(np.float32).astype(np.float64).reshape(shape))


class Network(nn.Module):
    """Layers by the names that ours have, in the order in which they are made."""

    def __init__(self):
        super().__init__()
        self.parts = nn.ModuleDict()
        self.seen = {}

    def add(self, name, module):
        self.parts[name] = module
        return module

    def conv(self, name, inputs, outputs, kernel, stride=1, groups=1, bias=False):
        return self.add(name, nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=bias))

    def norm(self, name, count):
        return self.add(name, nn.BatchNorm2d(count))

    def tell(self, name, x):
        self.seen[name] = x
        return x

    def head(self, x):
        return self.parts["logits"](self.tell("representation", x.mean((2, 3))))

    def run(self, x, *names):
        for name in names:
            x = F.relu(x) if name == "relu" else self.parts[name](x)
        return x

    def draw_weights(self):
        for i, (name, module) in enumerate(self.parts.items()):
            seed = lambda k: 10 * i + k
            with torch.no_grad():
                if isinstance(module, nn.Conv2d):
                    outputs, inputs, *window = module.weight.shape
                    spread = math.sqrt(6 / (math.prod(window) * (1 if module.groups > 1 else outputs)))
                    # [height, width, inputs, outputs], and [height, width, channels, 1] where each channel has its own.
                    alone = module.groups > 1
                    shape = [*window, outputs, 1] if alone else [*window, inputs, outputs]
                    module.weight.copy_(drawn(seed(0), shape, 0, spread).permute(*((2, 3, 0, 1) if alone else (3, 2, 0, 1))))
                    if module.bias is not None:
                        module.bias.copy_(drawn(seed(1), [outputs], 0, 0.1))
                elif isinstance(module, nn.BatchNorm2d):
                    count = [module.num_features]
                    # The second normalisation of a block is smaller, so that sums over many blocks stay in bounds.
                    centre = 0.3 if "/block" in name and name.endswith("norm2") else 1
                    module.weight.copy_(drawn(seed(0), count, centre, 0.2))
                    module.bias.copy_(drawn(seed(1), count, 0, 0.1))
                    module.running_mean.copy_(drawn(seed(2), count, 0, 0.2))
                    module.running_var.copy_(drawn(seed(3), count, 1, 0.5))
                else:
                    module.weight.copy_(drawn(seed(0), [module.in_features, module.out_features], 0, math.sqrt(3 / module.in_features)).T)
                    module.bias.copy_(drawn(seed(1), [module.out_features], 0, 0.1))


class ResNet(Network):
    def __init__(self, depth, classes, width=1):
        super().__init__()
        self.blocks, channels = (depth - 2) // 6, [int(16 * width), int(32 * width), int(64 * width)]
        before = {4: 32}.get(width, channels[0])
        self.conv("stem/convolution", 3, before, 3)
        self.norm("stem/norm", before)
        for s, count in enumerate(channels, 1):
            for b in range(1, self.blocks + 1):
                at, stride = f"stage{s}/block{b}", 2 if s > 1 and b == 1 else 1
                self.conv(f"{at}/convolution1", before, count, 3, stride)
                self.norm(f"{at}/norm1", count)
                self.conv(f"{at}/convolution2", count, count, 3)
                self.norm(f"{at}/norm2", count)
                if stride == 2 or before != count:
                    self.conv(f"{at}/shortcut", before, count, 1, stride)
                    self.norm(f"{at}/shortcutNorm", count)
                before = count
        self.add("logits", nn.Linear(before, classes))

    def forward(self, x):
        x = self.tell("stem", self.run(x, "stem/convolution", "stem/norm", "relu"))
        for s in (1, 2, 3):
            for b in range(1, self.blocks + 1):
                at = f"stage{s}/block{b}"
                y = self.run(x, f"{at}/convolution1", f"{at}/norm1", "relu", f"{at}/convolution2", f"{at}/norm2")
                if f"{at}/shortcut" in self.parts:
                    x = self.run(x, f"{at}/shortcut", f"{at}/shortcutNorm")
                x = F.relu(x + y)
            self.tell(f"stage{s}", x)
        return self.head(x)


class WideResNet(Network):
    def __init__(self, depth, classes, width):
        super().__init__()
        self.blocks, before = (depth - 4) // 6, 16
        self.conv("stem", 3, before, 3)
        for s, count in enumerate([int(16 * width), int(32 * width), int(64 * width)], 1):
            for b in range(1, self.blocks + 1):
                at, stride = f"stage{s}/block{b}", 2 if s > 1 and b == 1 else 1
                self.norm(f"{at}/norm1", before)
                self.conv(f"{at}/convolution1", before, count, 3, stride)
                self.norm(f"{at}/norm2", count)
                self.conv(f"{at}/convolution2", count, count, 3)
                if stride == 2 or before != count:
                    self.conv(f"{at}/shortcut", before, count, 1, stride)
                before = count
        self.norm("norm", before)
        self.add("logits", nn.Linear(before, classes))

    def forward(self, x):
        x = self.tell("stem", self.run(x, "stem"))
        for s in (1, 2, 3):
            for b in range(1, self.blocks + 1):
                at = f"stage{s}/block{b}"
                ready = self.run(x, f"{at}/norm1", "relu")
                y = self.run(ready, f"{at}/convolution1", f"{at}/norm2", "relu", f"{at}/convolution2")
                x = y + (self.run(ready, f"{at}/shortcut") if f"{at}/shortcut" in self.parts else x)
            self.tell(f"stage{s}", x)
        return self.head(self.run(x, "norm", "relu"))


class Vgg(Network):
    convolutions = {8: (1, 1, 1, 1, 1), 11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}

    def __init__(self, depth, classes, width=1):
        super().__init__()
        self.plan, before = self.convolutions[depth], 3
        for s, (count, convolutions) in enumerate(zip((64, 128, 256, 512, 512), self.plan), 1):
            for k in range(1, convolutions + 1):
                self.conv(f"stage{s}/convolution{k}", before, int(count * width), 3, bias=True)
                before = int(count * width)
                self.norm(f"stage{s}/norm{k}", before)
        self.add("logits", nn.Linear(before, classes))

    def forward(self, x):
        pooled = 3 if min(x.shape[2:]) < 64 else 4
        for s, convolutions in enumerate(self.plan, 1):
            if 1 < s <= pooled + 1:
                x = F.max_pool2d(x, 2)
            for k in range(1, convolutions + 1):
                x = self.run(x, f"stage{s}/convolution{k}", f"stage{s}/norm{k}", "relu")
            self.tell(f"stage{s}", x)
        return self.head(x)


class ShuffleNetV2(Network):
    channels = {0.5: (48, 96, 192, 1024), 1: (116, 232, 464, 1024), 1.5: (176, 352, 704, 1024), 2: (244, 488, 976, 2048)}

    def __init__(self, classes, width=1, blocks=(4, 8, 4)):
        super().__init__()
        self.blocks = blocks
        *stages, last = self.channels[width]
        self.conv("stem/convolution", 3, 24, 1)
        self.norm("stem/convolutionNorm", 24)
        before = 24
        for s, (count, units) in enumerate(zip(stages, blocks), 1):
            for b in range(1, units + 1):
                at, half = f"stage{s}/block{b}", count // 2
                if b == 1:
                    self.depthwise(f"{at}/shortcutDepthwise", before, 2)
                    self.pointwise(f"{at}/shortcut", before, half)
                self.pointwise(f"{at}/expand", before if b == 1 else half, half)
                self.depthwise(f"{at}/depthwise", half, 2 if b == 1 else 1)
                self.pointwise(f"{at}/project", half, half)
            before = count
        self.pointwise("head/convolution", before, last)
        self.add("logits", nn.Linear(last, classes))

    def depthwise(self, name, count, stride):
        self.conv(name, count, count, 3, stride, groups=count)
        self.norm(f"{name}Norm", count)

    def pointwise(self, name, inputs, outputs):
        self.conv(name, inputs, outputs, 1)
        self.norm(f"{name}Norm", outputs)

    def both(self, x, name):
        return self.run(x, name, f"{name}Norm")

    def forward(self, x):
        x = self.tell("stem", F.relu(self.both(x, "stem/convolution")))
        for s, units in enumerate(self.blocks, 1):
            for b in range(1, units + 1):
                at = f"stage{s}/block{b}"
                if b == 1:
                    left, right = F.relu(self.both(self.both(x, f"{at}/shortcutDepthwise"), f"{at}/shortcut")), x
                else:
                    left, right = x.chunk(2, 1)
                right = self.both(F.relu(self.both(right, f"{at}/expand")), f"{at}/depthwise")
                right = F.relu(self.both(right, f"{at}/project"))
                # Channels of both in turn.
                x = torch.stack([left, right], 2).flatten(1, 2)
            self.tell(f"stage{s}", x)
        return self.head(F.relu(self.both(x, "head/convolution")))


def pictures(rows, height, width):
    """[rows, channels, height, width] of what the test has as [rows, height, width, channels]."""
    return drawn(9999, [rows, height, width, 3], 0, 1).permute(0, 3, 1, 2)


def count_macs(network, x):
    total = 0

    def count(module, _, output):
        nonlocal total
        total += output[0].numel() * module.weight[0].numel()

    hooks = [m.register_forward_hook(count) for m in network.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    network.eval()(x[:1])
    for hook in hooks:
        hook.remove()
    return total


def rounded(values):
    return [float(f"{v:.9g}") for v in values.detach().flatten().tolist()]


def asked(builder, options, size=(32, 32)):
    network, x = options["build"], pictures(2, *size)
    network.draw_weights()
    macs = count_macs(network, x)
    with torch.no_grad():
        logits = network.eval()(x)
    return {
        "builder": builder,
        "options": {**options["ours"], "inputShape": [*size, 3]},
        "parameters": sum(p.numel() for p in network.parameters()),
        "macs": macs,
        "layers": list(network.parts),
        # Mean and standard deviation (over n) of what each stage gives for both pictures.
        "features": {name: rounded(torch.stack([v.mean(), v.std(correction=0)])) for name, v in network.seen.items()},
        "logits": rounded(logits),
    }


def trained(builder, options, *, rate, steps=6, size=(16, 16)):
    network, x = options["build"], pictures(16, *size)
    network.draw_weights()
    optimizer = torch.optim.SGD(network.parameters(), rate)
    labels = torch.arange(len(x)) % options["ours"]["classes"]
    losses, places = [], {}
    network.train()
    for name, module in network.parts.items():
        if isinstance(module, nn.BatchNorm2d):
            module.register_forward_hook(lambda m, given, _, name=name: places.__setitem__(name, given[0].numel() // m.num_features))
    for _ in range(steps):
        optimizer.zero_grad()
        loss = F.cross_entropy(network(x), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return {
        "builder": builder,
        "options": {**options["ours"], "inputShape": [*size, 3]},
        "rows": len(x),
        "steps": steps,
        "rate": rate,
        "layers": list(network.parts),
        "losses": losses,
        # Numbers that each batch has of a channel: PyTorch's variance is over one less.
        "normalisation": {
            name: {"numbers": places[name], "mean": rounded(m.running_mean), "variance": rounded(m.running_var)}
            for name, m in network.parts.items()
            if isinstance(m, nn.BatchNorm2d)
        },
    }


def resnet(depth, classes=100, **more):
    return ["resNet", {"build": ResNet(depth, classes, **more), "ours": {"depth": depth, "classes": classes, **more}}]


def wrn(depth, width, classes=100):
    return ["wideResNet", {"build": WideResNet(depth, classes, width), "ours": {"depth": depth, "width": width, "classes": classes}}]


def vgg(depth, classes=100, **more):
    return ["vgg", {"build": Vgg(depth, classes, **more), "ours": {"depth": depth, "classes": classes, **more}}]


def shuffle(classes=100, **more):
    return ["shuffleNetV2", {"build": ShuffleNetV2(classes, **more), "ours": {"classes": classes, **more}}]


result = {
    "asked": [
        *[asked(*resnet(depth)) for depth in (8, 20, 56, 110)],
        asked(*resnet(8, width=4)),
        *[asked(*resnet(depth, 10)) for depth in (20, 56, 110)],
        *[asked(*wrn(*size)) for size in ((16, 2), (40, 1), (40, 2))],
        *[asked(*vgg(depth)) for depth in (8, 13)],
        *[asked(*vgg(depth, 10, width=0.125)) for depth in (11, 16, 19)],
        *[asked(*shuffle(width=width)) for width in (0.5, 1, 1.5, 2)],
        # Sides that are odd, or differ, and large pictures, which VGG pools once more.
        asked(*resnet(8, 10), size=(13, 18)),
        asked(*wrn(10, 1, 10), size=(18, 13)),
        asked(*vgg(8, 10, width=0.125), size=(64, 66)),
        asked(*vgg(8, 10, width=0.125), size=(17, 70)),
        asked(*shuffle(10, width=0.5, blocks=[1, 2, 1]), size=(13, 18)),
    ],
    # At higher rates single precision goes another way than double precision within six steps, in PyTorch too.
    "trained": [
        trained(*resnet(8, 4, width=0.5), rate=0.05),
        trained(*wrn(10, 0.5, 4), rate=0.05),
        trained(*vgg(8, 4, width=0.125), rate=0.01),
        trained(*shuffle(4, width=0.5, blocks=[2, 2, 1]), rate=0.01),
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
