"""Ranks of items between pictures and texts by SciPy, for test/metrics: writes crossModalRecall.json beside this file.

    pip install numpy scipy
    python crossModalRecall.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import rankdata

random = np.random.default_rng(11)
cases = []
for rows, width, values in [(12, 3, 4), (30, 4, 8), (9, 2, 1)]:
    # Small whole numbers, so that many products are equal.
    outputs = random.integers(-values, values + 1, size=(rows, 2 * width)).astype(float)
    items = random.integers(0, max(2, 2 * rows // 3), size=rows)
    pictures, texts = outputs[:, :width], outputs[:, width:]
    names = np.unique(items)
    ranks = {}
    for queries, asked, others in [("pictures", pictures, texts), ("texts", texts, pictures)]:
        products = asked @ others.T
        best = np.stack([products[:, items == name].max(1) for name in names], 1)
        ranks[queries] = [rankdata(-own, method="average")[np.searchsorted(names, item)] for own, item in zip(best, items)]
    weights = random.integers(0, 4, size=rows)
    weights[0] = 1
    repeated = {queries: np.repeat(own, weights) for queries, own in ranks.items()}
    cases.append(
        {
            "outputs": outputs.tolist(),
            "items": items.tolist(),
            "counts": weights.tolist(),
            "recall": {q: {str(k): float(np.mean(np.array(r) <= k)) for k in (1, 3, 5)} for q, r in ranks.items()},
            "counted": {q: {str(k): float(np.mean(r <= k)) for k in (1, 3, 5)} for q, r in repeated.items()},
            "reciprocal": {q: float(np.mean(1 / np.array(r))) for q, r in ranks.items()},
            "median": {q: float(np.median(r)) for q, r in ranks.items()},
            "countedMedian": {q: float(np.median(r)) for q, r in repeated.items()},
        }
    )
made = {"made": f"numpy {np.__version__}, scipy {scipy.__version__}", "cases": cases}
Path(__file__).with_suffix(".json").write_text(json.dumps(made))
print(cases[0]["recall"], cases[0]["median"])
