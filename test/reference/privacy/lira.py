"""Scores of the likelihood ratio attack of made-up answers, with SciPy and scikit-learn: pip install numpy scipy scikit-learn"""
import json
import pathlib

import numpy as np
from scipy.stats import norm
from sklearn.metrics import roc_auc_score, roc_curve

random = np.random.default_rng(3)
models, rows = 10, 40
members = random.uniform(size=(models, rows)).argsort(0) < models // 2
hard = random.normal(size=rows)
odds = 2 + hard + members * (1 + 0.5 * hard) + random.normal(size=(models, rows)) * np.where(members, 0.7, 1.1)

scores = np.zeros((models, rows))
for target in range(models):
    others = np.delete(np.arange(models), target)
    fitted = []
    for kind in (members[others], ~members[others]):
        answers = np.where(kind, odds[others], np.nan)
        means = np.nanmean(answers, 0)
        counts = kind.sum(0)
        variance = np.nansum((answers - means) ** 2) / (counts - 1).sum()
        fitted.append(norm.logpdf(odds[target], means, np.sqrt(variance)))
    scores[target] = fitted[0] - fitted[1]
flat, labels = scores.ravel(), members.ravel().astype(int)
false, true, _ = roc_curve(labels, flat, drop_intermediate=False)
result = dict(
    models=models, rows=rows, odds=odds.ravel().tolist(), members=labels.tolist(), ratios=flat.tolist(),
    rocAuc=float(roc_auc_score(labels, flat)), recalls=[float(true[false <= rate].max()) for rate in (0.01, 0.001)],
)
pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(result) + '\n')
