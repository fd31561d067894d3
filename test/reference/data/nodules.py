"""What can be learnt from simulated nodules: expected AUC of given chances by brute force, moments of the simulator's draws by SciPy, and, of the
files that `node bench/noduleSimulationSpeed.mjs 2000 0 FOLDER` writes, the AUC of plain models in ten folds.

scipy 1.x, scikit-learn 1.x, numpy 2.x; `python nodules.py FOLDER > nodules.json`.
"""

import json
import sys

import numpy as np
from scipy import ndimage, stats
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

random = np.random.default_rng(28)
chances = np.round(random.beta(0.5, 2, 40), 2)  # rounded, so that some are equal
chances[:3] = [0, 1, 0.5]


def expected_auc(p: np.ndarray) -> float:
    right = (p[:, None] > p) + 0.5 * (p[:, None] == p)
    pairs = p[:, None] * (1 - p)
    np.fill_diagonal(pairs, 0)
    return float((right * pairs).sum() / pairs.sum())


low, high = np.log([4 / 10, 30 / 10]) / 0.45
diameters = stats.truncnorm(low, high)


def blob(image: np.ndarray) -> np.ndarray:
    """What is brighter than -500 HU and connected with the middle, 9 mm about it at most."""
    labels, _ = ndimage.label(image > 500 / 1400)
    middle = tuple(slice(11, 17) for _ in image.shape)
    near = labels[middle][labels[middle] > 0]
    if near.size == 0:
        return np.zeros(image.shape, bool)
    distance = np.sqrt(sum(axis**2 for axis in np.ogrid[tuple(slice(-13.5, 14) for _ in image.shape)]))
    return (labels == np.bincount(near).argmax()) & (distance < 14)


def describe(image: np.ndarray) -> list[float]:
    """Size, shape and density of a nodule as a programme of the nineties would measure them, in a plane or in space."""
    found = blob(image)
    size = found.sum()
    if size == 0:
        return [0] * 8 + [float(image[tuple(slice(9, 19) for _ in image.shape)].mean())]
    border = found & ~ndimage.binary_erosion(found)
    thin = found & ~ndimage.binary_opening(found, ndimage.generate_binary_structure(image.ndim, 1), 1)
    thinner = found & ~ndimage.binary_opening(found, ndimage.generate_binary_structure(image.ndim, 1), 2)
    radius = (size / {2: np.pi, 3: 4 * np.pi / 3}[image.ndim]) ** (1 / image.ndim)
    inner = image[found]
    place = np.argwhere(found)
    spread = np.sqrt(((place - place.mean(0)) ** 2).sum(1)).max() / radius
    return [
        radius,
        border.sum() / radius ** (image.ndim - 1),
        thin.sum() / radius ** (image.ndim - 1),
        thinner.sum() / radius ** (image.ndim - 1),
        spread,
        inner.mean(),
        inner.std(),
        np.quantile(inner, 0.95),
        float(image[tuple(slice(9, 19) for _ in image.shape)].mean()),
    ]


def auc(features: np.ndarray, y: np.ndarray, model) -> float:
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    return float(roc_auc_score(y, cross_val_predict(model, features, y, cv=folds, method="predict_proba")[:, 1]))


def learnt(folder: str) -> dict:
    with open(f"{folder}/truth.json") as file:
        rows = json.load(file)
    y = np.array(rows["y"])
    truth = rows["truth"]
    x = np.fromfile(f"{folder}/x.f32", "<f4").reshape(-1, 28, 28, 28)
    logistic = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    trees = HistGradientBoostingClassifier(max_iter=100, learning_rate=0.06, max_leaf_nodes=8, random_state=0)
    diameter = np.array([row["diameter"] for row in truth])
    morphology = np.array(
        [
            [
                np.sqrt(10 / row["diameter"]),
                row["spicules"],
                row["lobulation"],
                row["elongation"],
                row["density"] == "part-solid",
                row["density"] == "ground glass",
                row["calcification"] not in ("none", "eccentric"),
            ]
            for row in truth
        ],
        float,
    )
    views = {
        "central slice": np.array([describe(volume[14]) for volume in x]),
        "three planes": np.array([describe(v[14]) + describe(v[:, 14]) + describe(v[:, :, 14]) for v in x]),
        "volume": np.array([describe(volume) for volume in x]),
    }
    pixels = x[:, 14].reshape(len(x), -1)
    result = {
        "malignant": float(y.mean()),
        "true probability": float(roc_auc_score(y, [row["probability"] for row in truth])),
        "true morphology, logistic regression": auc(morphology, y, logistic),
        "true diameter": float(roc_auc_score(y, diameter)),
        "pixels of the central slice, logistic regression": auc(
            pixels, y, make_pipeline(StandardScaler(), LogisticRegression(C=1e-3, max_iter=300))
        ),
    }
    for name, features in views.items():
        result[f"{name}, logistic regression"] = auc(features, y, logistic)
        result[f"{name}, boosted trees"] = auc(features, y, trees)
    return {name: round(value, 3) for name, value in result.items()}


print(
    json.dumps(
        {
            "chances": chances.tolist(),
            "expectedAuc": expected_auc(chances),
            "logDiameter": {
                "mean": float(np.log(10) + 0.45 * diameters.mean()),
                "deviation": float(0.45 * diameters.std()),
            },
            "learnt": learnt(sys.argv[1]),
        },
        indent=1,
    )
)
