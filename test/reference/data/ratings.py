"""Item neighbours by cosine similarity, and popularity, of the ratings that test/data/ratings/writeRatings.ts writes: for
test/data/ratings, writes ratings.json beside this file.

    pip install numpy && python ratings.py
"""

import json
from pathlib import Path

import numpy as np

users, each, items = 40, 20, 50
i = np.arange(users * each)
user = (i * 7) % users
item = (user * 3 + 11 * (i // users)) % items
# Of ratings of one user and item the latest is kept.
last = {(u, t): row for row, (u, t) in enumerate(zip(user.tolist(), item.tolist()))}
kept = np.array(sorted(last.values()))
user, item = user[kept], item[kept]
# Train, then a tenth for validation and a fifth for the test.
cut = len(kept) - round(0.2 * len(kept))
learned = cut - round(0.1 * len(kept))

seen = np.zeros((users, items))
seen[user[:learned], item[:learned]] = 1
both = seen.T @ seen
norms = np.sqrt(np.maximum(both.diagonal(), 1))
cosine = both / np.outer(norms, norms) * both / (both + 2)
np.fill_diagonal(cosine, 0)

scores, counts = [], []
for row in range(cut, len(kept)):
    known = item[:row][user[:row] == user[row]]
    near = np.sort(cosine[item[row], known])[::-1][:5]
    scores.append(float(near[near > 0].sum()))
    counts.append(float(np.log1p((item[:row] == item[row]).sum())))

Path(__file__).with_suffix(".json").write_text(json.dumps({"cosine": scores, "popularity": counts}) + "\n")
