"""Expected values of the pure numbers in src/stats, by NumPy, SciPy and scikit-learn."""
import json
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.stats import binomtest
from sklearn.isotonic import isotonic_regression

rng = np.random.default_rng(7)
lists = [rng.normal(size=n).round(6).tolist() for n in (1, 2, 9, 40)] + [[3.0, 1.0, 1.0, 2.0, 2.0, 2.0, 5.0, 0.0]]
shares = [0, 0.025, 0.25, 0.5, 0.9, 1]
tied = [rng.integers(0, 4, size=n).tolist() for n in (5, 12, 60)]
matrices = []
for n in (1, 2, 3, 8, 25):
    a = rng.normal(size=(n, n))
    matrices.append((a + a.T) / 2)
matrices.append(np.diag([2.0, 2.0, -1.0]))
matrices.append(np.ones((4, 4)))

expected = {
    "quantile": [{"values": v, "share": q, "quantile": float(np.quantile(v, q))} for v in lists for q in shares],
    "isotonic": [{"values": v, "rising": isotonic_regression(v).tolist()} for v in lists],
    "rankCorrelation": [
        {"a": a, "b": b, "rho": float(stats.spearmanr(a, b).statistic)}
        for a, b in [(lists[2], list(reversed(lists[2]))), (lists[3], rng.normal(size=40).tolist())]
        + [(t, rng.integers(0, 3, size=len(t)).tolist()) for t in tied]
    ],
    "normalTail": [{"z": z, "tail": float(stats.norm.sf(z))} for z in (-6, -1.96, -0.5, 0, 0.1, 1, 1.96, 2.999, 3, 5, 10, 30)],
    "normalQuantile": [{"tail": p, "z": float(stats.norm.isf(p))} for p in (1e-12, 0.001, 0.025, 0.05, 0.5, 0.9, 0.999)],
    "wilsonInterval": [
        {"successes": k, "rows": n, "confidence": c, **dict(zip(("low", "high"), map(float, binomtest(k, n).proportion_ci(c, "wilson"))))}
        for k, n, c in ((0, 5, 0.95), (5, 5, 0.95), (3, 10, 0.95), (1, 1000, 0.99), (450, 900, 0.8))
    ],
    "symmetricEigenvalues": [
        {"n": len(m), "matrix": m.ravel().tolist(), "values": np.linalg.eigvalsh(m).tolist()} for m in matrices
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(expected))
