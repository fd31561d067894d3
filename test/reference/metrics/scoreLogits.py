"""Metrics in float64 by scikit-learn, SciPy and NumPy, for test/metrics: writes scoreLogits.json beside this file.

    pip install scikit-learn scipy numpy
    python scoreLogits.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import log_softmax, rel_entr, softmax
from sklearn.metrics import accuracy_score, average_precision_score, log_loss, roc_auc_score

random = np.random.default_rng(21)


def calibration_error(probabilities, labels, bins):
    confidence = probabilities.max(1)
    right = probabilities.argmax(1) == labels
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for lower, upper in zip(edges[:-1], edges[1:]):
        inside = (confidence > lower) & (confidence <= upper)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def case(rows, classes, scale):
    labels = random.integers(0, max(2, classes), rows)
    student, teacher = (np.round(random.normal(size=(rows, classes)) * scale, 3) for _ in range(2))
    if classes > 1:
        student[np.arange(rows), labels] += scale
    two = lambda z: np.hstack([np.zeros_like(z), z]) if classes == 1 else z
    s, t = two(student), two(teacher)
    p = softmax(s, axis=1)
    # KL from the logarithms: scipy's own where it does not underflow.
    kl = rel_entr(softmax(t, axis=1), p).sum(1) if scale < 50 else (softmax(t, axis=1) * (log_softmax(t, 1) - log_softmax(s, 1))).sum(1)
    both = s.shape[1] == 2 and 0 < labels.sum() < rows
    ranks = dict(
        averagePrecision=average_precision_score(labels, s[:, 1] - s[:, 0]) if both else None,
        rocAuc=roc_auc_score(labels, s[:, 1] - s[:, 0]) if both else None,
    )
    return dict(
        student=student.tolist(),
        teacher=teacher.tolist(),
        labels=labels.tolist(),
        accuracy=accuracy_score(labels, s.argmax(1)),
        nll=log_loss(labels, p, labels=np.arange(s.shape[1])) if scale < 10 else -log_softmax(s, 1)[np.arange(rows), labels].mean(),
        ece=calibration_error(p, labels, 15),
        ece10=calibration_error(p, labels, 10),
        agreement=float((s.argmax(1) == t.argmax(1)).mean()),
        kl=kl.mean(),
        **(ranks if s.shape[1] == 2 else {}),
    )


cases = [case(1, 2, 1), case(40, 3, 1), case(60, 10, 2), case(20, 50, 1), case(30, 1, 2), case(20, 4, 1000), case(30, 5, 0.01)]
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
