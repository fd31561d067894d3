"""Grad-CAM of a fixed small network by PyTorch, bilinear upsampling by F.interpolate, rank correlation and KL by scipy, for test/inspect/images/activationMaps.test.ts
and test/assess/disagreements.test.ts: writes gradCam.json beside this file.

    pip install torch==2.13.0 numpy scipy
    python gradCam.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.special import log_softmax
from scipy.stats import entropy, spearmanr

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)
quarter = lambda t: torch.round(t * 2**8) / 2**8

conv1 = torch.nn.Conv2d(1, 4, 3)
# 10 x 8 images become 8 x 6, pooled 4 x 3, and stay so.
conv2 = torch.nn.Conv2d(4, 5, 3, padding=1)
dense = torch.nn.Linear(5 * 4 * 3, 3)
for layer in (conv1, conv2, dense):
    for p in layer.parameters():
        p.data = quarter(p.data * 2)
x = quarter(torch.rand(6, 1, 10, 8))

maps = F.relu(conv2(F.max_pool2d(F.relu(conv1(x)), 2)))
maps.retain_grad()
# Flattened with channels last, as tfjs does.
logits = dense(maps.permute(0, 2, 3, 1).flatten(1))


def cam(classes):
    slopes = torch.autograd.grad(logits[torch.arange(6), classes].sum(), maps, retain_graph=True)[0].mean((2, 3), keepdim=True)
    return F.relu((slopes * maps).sum(1)).detach()


top = logits.argmax(1)
own = cam(top)
large = F.interpolate(own[:, None], size=(10, 8), mode="bilinear", align_corners=False)[:, 0]
other = cam(torch.full((6,), 1))
random = np.random.default_rng(1)
a, b = np.round(random.normal(size=(2, 40)), 1)
teacher, student = np.round(random.normal(size=(2, 30, 4)) * 3 * 2**8) / 2**8
kl = entropy(np.exp(log_softmax(teacher, axis=1)), np.exp(log_softmax(student, axis=1)), axis=1)
order = np.argsort(-kl)
out = dict(
    x=x.permute(0, 2, 3, 1).flatten().tolist(),
    weights=[
        dict(shape=list(w.shape), values=w.detach().flatten().tolist())
        for w in (conv1.weight.permute(2, 3, 1, 0), conv1.bias, conv2.weight.permute(2, 3, 1, 0), conv2.bias, dense.weight.T, dense.bias)
    ],
    top=top.tolist(), own=own.flatten().tolist(), large=large.flatten().tolist(), ofClass1=other.flatten().tolist(),
    ranks=dict(a=a.tolist(), b=b.tolist(), correlation=float(spearmanr(a, b).statistic)),
    disagreements=dict(teacher=teacher.tolist(), student=student.tolist(), rows=order.tolist(), kl=kl[order].tolist()),
)
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
