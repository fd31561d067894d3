"""Binary metrics in float64 by scikit-learn and NumPy, for test/metrics: writes bankMetrics.json beside this file.

    pip install scikit-learn numpy
    python bankMetrics.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
)

random = np.random.default_rng(4)


def recall_at(labels, z, rate):
    fpr, tpr, _ = roc_curve(labels, z, drop_intermediate=False)
    return tpr[fpr <= rate].max()


def best_f1_cuts(labels, z):
    """Every way to cut between two scores, tried one by one: the best F1 and the fewest alerts that reach it."""
    levels = np.unique(z)
    cuts = [-np.inf, *((levels[:-1] + levels[1:]) / 2), np.inf]
    scores = [f1_score(labels, z >= cut, zero_division=0) for cut in cuts]
    best = max(scores)
    return best, max(cut for cut, score in zip(cuts, scores) if score >= best - 1e-12)


def precision_at(labels, z, alerts):
    """Mean over many random orders of the tied rows, weighting the last row by what is left of the budget."""
    values = []
    for _ in range(4000):
        order = np.lexsort((random.random(len(z)), -z))
        whole = int(np.floor(alerts))
        taken = labels[order[:whole]].sum() + ((alerts - whole) * labels[order[whole]] if whole < len(z) else 0)
        values.append(taken / alerts)
    return float(np.mean(values)), float(np.std(values) / np.sqrt(len(values)))


def least_cost_cut(labels, z, amounts):
    """Every way to cut, tried one by one: what the rows cost at the best, and the fewest alerts that cost so little."""
    levels = np.unique(z)
    cuts = [-np.inf, *((levels[:-1] + levels[1:]) / 2), np.inf]
    costs = [(30 * (z >= cut) + amounts * ((labels == 1) & (z < cut))).mean() for cut in cuts]
    best = min(costs)
    return best, max(cut for cut, cost in zip(cuts, costs) if cost <= best + 1e-9)


def calibration_error(labels, probability, bins, equal):
    """Of class 1. In bins of equal count a row's place is the share of rows with no larger probability."""
    edges = np.linspace(0, 1, bins + 1)
    place = probability if equal == "width" else np.searchsorted(np.sort(probability), probability, side="right") / len(labels)
    error = 0.0
    for lower, upper in zip(edges[:-1], edges[1:]):
        inside = (place > lower + 1e-12) & (place <= upper + 1e-12) | ((lower == 0) & (place <= 1e-12))
        if inside.any():
            error += inside.mean() * abs(labels[inside].mean() - probability[inside].mean())
    return error


def case(name, rows, share, decimals, scale=1):
    labels = (random.random(rows) < share).astype(int)
    labels[:2] = [0, 1]
    z = np.round(random.normal(size=rows) * 1.5 + labels * 1.5 - 1, decimals) * scale
    weights = random.integers(0, 4, rows)
    weights[:2] = [1, 2]
    threshold = float(np.round(random.normal(), 1))
    amounts = np.round(random.lognormal(4, 1, rows), 2)
    precision, recall, f1, _ = precision_recall_fscore_support(labels, z >= threshold, average="binary", zero_division=0)
    tn, fp, fn, tp = confusion_matrix(labels, z >= threshold, labels=[0, 1]).ravel()
    missed = amounts[(labels == 1) & (z < threshold)].sum()
    best, cut = best_f1_cuts(labels, z)
    least, least_cut = least_cost_cut(labels, z, amounts)
    probability = expit(z)
    budgets = [0.1, 0.25, 3, rows]
    return dict(
        name=name,
        z=z.tolist(),
        labels=labels.tolist(),
        weights=weights.tolist(),
        threshold=threshold,
        amounts=amounts.tolist(),
        averagePrecision=average_precision_score(labels, z),
        averagePrecisionWeighted=average_precision_score(labels, z, sample_weight=weights),
        rocAuc=roc_auc_score(labels, z),
        rocAucWeighted=roc_auc_score(labels, z, sample_weight=weights),
        brier=brier_score_loss(labels, probability),
        brierWeighted=brier_score_loss(labels, probability, sample_weight=weights),
        precision=precision,
        recall=recall,
        f1=f1,
        f1Weighted=f1_score(labels, z >= threshold, sample_weight=weights, zero_division=0),
        bestF1=best,
        bestCut=None if np.isinf(cut) else float(cut),
        cost=float((2 * tp + 3 * fp + 50 * fn + 0.5 * tn) / rows),
        costByRow=float((2 * tp + 3 * fp + missed) / rows),
        leastCost=float(least),
        leastCut=None if np.isinf(least_cut) else float(least_cut),
        ece=calibration_error(labels, probability, 15, "width"),
        eceEqualCount=calibration_error(labels, probability, 10, "count"),
        recallAt=[[rate, recall_at(labels, z, rate)] for rate in (0, 0.01, 0.1, 0.29, 1)],
        precisionAt=[[b, *precision_at(labels, z, b * rows if b < 1 else b)] for b in budgets],
    )


cases = [
    case("few rows", 12, 0.4, 3),
    case("many ties", 80, 0.3, 0),
    case("some ties", 120, 0.1, 1),
    case("rare", 150, 0.03, 4),
    case("one score", 10, 0.5, -2),
    case("huge scores", 60, 0.3, 1, 1000),
]
Path(__file__).with_suffix(".json").write_text(json.dumps({"cases": cases}) + "\n")
