"""Adaptive average pooling over places by PyTorch, for test/train/adapters: writes adapters.json beside this file.

    pip install torch==2.14.1 numpy
    python adapters.py
"""

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(8)
pools = {1: F.adaptive_avg_pool1d, 2: F.adaptive_avg_pool2d, 3: F.adaptive_avg_pool3d}
cases = []
for places, to in [([6], [3]), ([7], [3]), ([10], [4]), ([4, 6], [2, 3]), ([5, 4], [3, 3]), ([7, 5], [7, 2]), ([4, 3, 5], [2, 3, 2])]:
    x = torch.tensor(np.round(random.normal(size=(2, *places, 2)) * 64) / 64)
    pooled = pools[len(places)](x.movedim(-1, 1), tuple(to)).movedim(1, -1)
    cases.append(dict(x=x.tolist(), to=to, pooled=pooled.tolist()))

Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=f"torch {torch.__version__}", cases=cases)) + "\n")
