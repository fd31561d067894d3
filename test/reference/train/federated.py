"""Numbers of federated learning, for test/train/federated and test/stats: writes federated.json beside this file.

    pip install numpy scikit-learn
    python federated.py

- weights of one round of FedAvg, and the consensus of FedMD, by NumPy: clients of a linear model take one step each on all their rows;
- Cohen's kappa between each client and the mean probabilities of the others, by scikit-learn;
- quantiles of the shares that NumPy's Dirichlet distribution draws.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.metrics import cohen_kappa_score

random = np.random.default_rng(7)
grid = lambda shape, steps: random.integers(-steps, steps + 1, shape) / 16


def softmax(z):
    parts = np.exp(z - z.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)


# Clients with 4, 8 and 12 rows of 2 numbers and 3 classes; all begin with the same kernel, without bias.
start, rate = grid((2, 3), 12), 0.5
clients = []
for rows in (4, 8, 12):
    x, y = grid((rows, 2), 24), random.integers(0, 3, rows)
    kernel = start - rate * x.T @ (softmax(x @ start) - np.eye(3)[y]) / rows
    clients.append({"x": x.tolist(), "y": y.tolist(), "kernel": kernel})
shares = np.array([4, 8, 12]) / 24
average = sum(share * client["kernel"] for share, client in zip(shares, clients))
public = grid((6, 2), 24)
logits = [public @ client["kernel"] for client in clients]

many = [random.normal(size=(40, 5)) for _ in range(5)]
common = random.normal(size=(40, 5))
answers = [own + weight * common for own, weight in zip(many, (1, 1, 2, 3, -2))]
shares = [softmax(own) for own in answers]
kappas = [
    cohen_kappa_score(own.argmax(1), (sum(shares) - own).argmax(1)) for own in shares
]

dirichlet = []
for alpha in (0.05, 0.3, 2.0):
    draws = np.sort(random.dirichlet([alpha] * 4, 200_000), axis=1)
    at = [0.1, 0.25, 0.5, 0.75, 0.9]
    dirichlet.append(
        {
            "alpha": alpha,
            "at": at,
            "largest": np.quantile(draws[:, -1], at).tolist(),
            "second": np.quantile(draws[:, -2], at).tolist(),
        }
    )

Path(__file__).with_suffix(".json").write_text(
    json.dumps(
        {
            "start": start.tolist(),
            "rate": rate,
            "clients": [{**client, "kernel": client["kernel"].tolist()} for client in clients],
            "average": average.tolist(),
            "public": public.tolist(),
            "consensus": (sum(logits) / 3).tolist(),
            "answers": [own.tolist() for own in answers],
            "kappas": kappas,
            "dirichlet": dirichlet,
        }
    )
    + "\n"
)
