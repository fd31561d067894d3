"""Labels needed for a score, read off a curve that is made to rise by scikit-learn's isotonic regression and inverted on a fine grid, for
test/assess/labelSweep/computeLabelsNeeded.test.ts: writes labelSweep.json beside this file.

    pip install scikit-learn numpy
    python labelSweep.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

random = np.random.default_rng(8)
counts = [0, 6, 12, 30, 60, 150, 600]
cases = []
for i in range(12):
    scores = np.round(0.2 + 0.7 * np.arange(7) / 6 + random.normal(size=7) * 0.12, 4)
    curve = IsotonicRegression().fit_transform(np.arange(7), scores)
    fine = np.arange(0, 600_001) / 1000
    reached = np.interp(fine, counts, curve)
    readings = []
    for score in np.round(random.uniform(0.05, 1.05, size=8), 3):
        there = np.flatnonzero(reached >= score)
        readings.append(dict(score=score, needed=float(fine[there[0]]) if len(there) else 600.0, isBound=len(there) == 0))
    cases.append(dict(scores=scores.tolist(), curve=curve.tolist(), readings=readings))
Path(__file__).with_suffix(".json").write_text(json.dumps(dict(counts=counts, cases=cases)) + "\n")
