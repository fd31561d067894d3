"""Cross-entropy with label smoothing and its gradient in float64 by PyTorch, for test/losses/labelSmoothing.test.ts: writes labelSmoothing.json beside
this file.

`F.cross_entropy` with `label_smoothing`, one number an example. One unit is a sigmoid: the same of the logits [0, z], which is also
`F.binary_cross_entropy_with_logits` with the smoothed labels, as the script checks.

    pip install torch==2.14.1 numpy
    python labelSmoothing.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(32)
torch.set_default_dtype(torch.float64)

cases = []
for units in (1, 2, 5):
    for scale in (1, 30, 1e4):
        for smoothing in (0.0, 0.1, 0.5, 1.0):
            # float32 values, so that nothing is lost when they become tensors.
            z = torch.tensor((random.normal(size=(4, units)) * scale).astype(np.float32).astype(np.float64), requires_grad=True)
            labels = torch.tensor(random.integers(0, max(2, units), 4))
            logits = torch.cat([torch.zeros(4, 1), z], 1) if units == 1 else z
            value = F.cross_entropy(logits, labels, label_smoothing=smoothing, reduction="none")
            if units == 1:
                target = labels * (1 - smoothing) + smoothing / 2
                assert torch.allclose(value, F.binary_cross_entropy_with_logits(z[:, 0], target, reduction="none"))
            value.sum().backward()
            numbers = {"student": z.tolist(), "labels": labels.tolist(), "value": value.tolist(), "gradient": z.grad.tolist()}
            cases.append({"units": units, "scale": scale, "labelSmoothing": smoothing, **numbers})

Path(__file__).with_suffix(".json").write_text(json.dumps(cases))
