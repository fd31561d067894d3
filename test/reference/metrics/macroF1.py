"""Macro F1 by scikit-learn, for test/metrics/classification: writes macroF1.json beside this file.

    pip install scikit-learn
    python macroF1.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

random = np.random.default_rng(11)


def case(rows, classes, missing=()):
    logits = random.normal(size=(rows, classes)).round(3)
    for label in missing:
        logits[:, label] = -9
    labels = random.choice([label for label in range(classes) if label not in missing], rows)
    counts = random.integers(0, 4, rows)
    said = logits.argmax(1)
    return dict(
        logits=logits.tolist(),
        labels=labels.tolist(),
        counts=counts.tolist(),
        plain=f1_score(labels, said, average="macro"),
        weighed=f1_score(labels, said, average="macro", sample_weight=counts, labels=sorted({*labels[counts > 0], *said[counts > 0]})),
    )


cases = [case(40, 5), case(30, 6, missing=(2, 4)), case(12, 2)]
Path(__file__).with_suffix(".json").write_text(json.dumps(cases))
