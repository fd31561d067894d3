"""Holm's correction by statsmodels, the best assignment by SciPy and the ROC AUC of probabilities by scikit-learn: writes correctionAndScores.json beside this file.

    pip install statsmodels scipy scikit-learn numpy
    python correctionAndScores.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(23)

holm = []
for tests in (1, 2, 3, 6, 20):
    p = np.round(random.uniform(size=tests) ** 3, 6)
    if tests > 3:
        p[1] = p[0]
    reject, adjusted, _, _ = multipletests(p, alpha=0.05, method="holm")
    holm.append({"p": p.tolist(), "adjusted": adjusted.tolist(), "rejected": reject.tolist()})

assignment = []
for n in (1, 2, 5, 12, 40):
    gains = np.round(random.normal(size=(n, n)), 6)
    rows, columns = linear_sum_assignment(gains, maximize=True)
    assignment.append({"gains": gains.tolist(), "columns": columns.tolist(), "sum": float(gains[rows, columns].sum())})

labels = random.integers(0, 2, size=60)
p = np.clip(np.round(0.5 + 0.2 * random.normal(size=60) + 0.25 * (labels - 0.5), 3), 0, 1)
probabilities = {
    "p": p.tolist(),
    "labels": labels.tolist(),
    "rocAuc": roc_auc_score(labels, p),
    "averagePrecision": average_precision_score(labels, p),
    "brier": brier_score_loss(labels, p),
}
three = random.dirichlet([1, 2, 1], size=40)
classes = random.integers(0, 3, size=40)
probabilities["three"] = {
    "p": three.tolist(),
    "labels": classes.tolist(),
    "nll": log_loss(classes, three, labels=[0, 1, 2]),
    "accuracy": float((three.argmax(axis=1) == classes).mean()),
}

Path(__file__).with_suffix(".json").write_text(
    json.dumps({"holm": holm, "assignment": assignment, "probabilities": probabilities}) + "\n"
)
