"""NDCG, recall, hits and reciprocal rank by group: scikit-learn's ndcg_score (ties averaged), and for the rest the mean over all
orders of tied rows, each written down in full. Writes retrieval.json beside this file. pip install numpy scikit-learn"""

import itertools
import json
import pathlib

import numpy as np
from sklearn.metrics import ndcg_score

random = np.random.default_rng(7)


def orders(scores):
    """All orders of rows from the largest score to the smallest."""
    blocks = [np.flatnonzero(scores == s) for s in sorted(set(scores), reverse=True)]
    for choice in itertools.product(*(itertools.permutations(b) for b in blocks)):
        yield [row for block in choice for row in block]


def of_group(labels, scores, k):
    recalls, hits, ranks = [], [], []
    for order in orders(scores):
        ranked = labels[order]
        recalls.append(ranked[:k].sum() / labels.sum())
        hits.append(float(ranked[:k].any()))
        ranks.append(1 / (1 + np.flatnonzero(ranked)[0]))
    return {
        "ndcg": ndcg_score([labels], [scores], k=k),
        "recall": np.mean(recalls),
        "hits": np.mean(hits),
        "rank": np.mean(ranks),
    }


cases = []
for n_groups, distinct in [(6, 100), (8, 3), (5, 1), (7, 4)]:
    labels, scores, groups, per_group = [], [], [], {}
    for g in range(n_groups):
        n = int(random.integers(2, 8))
        y = (random.random(n) < 0.4).astype(int)
        s = random.integers(0, distinct, n).astype(float)
        labels += y.tolist()
        scores += s.tolist()
        groups += [3 * g + 5] * n
        if y.any():
            per_group[3 * g + 5] = {k: of_group(y, s, k) for k in (1, 2, 3, 10)}
    # Rows of a group need not stand together.
    order = random.permutation(len(labels))
    weights = {g: int(random.integers(0, 3)) for g in set(groups)}
    mean = lambda name, k: float(np.mean([v[k][name] for v in per_group.values()]))
    total = sum(weights[g] for g in per_group)
    weighted = lambda name, k: float(sum(weights[g] * v[k][name] for g, v in per_group.items()) / total)
    cases.append(
        {
            "labels": [labels[i] for i in order],
            "scores": [scores[i] for i in order],
            "groups": [groups[i] for i in order],
            "counts": [weights[groups[i]] for i in order],
            "at": [
                {"k": k, **{name: [mean(name, k), weighted(name, k)] for name in ("ndcg", "recall", "hits", "rank")}}
                for k in (1, 2, 3, 10)
            ],
        }
    )

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
