"""Intervals and p-values by SciPy and NumPy, for test/metrics: writes compare.json beside this file.

    pip install scipy numpy
    python compare.py
"""

import json
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.special import expit

random = np.random.default_rng(17)


def t_interval(values):
    low, high = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
    return [float(low), float(high)]


def seeds_alone(student, baseline, others):
    """Every row draws the same: only trainings differ. Seeds in pairs are a paired t-test, other counts the sum of two t (Behrens and Fisher)."""
    student, baseline, others = map(np.array, (student, baseline, others))
    of = lambda values, draws: values.mean() + stats.sem(values) * random.standard_t(len(values) - 1, draws)
    apart = of(student, 4_000_000) - of(others, 4_000_000)
    return dict(
        student=student.tolist(),
        baseline=baseline.tolist(),
        others=others.tolist(),
        interval=t_interval(student),
        paired=dict(interval=t_interval(student - baseline), p=stats.ttest_rel(student, baseline).pvalue),
        unpaired=dict(
            interval=np.quantile(apart, [0.025, 0.975]).tolist(), p=float(2 * min((apart < 0).mean(), (apart > 0).mean()))
        ),
    )


def rows_alone(rows):
    """One training of each model: only the rows differ."""
    labels = (np.arange(rows) % 2).astype(int)
    student = np.round(random.normal(size=rows) + 1.4 * labels - 0.7, 3)
    baseline = np.round(0.7 * student + 0.6 * random.normal(size=rows), 3)
    right = (student > 0) == labels
    errors = [(expit(z) - labels) ** 2 for z in (student, baseline)]
    difference = errors[0] - errors[1]
    drawn = stats.bootstrap((difference,), np.mean, n_resamples=50_000, method="percentile", random_state=3).confidence_interval
    return dict(
        labels=labels.tolist(),
        student=student.tolist(),
        baseline=baseline.tolist(),
        accuracy=float(right.mean()),
        accuracyInterval=(stats.binom.ppf([0.025, 0.975], rows, right.mean()) / rows).tolist(),
        brier=dict(mean=float(difference.mean()), interval=[float(drawn.low), float(drawn.high)]),
        p=float(stats.ttest_1samp(difference, 0).pvalue),
    )


out = dict(
    seeds=seeds_alone([0.71, 0.74, 0.69, 0.75, 0.72], [0.70, 0.71, 0.69, 0.72, 0.70], [0.68, 0.70, 0.67]),
    rows=rows_alone(400),
)
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
