"""Student's t intervals of means, by SciPy: python test/reference/views/computeConfidenceIntervalOverSeeds.py writes computeConfidenceIntervalOverSeeds.json beside it."""

import json
from pathlib import Path

import numpy as np
from scipy import stats

rng = np.random.default_rng(5)
cases = []
for count in [2, 3, 5, 12, 31, 32, 60, 300]:
    values = [round(float(value), 4) for value in rng.normal(0.9, 0.02, count)]
    low, high = stats.t.interval(0.95, count - 1, loc=np.mean(values), scale=stats.sem(values))
    cases.append({"values": values, "mean": float(np.mean(values)), "low": float(low), "high": float(high)})
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
