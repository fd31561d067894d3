"""Small models of the kinds that XGBoost has besides those of xgboostModels.py, and of the kinds that are not supported. Writes xgboostKinds.json."""

import base64
import json
from pathlib import Path

import numpy as np
import xgboost as xgb

rng = np.random.default_rng(5)
n = 80
x = np.stack([rng.normal(size=n), rng.normal(size=n), rng.integers(0, 12, n)], axis=1).astype(np.float32)
x[::7, 0] = np.nan
z = np.nan_to_num(x[:, 0]) - x[:, 1] ** 2 + np.sin(x[:, 2]) + rng.normal(0, 0.3, n)
kinds = {"feature_names": ["a", "b", "c"], "feature_types": ["float", "float", "c"], "enable_categorical": True}
numbers = np.nan_to_num(x[:, :2])


def train(label, rounds=3, rows=x, named=True, **parameters):
    matrix = xgb.DMatrix(rows, label, **(kinds if named else {}))
    return xgb.train({"max_depth": 3, "nthread": 1, **parameters}, matrix, rounds), matrix


binary = {"objective": "binary:logistic", "max_cat_to_onehot": 3}
used = {
    "dart, categories": train(z > 0, booster="dart", rate_drop=0.5, seed=2, **binary),
    "forest, multiclass": train(
        np.digitize(z, [-1, 0.5]), 2, num_parallel_tree=2, subsample=0.7, objective="multi:softprob", num_class=3
    ),
    "pruned": train(z, 2, numbers, named=False, tree_method="exact", gamma=1.5, max_depth=4),
    "one quantile": train(z, objective="reg:quantileerror", quantile_alpha=0.3),
    "counts": train(np.round(np.exp(z)), objective="count:poisson"),
    "ages": train(np.exp(z), objective="survival:cox"),
    "no trees": train(z > 0, 0, **binary),
}
targets = np.stack([z, -z], axis=1)
other = {
    "linear": train(z, rows=numbers, named=False, booster="gblinear"),
    "vectors": train(targets, rows=numbers, named=False, multi_strategy="multi_output_tree"),
    "vectors of classes": train(
        np.digitize(z, [-1, 0.5]),
        rows=numbers,
        named=False,
        objective="multi:softprob",
        num_class=3,
        multi_strategy="multi_output_tree",
    ),
    "quantiles": train(z, objective="reg:quantileerror", quantile_alpha=[0.1, 0.5, 0.9]),
}


def reference(booster, matrix):
    return {
        "json": booster.save_raw("json").decode(),
        "ubj": base64.b64encode(booster.save_raw("ubj")).decode(),
        "margins": booster.predict(matrix, output_margin=True)[:8].astype(float).ravel().tolist(),
    }


def rows(values):
    return [[None if np.isnan(v) else float(v) for v in row] for row in values[:8]]


written = {
    "rows": {"x": rows(x), "numbers": rows(numbers)},
    "used": {name: reference(*made) for name, made in used.items()},
    "other": {name: {key: made[key] for key in ("json", "ubj")} for name, made in ((k, reference(*m)) for k, m in other.items())},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(written) + "\n")
