"""Small models of regression and ranking with what they say of rows, for test/teachers/xgboost/loadRegression.test.ts: NaN and categories in rows, targets around a million, early stopping, several targets. Writes xgboostRegression.json."""

import base64
import json
import tempfile
from pathlib import Path

import numpy as np
import xgboost as xgb

rng = np.random.default_rng(11)
n = 160
x = np.stack([rng.normal(size=n), rng.normal(size=n), rng.integers(0, 7, n)], axis=1).astype(np.float32)
x[::6, 0] = np.nan
x[::11, 2] = np.nan
z = np.nan_to_num(x[:, 0]) - x[:, 1] ** 2 + np.sin(np.nan_to_num(x[:, 2])) + rng.normal(0, 0.3, n)
kinds = {"feature_names": ["a", "b", "c"], "feature_types": ["float", "float", "c"], "enable_categorical": True}
queries = np.repeat(np.arange(n // 10), 10)
grades = np.clip(np.round(z + 3), 0, 4)
weights = rng.integers(0, 3, n).astype(np.float32)


def matrix(label, rows=slice(None), **more):
    return xgb.DMatrix(x[rows], None if label is None else label[rows], **kinds, **more)


def train(objective, label, rounds=3, more={}, **parameters):
    return xgb.train({"objective": objective, "max_depth": 3, "eta": 0.5, "nthread": 1, **parameters}, matrix(label, **more), rounds)


def survival():
    rows = matrix(None)
    times = np.exp(z)
    rows.set_float_info("label_lower_bound", times)
    rows.set_float_info("label_upper_bound", np.where(z > 0, np.inf, times))
    return xgb.train({"objective": "survival:aft", "max_depth": 3, "eta": 0.5, "nthread": 1}, rows, 3)


def stopped():
    held = matrix(z, slice(100, None))
    learnt = matrix(z, slice(0, 100))
    evals = {"evals": [(held, "held")], "early_stopping_rounds": 3, "verbose_eval": False}
    return xgb.train({"objective": "reg:squarederror", "max_depth": 3, "eta": 0.9, "nthread": 1}, learnt, 60, **evals)


def scikit_learn():
    """It predicts with the best rounds unless it is told otherwise."""
    settings = {"n_estimators": 60, "max_depth": 3, "learning_rate": 0.9, "n_jobs": 1, "early_stopping_rounds": 3}
    held = [(np.nan_to_num(x[100:]), z[100:])]
    return xgb.XGBRegressor(**settings).fit(np.nan_to_num(x[:100]), z[:100], eval_set=held, verbose=False)


both = np.stack([z, 1e6 + 2e5 * np.exp(x[:, 1])], axis=1)
models = {
    "reg:squarederror": train("reg:squarederror", z),
    "reg:squarederror, base_score": train("reg:squarederror", z, base_score=-3.5),
    "reg:squarederror, weights": train("reg:squarederror", z, more={"weight": weights}),
    "reg:squarederror, around a million": train("reg:squarederror", 1e6 + 2e5 * z, rounds=8),
    "reg:squaredlogerror": train("reg:squaredlogerror", np.exp(z)),
    "reg:absoluteerror": train("reg:absoluteerror", z),
    "reg:pseudohubererror": train("reg:pseudohubererror", z, huber_slope=0.7),
    "reg:quantileerror": train("reg:quantileerror", z, quantile_alpha=0.9),
    "reg:logistic": train("reg:logistic", 1 / (1 + np.exp(-z))),
    "reg:logistic, base_score": train("reg:logistic", 1 / (1 + np.exp(-z)), base_score=0.2),
    "count:poisson": train("count:poisson", np.round(np.exp(z + 1))),
    "count:poisson, base_score": train("count:poisson", np.round(np.exp(z + 1)), base_score=4),
    "reg:gamma": train("reg:gamma", np.exp(z)),
    "reg:gamma, around a million": train("reg:gamma", 1e6 * np.exp(z / 5)),
    "reg:tweedie": train("reg:tweedie", np.maximum(0, z), tweedie_variance_power=1.3),
    "survival:aft": survival(),
    "dart": train("reg:squarederror", z, rounds=6, booster="dart", rate_drop=0.5, seed=3),
    "forest": train("reg:squarederror", z, rounds=2, num_parallel_tree=3, subsample=0.6),
    "two targets": train("reg:squarederror", both),
    "two targets, poisson": train("count:poisson", np.round(np.stack([np.exp(z), np.exp(1 - z)], axis=1))),
    "two targets, forest": train("reg:absoluteerror", both, rounds=2, num_parallel_tree=2, subsample=0.6),
    "rank:pairwise": train("rank:pairwise", grades, more={"qid": queries}),
    "rank:ndcg": train("rank:ndcg", grades, more={"qid": queries}),
    "rank:map": train("rank:map", grades > 2, more={"qid": queries}),
    "rank:ndcg, unbiased": train("rank:ndcg", grades, more={"qid": queries}, lambdarank_unbiased=True),
}
asked = 24


def files(model):
    with tempfile.TemporaryDirectory() as folder:
        for ending in ["json", "ubj"]:
            model.save_model(f"{folder}/model.{ending}")
        return {
            "json": Path(folder, "model.json").read_text(),
            "ubj": base64.b64encode(Path(folder, "model.ubj").read_bytes()).decode(),
        }


def listed(values):
    return np.asarray(values, dtype=float).ravel().tolist()


rows = matrix(None, slice(0, asked))
early, best = stopped(), scikit_learn()
written = {
    "rows": [[None if np.isnan(v) else float(v) for v in row] for row in x[:asked]],
    "models": {name: {**files(model), "says": listed(model.predict(rows))} for name, model in models.items()},
    "stopped": {
        "booster": {
            **files(early),
            "rounds": early.num_boosted_rounds(),
            "bestRounds": early.best_iteration + 1,
            "says": listed(early.predict(rows)),
            "saysAtBest": listed(early.predict(rows, iteration_range=(0, early.best_iteration + 1))),
        },
        "scikit-learn": {
            **files(best),
            "rounds": best.get_booster().num_boosted_rounds(),
            "bestRounds": best.best_iteration + 1,
            "says": listed(best.predict(np.nan_to_num(x[:asked]), iteration_range=(0, best.get_booster().num_boosted_rounds()))),
            "saysAtBest": listed(best.predict(np.nan_to_num(x[:asked]))),
        },
    },
}
Path(__file__).with_suffix(".json").write_text(json.dumps(written) + "\n")
