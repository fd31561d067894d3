"""Metrics of numbers by scikit-learn, for test/metrics/regression.test.ts: writes regression.json beside this file. Counts of rows are sample weights.

    pip install scikit-learn==1.9.1
    python regression.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

random = np.random.default_rng(7)
cases = []
for targets, scale, shift in ((1, 1, 0), (1, 1e6, 5e6), (3, 20, -7)):
    y = random.normal(size=(40, targets)) * scale + shift
    outputs = y + random.normal(size=y.shape) * scale * 0.4
    counts = random.integers(0, 4, 40)
    of = lambda metric, weights=None: metric(y, outputs, sample_weight=weights)
    cases.append(
        {
            "targets": y.tolist(),
            "outputs": outputs.tolist(),
            "counts": counts.tolist(),
            **{
                name: [of(metric), of(metric, counts)]
                for name, metric in (
                    ("rootMeanSquaredError", root_mean_squared_error),
                    ("meanAbsoluteError", mean_absolute_error),
                    ("rSquared", r2_score),
                )
            },
        }
    )

Path(__file__).with_suffix(".json").write_text(json.dumps(cases))
