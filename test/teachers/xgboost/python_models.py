"""Python's side of test/teachers/xgboost/pythonExchange.test.ts: `write FOLDER` trains and saves, `read FOLDER` answers with models that were saved there."""

import json
import sys
from pathlib import Path

import numpy as np
import xgboost as xgb


def rows_of(folder):
    table = json.loads(Path(folder, "rows.json").read_text())
    x = np.array([[np.nan if v is None else v for v in row] for row in table["x"]], dtype=np.float32)
    return x, np.array(table["targets"] or table["y"]), table


def answers(booster, x, named=True):
    matrix = xgb.DMatrix(x, feature_names=booster.feature_names, feature_types=booster.feature_types, enable_categorical=True)
    return {
        "margins": booster.predict(matrix, output_margin=not predicts_numbers(booster)).astype(float).tolist(),
        "probabilities": booster.predict(matrix).astype(float).tolist(),
        "leaves": booster.predict(matrix, pred_leaf=True).reshape(len(x), -1).astype(int).tolist(),
        "importances": {kind: booster.get_score(importance_type=kind) for kind in ["gain", "cover", "weight"]},
        "names": booster.feature_names,
        "types": booster.feature_types,
        "rounds": booster.num_boosted_rounds(),
    }


def predicts_numbers(booster):
    return not json.loads(booster.save_config())["learner"]["objective"]["name"].startswith(("binary:", "multi:"))


def write(folder):
    x, y, table = rows_of(folder)
    rng = np.random.default_rng(3)
    names, types = table["names"], table["types"]
    numbers = [i for i, kind in enumerate(types) if kind != "c"]
    target = np.nan_to_num(x[:, 0]) / 500 + rng.normal(0, 0.1, len(x))

    def matrix(label, columns=None, rows=slice(None), named=True, **kwargs):
        columns = list(range(x.shape[1])) if columns is None else columns
        names_of = {"feature_names": [names[i] for i in columns], "feature_types": [types[i] for i in columns]} if named else {}
        return xgb.DMatrix(x[rows][:, columns], label[rows], enable_categorical=True, **names_of, **kwargs)

    binary = {"objective": "binary:logistic", "max_depth": 4, "nthread": 1}
    three = {"objective": "multi:softprob", "num_class": 3, "max_depth": 3, "nthread": 1}
    held = matrix(y > 0, rows=slice(400, None))
    models = {
        "binary": (xgb.train(binary, matrix(y > 0, numbers), 20), numbers),
        "binary-weights": (xgb.train(binary, matrix(y > 0, numbers, weight=rng.random(len(x))), 20), numbers),
        "binary-base-score": (xgb.train({**binary, "base_score": 0.2}, matrix(y > 0, numbers), 20), numbers),
        "binary-nameless": (xgb.train(binary, matrix(y > 0, numbers, named=False), 20), numbers),
        "binary-categories": (xgb.train({**binary, "max_cat_to_onehot": 3}, matrix(y > 0), 20), None),
        "binary-logitraw": (xgb.train({**binary, "objective": "binary:logitraw"}, matrix(y > 0, numbers), 5), numbers),
        "multiclass": (xgb.train(three, matrix(y, numbers), 10), numbers),
        "multiclass-categories": (xgb.train(three, matrix(y), 10), None),
        "multiclass-softmax": (xgb.train({**three, "objective": "multi:softmax"}, matrix(y, numbers), 4), numbers),
        "multiclass-base-score": (xgb.train({**three, "base_score": 0.4}, matrix(y, numbers), 4), numbers),
        "regression": (xgb.train({"objective": "reg:squarederror", "nthread": 1}, matrix(target, numbers), 20), numbers),
        "regression-forest": (
            xgb.train({"num_parallel_tree": 4, "subsample": 0.5, "nthread": 1}, matrix(target, numbers), 3),
            numbers,
        ),
        "dart": (xgb.train({**binary, "booster": "dart", "rate_drop": 0.3}, matrix(y > 0, numbers), 12), numbers),
        "early-stopping": (
            xgb.train(
                {**binary, "eta": 0.9},
                matrix(y > 0, rows=slice(0, 400)),
                100,
                evals=[(held, "held")],
                early_stopping_rounds=5,
                verbose_eval=False,
            ),
            None,
        ),
        "no-trees": (xgb.train(binary, matrix(y > 0, numbers), 0), numbers),
    }
    said = {}
    for name, (booster, columns) in models.items():
        for ending in ["json", "ubj"]:
            booster.save_model(Path(folder, f"{name}.{ending}"))
        said[name] = {**answers(booster, x if columns is None else x[:, columns]), "columns": columns}
    best = models["early-stopping"][0]
    asked = xgb.DMatrix(x, feature_names=names, feature_types=types, enable_categorical=True)
    to_best = best.predict(asked, output_margin=True, iteration_range=(0, best.best_iteration + 1))
    said["early-stopping"]["best"] = {"rounds": best.best_iteration + 1, "margins": to_best.astype(float).tolist()}
    return said


def read(folder):
    x, _, _ = rows_of(folder)
    return {path.name: answers(xgb.Booster(model_file=path), x) for path in sorted(Path(folder).glob("ours-*.*"))}


def refit(folder):
    """What models that never saw a fold's rows say of them."""
    x, y, table = rows_of(folder)
    fold, seeds = np.array(table["folds"]), table["seeds"]
    margins = np.zeros((len(x), table["outputs"]))
    for k, seed in enumerate(seeds):
        kinds = {"feature_names": table["names"], "feature_types": table["types"], "enable_categorical": True}
        weight = np.array(table["weights"])[fold != k] if table.get("weights") else None
        learnt = xgb.DMatrix(x[fold != k], y[fold != k], weight=weight, **kinds)
        booster = xgb.train({**table["parameters"], "seed": seed}, learnt, table["rounds"])
        held = booster.predict(xgb.DMatrix(x[fold == k], **kinds), output_margin=not predicts_numbers(booster))
        margins[fold == k] = held.reshape(-1, table["outputs"])
    return margins.ravel().tolist()


print(json.dumps({"write": write, "read": read, "refit": refit}[sys.argv[1]](sys.argv[2])))
