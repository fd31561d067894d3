"""What a clinic asks of a classifier, in float64 by NumPy, SciPy and scikit-learn, for test/metrics: writes clinicMetrics.json beside this file.

    pip install scikit-learn numpy scipy
    python clinicMetrics.py
"""

import json
from pathlib import Path

import numpy as np
from scipy.special import expit
from scipy.stats import binomtest, norm
from sklearn.calibration import calibration_curve
from sklearn.metrics import roc_auc_score, roc_curve

random = np.random.default_rng(9)


def cuts_of(z):
    """Every way to cut between two scores."""
    levels = np.unique(z)
    return [-np.inf, *((levels[:-1] + levels[1:]) / 2), np.inf]


def shares(labels, z, cut):
    return (z[labels == 1] >= cut).mean(), (z[labels == 0] < cut).mean()


def at_specificity(labels, z, wanted):
    """Every cut tried one by one: the largest sensitivity, and the highest cut that has it."""
    kept = [(shares(labels, z, cut)[0], cut) for cut in cuts_of(z) if shares(labels, z, cut)[1] >= wanted]
    return max(kept)


def at_sensitivity(labels, z, wanted):
    kept = [(shares(labels, z, cut)[1], cut) for cut in cuts_of(z) if shares(labels, z, cut)[0] >= wanted]
    return max(kept)


def operating_point(labels, z, cases, allowed):
    kept = [
        ((z[labels == 1] >= cut).sum(), cut, (z[labels == 0] >= cut).sum() / cases)
        for cut in cuts_of(z)
        if (z[labels == 0] >= cut).sum() / cases <= allowed
    ]
    found, cut, false_positives = max(kept)
    positives = int((labels == 1).sum())
    interval = binomtest(int(found), positives).proportion_ci(0.95, method="wilson")
    return dict(
        allowed=allowed,
        found=int(found),
        falsePositivesPerCase=false_positives,
        threshold=finite(cut),
        sensitivity=found / positives,
        low=interval.low,
        high=interval.high,
        specificity=float((z[labels == 0] < cut).mean()),
    )


def placements(labels, z):
    """Of each row of class 1 the share of class 0 below it, and of each row of class 0 the share of class 1 above it: all pairs."""
    positives, negatives = z[labels == 1], z[labels == 0]
    wins = (positives[:, None] > negatives[None, :]) + 0.5 * (positives[:, None] == negatives[None, :])
    return wins.mean(axis=1), wins.mean(axis=0)


def delong(labels, first, second):
    """DeLong, DeLong and Clarke-Pearson 1988, equations 4 to 8."""
    (v10a, v01a), (v10b, v01b) = placements(labels, first), placements(labels, second)
    covariance = np.cov(v10a, v10b) / len(v10a) + np.cov(v01a, v01b) / len(v01a)
    difference = v10a.mean() - v10b.mean()
    se = np.sqrt(np.array([1, -1]) @ covariance @ np.array([1, -1]))
    z = difference / se
    return dict(
        aucs=[v10a.mean(), v10b.mean()],
        ses=np.sqrt(np.diag(covariance)).tolist(),
        difference=difference,
        se=se,
        interval=[difference - norm.ppf(0.975) * se, difference + norm.ppf(0.975) * se],
        z=z,
        p=2 * norm.sf(abs(z)),
    )


def reliability(labels, probability, bins, equal):
    """Bins with their upper edge; of equal count a row's place is the share of rows with no larger probability."""
    edges = np.linspace(0, 1, bins + 1)
    place = probability if equal == "width" else np.searchsorted(np.sort(probability), probability, side="right") / len(labels)
    bin_of = np.clip(np.ceil(place * bins - 1e-9).astype(int) - 1, 0, bins - 1)
    rows = []
    for b in range(bins):
        inside = bin_of == b
        if not inside.any():
            continue
        interval = binomtest(int(labels[inside].sum()), int(inside.sum())).proportion_ci(0.95, method="wilson")
        rows.append(
            dict(
                count=int(inside.sum()),
                predicted=probability[inside].mean(),
                observed=labels[inside].mean(),
                low=interval.low,
                high=interval.high,
            )
        )
    if equal == "width":
        true, said = calibration_curve(labels, probability, n_bins=bins, strategy="uniform")
        assert np.allclose(true, [row["observed"] for row in rows]) and np.allclose(said, [row["predicted"] for row in rows])
    return rows


def finite(value):
    return float(value) if np.isfinite(value) else str(value).replace("inf", "Infinity")


def case(name, rows, share, decimals, apart=1.5):
    labels = (random.random(rows) < share).astype(int)
    labels[:4] = [0, 1, 0, 1]
    both = random.normal(size=rows)
    z, other = (np.round(apart * labels + k * both + 0.8 * random.normal(size=rows) - 1, decimals) for k in (1, 1.2))
    cases = random.integers(0, max(2, rows // 4), rows)
    counts = random.integers(0, 4, rows)
    counts[:2] = [1, 2]
    fpr, tpr, thresholds = roc_curve(labels, z, drop_intermediate=False)
    repeated = np.repeat(np.arange(rows), counts)
    wanted = [0, 0.29, 0.5, 0.8, 0.9, 0.95, 1]
    assert abs(delong(labels, z, other)["aucs"][0] - roc_auc_score(labels, z)) < 1e-12
    return dict(
        name=name,
        z=z.tolist(),
        other=other.tolist(),
        labels=labels.tolist(),
        counts=counts.tolist(),
        cases=cases.tolist(),
        roc=dict(fpr=fpr.tolist(), tpr=tpr.tolist(), thresholds=[finite(t) for t in thresholds]),
        atSpecificity=[
            [w, at_specificity(labels, z, w)[0], finite(at_specificity(labels, z, w)[1]), at_specificity(labels[repeated], z[repeated], w)[0]]
            for w in wanted
        ],
        atSensitivity=[
            [w, at_sensitivity(labels, z, w)[0], finite(at_sensitivity(labels, z, w)[1]), at_sensitivity(labels[repeated], z[repeated], w)[0]]
            for w in wanted
        ],
        operatingPoints=[operating_point(labels, z, len(np.unique(cases)), allowed) for allowed in (0, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8)],
        delong=delong(labels, z, other),
        width=reliability(labels, expit(z), 10, "width"),
        count=reliability(labels, expit(z), 7, "count"),
    )


cases = [
    case("few rows", 14, 0.4, 3),
    case("many ties", 90, 0.3, 0),
    case("some ties", 160, 0.2, 1),
    case("rare", 240, 0.05, 4),
    case("hardly apart", 100, 0.5, 2, 0.1),
]
tails = [[z, norm.sf(z)] for z in (-8, -3, -1.5, 0, 1e-9, 0.3, 1.96, 2.999999, 3, 3.5, 6, 12, 30)]
quantiles = [[tail, norm.isf(tail)] for tail in (1e-9, 0.0005, 0.025, 0.05, 0.5, 0.9)]
wilson = [[k, n, c, *binomtest(k, n).proportion_ci(c, method="wilson")] for k, n, c in ((0, 1, 0.95), (3, 10, 0.9), (10, 10, 0.99), (412, 999, 0.95))]
result = dict(cases=cases, tails=tails, quantiles=quantiles, wilson=wilson)
Path(__file__).with_suffix(".json").write_text(json.dumps(result, default=float, allow_nan=False) + "\n")
