"""Mean average precision by scikit-learn, for test/metrics/ranking: writes meanAveragePrecision.json beside this file.

    pip install numpy scikit-learn
    python meanAveragePrecision.py
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.metrics import average_precision_score

random = np.random.default_rng(5)
cases = []
for rows, classes, background, scale in [(40, 4, None, 2), (60, 6, 0, 1), (25, 3, 2, 40)]:
    logits = np.round(random.normal(scale=scale, size=(rows, classes)), 1)
    labels = random.integers(0, classes, size=rows)
    labels[:classes] = np.arange(classes)
    counts = random.integers(0, 3, size=rows)
    counts[:classes] = 1
    # The softmax alone would round to 1: the log odds have the same order.
    odds = np.stack(
        [logits[:, k] - np.log(np.exp(np.delete(logits, k, 1)).sum(1)) for k in range(classes)], 1
    )
    kinds = [k for k in range(classes) if k != background]
    value = np.mean([average_precision_score(labels == k, odds[:, k]) for k in kinds])
    again = np.repeat(np.arange(rows), counts)
    resampled = np.mean([average_precision_score(labels[again] == k, odds[again, k]) for k in kinds])
    cases.append(
        {
            "logits": logits.tolist(),
            "labels": labels.tolist(),
            "counts": counts.tolist(),
            "background": background,
            "value": value,
            "resampled": resampled,
        }
    )
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps({"scikit-learn": sklearn.__version__, "cases": cases}) + "\n")
