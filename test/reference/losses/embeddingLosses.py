"""Losses of the embeddings of pictures and texts by PyTorch, in float64 with its gradients, for test/losses: writes embeddingLosses.json beside this file. Rows are averaged by PyTorch; here
each row's loss is kept.

    pip install torch
    python embeddingLosses.py
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F

torch.manual_seed(5)


def rounded(*shape, scale=1.0):
    # Whole multiples of 2^-8 are the same numbers in single precision.
    return torch.round(scale * torch.randn(*shape, dtype=torch.float64) * 2**8) / 2**8


def sides(outputs, fixed):
    return (outputs, fixed) if fixed is not None else outputs.chunk(2, dim=1)


def info_nce(student, teacher, fixed, items, temperature):
    pictures, texts = sides(student, fixed)
    same = (items[:, None] == items[None, :]).double()
    target = same / same.sum(1, keepdim=True)
    z = pictures @ texts.T
    return (F.cross_entropy(z, target, reduction="none") + F.cross_entropy(z.T, target, reduction="none")) / 2


def affinity(student, teacher, fixed, items, temperature):
    own, wanted = [(p @ t.T) / temperature for p, t in (sides(student, fixed), sides(teacher, fixed))]
    kl = lambda s, t: F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1), log_target=True, reduction="none").sum(1)
    return temperature**2 * (kl(own, wanted) + kl(own.T, wanted.T)) / 2


def distance(student, teacher, fixed, items, temperature):
    between = lambda a, b: 2 - 2 * F.cosine_similarity(a, b)
    pairs = list(zip(sides(student, fixed), sides(teacher, fixed)))
    if fixed is not None:
        return between(*pairs[0])
    return (between(*pairs[0]) + between(*pairs[1])) / 2


cases = []
for name, of in [("infoNce", info_nce), ("affinityMimicking", affinity), ("embeddingDistance", distance)]:
    for form in ["both", "fixed"]:
        for temperature in [1.0, 4.0] if name == "affinityMimicking" else [1.0]:
            rows, width = 7, 3
            items = torch.tensor([4, 9, 4, 2, 9, 4, 0])
            fixed = rounded(rows, width) if form == "fixed" else None
            units = width if form == "fixed" else 2 * width
            student, teacher = rounded(rows, units, scale=2).requires_grad_(), rounded(rows, units, scale=2)
            loss = of(student, teacher, fixed, items, temperature)
            loss.sum().backward()
            targets = items[:, None].double() if fixed is None else torch.cat([items[:, None].double(), fixed], 1)
            cases.append(
                {
                    "loss": name,
                    "form": form,
                    "temperature": temperature,
                    "student": student.tolist(),
                    "teacher": teacher.tolist(),
                    "targets": targets.tolist(),
                    "value": loss.tolist(),
                    "gradient": student.grad.tolist(),
                }
            )
made = {"made": f"torch {torch.__version__}", "cases": cases}
Path(__file__).with_suffix(".json").write_text(json.dumps(made))
print(len(cases), cases[0]["value"])
