"""Learning rates by torch.optim.lr_scheduler, for test/schedules/learningRates.test.ts: writes learningRates.json beside this file.

Each case is the rate of every step: ten steps an epoch. Rates that change once an epoch are those of a scheduler that is asked once an epoch.

    pip install torch==2.14.1 numpy
    python learningRates.py
"""

import json
from pathlib import Path

import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LambdaLR, LinearLR, MultiStepLR, SequentialLR

steps = 10


def rates(rate, scheduler, count):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    made = scheduler(optimizer)
    values = []
    for _ in range(count):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        made.step()
    return values


def each_step(values):
    return [value for value in values for _ in range(steps)]


def linear_then_cosine(optimizer):
    linear = LinearLR(optimizer, start_factor=0.01, end_factor=1, total_iters=5 * steps)
    cosine = CosineAnnealingLR(optimizer, T_max=15 * steps)
    return SequentialLR(optimizer, [linear, cosine], milestones=[5 * steps])


cases = {
    # He et al. 2016 and the recipe of CRD: a tenth at 150, 180 and 210 of 240 epochs.
    "milestones": each_step(rates(0.05, lambda o: MultiStepLR(o, [150, 180, 210], 0.1), 240)),
    "linear, then cosine": rates(0.1, linear_then_cosine, 20 * steps),
    # Goyal et al. 2017: the warm-up does not move the milestones.
    "warm-up, milestones": [
        0.4 * min(step / (5 * steps), 1) * 0.1 ** sum(step >= at * steps for at in (30, 60, 80)) for step in range(90 * steps)
    ],
    "warm-up of 25 steps": rates(0.2, lambda o: LambdaLR(o, lambda step: min(1, 0.1 + 0.9 * step / 25)), 100),
}

Path(__file__).with_suffix(".json").write_text(json.dumps({"stepsAnEpoch": steps, "cases": cases}))
