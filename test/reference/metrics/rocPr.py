"""ROC and precision-recall curves in float64 by scikit-learn, for test/metrics: writes rocPr.json beside this file.

    pip install scikit-learn numpy
    python rocPr.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import softmax
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

random = np.random.default_rng(9)


def two(name, rows, share, decimals):
    """Scores of two classes, rounded to make ties."""
    labels = (random.random(rows) < share).astype(int)
    labels[:2] = [0, 1]
    z = np.round(random.normal(size=rows) + labels * 1.5, decimals)
    fpr, tpr, thresholds = roc_curve(labels, z, drop_intermediate=False)
    precision, recall, cuts = precision_recall_curve(labels, z)
    return dict(
        name=name,
        z=z.tolist(),
        labels=labels.tolist(),
        fpr=fpr.tolist(),
        tpr=tpr.tolist(),
        thresholds=[None, *thresholds[1:].tolist()],
        precision=precision.tolist(),
        recall=recall.tolist(),
        cuts=cuts.tolist(),
        rocAuc=roc_auc_score(labels, z),
        averagePrecision=average_precision_score(labels, z),
    )


def many(name, rows, classes, decimals):
    """Logits of several classes, the last one rare; each class against the rest by its probability."""
    share = np.array([1.0] * (classes - 1) + [0.1])
    labels = random.choice(classes, rows, p=share / share.sum())
    labels[:classes] = range(classes)
    logits = np.round(random.normal(size=(rows, classes)) + 1.2 * np.eye(classes)[labels], decimals)
    probability = softmax(logits, axis=1)
    truth = np.eye(classes)[labels]
    return dict(
        name=name,
        logits=logits.tolist(),
        labels=labels.tolist(),
        rocAuc={
            "macro": roc_auc_score(truth, probability, average="macro"),
            "micro": roc_auc_score(truth, probability, average="micro"),
            "classes": roc_auc_score(truth, probability, average=None).tolist(),
        },
        averagePrecision={
            "macro": average_precision_score(truth, probability, average="macro"),
            "micro": average_precision_score(truth, probability, average="micro"),
            "classes": average_precision_score(truth, probability, average=None).tolist(),
        },
    )


cases = [two("few rows", 12, 0.4, 3), two("many ties", 90, 0.3, 0), two("some ties", 150, 0.1, 1), two("rare", 400, 0.02, 4)]
classes = [many("three classes", 80, 3, 3), many("six classes", 150, 6, 2)]
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases, "classes": classes}) + "\n")
