"""Confusion matrices of scikit-learn for test/assess/confusion.test.ts: python test/reference/metrics/confusion.py > test/reference/metrics/confusion.json"""

import json

import numpy as np
from sklearn.metrics import confusion_matrix

random = np.random.default_rng(3)
cases = []
for classes, rows in [(2, 40), (6, 300), (12, 200)]:
    labels = random.integers(0, classes, rows)
    logits = np.round(random.normal(0, 1, (rows, classes)) + 2.0 * np.eye(classes)[labels], 3)
    predicted = logits.argmax(1)
    counts = confusion_matrix(labels, predicted, labels=range(classes))
    cases.append({"labels": labels.tolist(), "logits": logits.tolist(), "predicted": predicted.tolist(), "counts": counts.tolist()})
print(json.dumps(cases))
