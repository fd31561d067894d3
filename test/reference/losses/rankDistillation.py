"""Ranking distillation (Tang & Wang 2018) and its gradient in float64 by PyTorch, for test/losses/rankDistillation.test.ts: writes rankDistillation.json beside this file.

    pip install torch==2.14.1 numpy
    python rankDistillation.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(31)
torch.set_default_dtype(torch.float64)


def loss_of(student, teacher, top, decay, discrepancy):
    best = teacher.argsort(dim=1, descending=True)[:, :top]
    scores = student.gather(1, best)
    rank = torch.arange(1, best.shape[1] + 1, dtype=torch.float64)
    weight = torch.exp(-rank / decay)
    weight = (weight / weight.sum()).expand_as(scores)
    if discrepancy > 0:
        own = 1 + (student[:, None, :] > scores[:, :, None]).sum(2)
        weight = weight * torch.tanh(discrepancy * (own - rank)).clamp(min=0)
    return -(weight.detach() * F.logsigmoid(scores)).sum(1)


cases = []
for candidates, options in [(7, {}), (12, {"top": 3}), (20, {"decay": 2, "discrepancy": 1}), (5, {"discrepancy": 0, "top": 2}), (1, {})]:
    student, teacher = (torch.tensor((random.normal(size=(5, candidates)) * 2).astype(np.float32).astype(np.float64)) for _ in range(2))
    own = student.clone().requires_grad_()
    value = loss_of(own, teacher, options.get("top", 10), options.get("decay", 10), options.get("discrepancy", 0.1))
    (value.sum() + 0 * own.sum()).backward()
    cases.append({"options": options, "student": student.tolist(), "teacher": teacher.tolist(), "value": value.tolist(), "gradient": own.grad.tolist()})

Path(__file__).with_suffix(".json").write_text(json.dumps(cases))
