"""The sum of the clipped gradients of rows, of a network of two dense layers, by hand in NumPy: pip install numpy"""
import json
import pathlib

import numpy as np

random = np.random.default_rng(7)
rows, inputs, hidden, classes = 11, 5, 4, 3
x = random.normal(size=(rows, inputs)).astype(np.float32)
y = random.integers(classes, size=rows)
w1, b1 = random.normal(size=(inputs, hidden)), random.normal(size=hidden)
w2, b2 = random.normal(size=(hidden, classes)), random.normal(size=classes)


def gradient(row, label):
    before = row @ w1 + b1
    after = np.tanh(before)
    logits = after @ w2 + b2
    p = np.exp(logits - logits.max())
    p /= p.sum()
    out = p - np.eye(classes)[label]
    back = (w2 @ out) * (1 - after**2)
    return [np.outer(row, back), back, np.outer(after, out), out]


def clipped_sum(chosen, clip):
    total = [np.zeros_like(one) for one in (w1, b1, w2, b2)]
    for row in chosen:
        gradients = gradient(x[row].astype(np.float64), y[row])
        length = np.sqrt(sum((one**2).sum() for one in gradients))
        for one, own in zip(total, gradients):
            one += own * min(1, clip / length)
    return [one.ravel().tolist() for one in total]


lists = dict(all=list(range(rows)), few=[3, 8])
result = dict(
    x=x.tolist(), y=y.tolist(), weights=[one.tolist() for one in (w1, b1, w2, b2)],
    sums={f'{name} {clip:g}': clipped_sum(chosen, clip) for name, chosen in lists.items() for clip in (0.5, 1000)},
    lengths=[float(np.sqrt(sum((one**2).sum() for one in gradient(x[row].astype(np.float64), y[row])))) for row in range(rows)],
)
pathlib.Path(__file__).with_suffix('.json').write_text(json.dumps(result) + '\n')
