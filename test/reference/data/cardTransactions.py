"""Features of card transactions by pandas' rolling windows, and moments of the simulator's draws by SciPy.

pandas 3.x, scipy 1.x, numpy 2.x; `python cards.py > cards.json`.
"""

import json

import numpy as np
import pandas as pd
from scipy.integrate import quad
from scipy.stats import norm, truncnorm

random = np.random.default_rng(20261127)
rows, days = 240, 55
# Every third of an hour of three in the day: ties, and rows exactly one window or one delay apart, are common.
times = np.sort(random.integers(0, days, rows) * 86400 + random.choice([1200, 24000, 25200, 46800], rows))
table = pd.DataFrame(
    {
        "time": times,
        "customer": random.integers(0, 3, rows),
        "terminal": random.integers(0, 4, rows),
        "cents": random.integers(0, 40_000, rows),
        "fraud": (random.random(rows) < 0.2).astype(int),
    }
)
table.index = pd.Timestamp("2018-04-01") + pd.to_timedelta(table.time, unit="s")
features = pd.DataFrame({"amount": table.cents / 100})
features["weekend"] = (table.index.day_of_week >= 5).astype(int)
features["night"] = (table.index.hour <= 6).astype(int)
table["row"] = np.arange(rows)


def rolled(key: str, column: str, window: int) -> tuple[np.ndarray, np.ndarray]:
    """Count and sum over the last days of each row's group, in the order of the rows."""
    counts, sums = np.empty(rows), np.empty(rows)
    for _, group in table.groupby(key):
        rolling = group[column].rolling(f"{window}D")
        counts[group.row] = rolling.count()
        sums[group.row] = rolling.sum()
    return counts, np.round(sums)


for window in (1, 7, 30):
    count, cents = rolled("customer", "cents", window)
    features[f"customer transactions {window}"] = count
    features[f"customer mean amount {window}"] = cents / 100 / count
for window in (1, 7, 30):
    young, young_frauds = rolled("terminal", "fraud", 7)
    count, frauds = (all - late for all, late in zip(rolled("terminal", "fraud", 7 + window), (young, young_frauds)))
    features[f"terminal transactions {window}"] = count
    features[f"terminal risk {window}"] = np.divide(frauds, count, out=np.zeros(rows), where=count > 0)

# The second of the day is cut to a whole number and kept from 1 to 86,399.
low, high = (1 - 43200) / 20000, (86400 - 43200) / 20000
negative = norm.cdf(-2)


def moment(power: int) -> float:
    """Of an amount as a share of its customer's mean: normal(1, 1/2), below 0 drawn again from uniform(0, 2)."""
    return quad(lambda a: a**power * norm.pdf(a, 1, 0.5), 0, 10)[0] + negative * 2**power / (power + 1)


print(
    json.dumps(
        {
            "table": {name: table[name].tolist() for name in ("time", "customer", "terminal", "cents", "fraud")},
            "features": [[round(value, 12) for value in row] for row in features.to_numpy().tolist()],
            "draws": {
                "inDay": float(norm.cdf(high) - norm.cdf(low)),
                "secondMean": float(truncnorm.mean(low, high, 43200, 20000) - 0.5),
                "secondDeviation": float(truncnorm.std(low, high, 43200, 20000)),
                "amountMean": moment(1),
                "amountDeviation": (moment(2) - moment(1) ** 2) ** 0.5,
                "above220OfMean100": float(norm.sf(220.005, 100, 50)),
            },
        }
    )
)
