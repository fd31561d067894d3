"""Models for test/teachers/xgboost as Python users save them: scikit-learn classes, data frames with categories, early stopping. Writes xgboostModels.json."""

import base64
import json
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost as xgb

rng = np.random.default_rng(7)
n = 240
frame = pd.DataFrame(
    {
        "income": np.exp(rng.normal(7, 0.7, n)).astype(np.float32),
        "amount": np.exp(rng.normal(8, 1, n)).astype(np.float32),
        "job": pd.Categorical(rng.choice(["fixed", "freelance", "none"], n)),
        "town": pd.Categorical(rng.integers(0, 9, n)),
    }
)
frame.loc[::9, "income"] = np.nan
frame.loc[::23, "town"] = np.nan
z = np.log(frame.amount / frame.income.fillna(500)) + (frame.job == "none") + 0.7 * np.sin(frame.town.astype(float).fillna(20))
z += rng.normal(0, 0.7, n)
numbers = frame[["income", "amount"]]
risky = (z > 1.3).astype(int)
grade = pd.cut(z, [-np.inf, 0.5, 1.3, 2, np.inf], labels=False)
common = {"n_estimators": 5, "max_depth": 3, "learning_rate": 0.5, "n_jobs": 1}
stop = {"eval_set": [(frame[180:], risky[180:])], "verbose": False}

models = {
    "binary": (xgb.XGBClassifier(**common).fit(numbers, risky), numbers),
    "binary, base_score": (xgb.XGBClassifier(**common, base_score=0.3).fit(numbers, risky), numbers),
    "binary, categories, early stopping": (
        xgb.XGBClassifier(
            **{**common, "n_estimators": 60, "learning_rate": 0.9}, enable_categorical=True, max_cat_to_onehot=4, early_stopping_rounds=4
        ).fit(frame[:180], risky[:180], **stop),
        frame,
    ),
    "multiclass, sample weights": (
        xgb.XGBClassifier(**{**common, "n_estimators": 3}).fit(numbers, grade, sample_weight=rng.random(n)),
        numbers,
    ),
    "regression, categories": (xgb.XGBRegressor(**common, enable_categorical=True).fit(frame, z), frame),
}


def files(model):
    with tempfile.TemporaryDirectory() as folder:
        for ending in ["json", "ubj"]:
            model.save_model(f"{folder}/model.{ending}")
        return {
            "json": Path(folder, "model.json").read_text(),
            "ubj": base64.b64encode(Path(folder, "model.ubj").read_bytes()).decode(),
        }


def columns(asked):
    return [
        {"name": name, "kind": "category", "categories": [str(v) for v in values.cat.categories], "codes": values.cat.codes.tolist()}
        if isinstance(values.dtype, pd.CategoricalDtype)
        else {"name": name, "kind": "number", "values": [None if np.isnan(v) else float(v) for v in values]}
        for name, values in asked.items()
    ]


def reference(model, rows):
    asked = rows[:24]
    booster = model.get_booster()
    is_classifier = isinstance(model, xgb.XGBClassifier)
    return {
        **files(model),
        "columns": columns(asked),
        "margins": model.predict(asked, output_margin=True).astype(float).tolist(),
        "allRounds": booster.predict(xgb.DMatrix(asked, enable_categorical=True), output_margin=True).astype(float).tolist(),
        "probabilities": model.predict_proba(asked).astype(float).tolist() if is_classifier else None,
        "rounds": booster.num_boosted_rounds(),
        "bestRounds": model.best_iteration + 1 if model.early_stopping_rounds else None,
        "importances": {kind: booster.get_score(importance_type=kind) for kind in ["gain", "cover", "weight"]},
    }


Path(__file__).with_suffix(".json").write_text(json.dumps({name: reference(*made) for name, made in models.items()}) + "\n")
