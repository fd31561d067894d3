"""
Histograms of 30 bins, as NumPy counts them.

    pip install numpy
    python test/reference/track/histogram.py
"""

import json
from pathlib import Path

import numpy as np

random = np.random.default_rng(1)
cases = {
    "normal": random.normal(size=200).round(3),
    # On the edges of bins.
    "whole": random.integers(0, 31, size=200).astype(float),
    "same": np.full(5, 0.25),
    "one": np.array([-3.0]),
}
found = {}
for name, values in cases.items():
    counts, edges = np.histogram(values, bins=30)
    found[name] = {
        "values": values.tolist(),
        "counts": counts.tolist(),
        "edges": edges.tolist(),
        "sum": float(values.sum()),
        "squares": float((values**2).sum()),
    }
Path(__file__).with_suffix(".json").write_text(json.dumps(found) + "\n")
