"""The loss with self-adversarial negatives by PyKEEN, in float64 with PyTorch's gradients, for test/losses: writes selfAdversarial.json beside this file. PyKEEN takes the mean over
the batch, and halves it; here each row is a batch of its own, doubled.

    pip install pykeen==1.11.1
    python selfAdversarial.py
"""

import json
from pathlib import Path

import numpy as np
import pykeen
import torch
from pykeen.losses import NSSALoss

random = np.random.default_rng(7)
cases = []
for margin, alpha, scale in [(9.0, 1.0, 4.0), (0.0, 0.5, 1.0), (6.0, 0.0, 10.0), (2.0, 3.0, 30.0)]:
    # Whole multiples of 2^-8 are the same numbers in single precision.
    logits = np.round(-np.abs(scale * random.normal(size=(5, 6))) * 2**8) / 2**8
    labels = random.integers(6, size=5)
    loss = NSSALoss(margin=margin, adversarial_temperature=alpha)
    values, gradients = [], []
    for row, label in zip(logits, labels):
        student = torch.tensor(row, requires_grad=True)
        others = [j for j in range(6) if j != label]
        positive, negative = student[label].view(1, 1), student[others].view(1, -1)
        value = 2 * loss.process_slcwa_scores(positive, negative)
        value.backward()
        values.append(value.item())
        gradients.append(student.grad.tolist())
    cases.append({"margin": margin, "alpha": alpha, "student": logits.tolist(), "labels": labels.tolist(), "value": values, "gradient": gradients})
made = {"made": f"pykeen {pykeen.get_version()}, torch {torch.__version__}", "cases": cases}
Path(__file__).with_suffix(".json").write_text(json.dumps(made))
print(cases[0]["value"], cases[1]["value"])
