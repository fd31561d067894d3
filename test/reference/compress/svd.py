"""Singular values by NumPy, as svd.json: python test/reference/compress/svd.py"""

import json
from pathlib import Path

import numpy as np

rng = np.random.default_rng(0)


def case(matrix):
    return {"rows": matrix.shape[0], "columns": matrix.shape[1], "matrix": matrix.flatten().tolist(), "s": np.linalg.svd(matrix, compute_uv=False).tolist()}


low = rng.normal(size=(6, 2)) @ rng.normal(size=(2, 5))
cases = [case(rng.normal(size=(7, 4))), case(rng.normal(size=(3, 8))), case(np.outer([1.0, 2, 3], [4.0, 5])), case(low), case(np.diag([1e-8, 3.0, 1e4])), case(np.zeros((3, 2)))]
Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
