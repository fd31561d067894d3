"""Off-policy values by the Open Bandit Pipeline (obp), their standard errors and intervals by NumPy and SciPy, for test/assess/offPolicy: writes
offPolicy.json beside this file.

    pip install numpy scipy pandas scikit-learn && pip install --no-deps obp==0.4.1
    python offPolicy.py

obp imports torch for estimators that are not asked here: an empty module stands in for it.
"""

import importlib.util
import json
import sys
import types
from pathlib import Path

import numpy as np
from scipy import optimize, stats

torch = types.ModuleType("torch")
torch.Tensor = type("Tensor", (), {})
sys.modules.setdefault("torch", torch)
# The package's own __init__ imports its policies, which need torch to work.
folder = Path(importlib.util.find_spec("obp").submodule_search_locations[0])
for name in ("obp", "obp.ope"):
    package = types.ModuleType(name)
    package.__path__ = [str(folder / "ope" if name.endswith("ope") else folder)]
    sys.modules[name] = package
from obp.ope.estimators import DoublyRobust, InverseProbabilityWeighting, SelfNormalizedInverseProbabilityWeighting  # noqa: E402

random = np.random.default_rng(11)


def interval(value, influence):
    """Hall's cubic, inverted by a search for its root."""
    n = len(influence)
    error = np.sqrt((influence**2).sum() / (n * (n - 1)))
    a = stats.skew(influence) / np.sqrt(n)
    g = lambda t: t + a * t**2 / 3 + a**2 * t**3 / 27 + a / 6
    z = stats.norm.ppf(0.975)
    low, high = (value - error * optimize.brentq(lambda t: g(t) - end, -1e3, 1e3) for end in (z, -z))
    return {"value": value, "standardError": error, "low": low, "high": high}


def ratio(top, bottom, cluster):
    clusters = np.unique(cluster)
    a = np.array([top[cluster == c].sum() for c in clusters])
    b = np.array([bottom[cluster == c].sum() for c in clusters])
    value = a.sum() / b.sum()
    return value, (a - value * b) / b.mean()


cases = []
for rounds, actions, spread, of_cluster in [(400, 5, 1.0, 1), (600, 4, 2.0, 3), (90, 10, 2.5, 4)]:
    logging = random.dirichlet(np.full(actions, 2.0), rounds)
    target = logging ** random.uniform(0.2, 1 + spread, (rounds, 1)) * random.uniform(0.3, 1, (rounds, actions))
    target /= target.sum(1, keepdims=True)
    action = np.array([random.choice(actions, p=p) for p in logging])
    chance = 1 / (1 + np.exp(-random.normal(-1, 1, (rounds, actions))))
    reward = (random.random(rounds) < chance[np.arange(rounds), action]).astype(int)
    predicted = np.clip(chance + random.normal(0, 0.1, chance.shape), 0, 1)
    cluster = random.permutation(np.arange(rounds) // of_cluster)
    rows = np.arange(rounds)
    propensity = logging[rows, action]
    given = {
        "reward": reward,
        "action": action,
        "pscore": propensity,
        "action_dist": target[:, :, None],
        "position": np.zeros(rounds, int),
    }
    weight = target[rows, action] / propensity
    mean_target = (target * predicted).sum(1)
    robust = mean_target + weight * (reward - predicted[rows, action])
    one = np.ones(rounds)
    by_hand = {
        "ips": ratio(weight * reward, one, cluster),
        "snips": ratio(weight * reward, weight, cluster),
        "doublyRobust": ratio(robust, one, cluster),
    }
    by_obp = {
        "ips": InverseProbabilityWeighting().estimate_policy_value(**given),
        "snips": SelfNormalizedInverseProbabilityWeighting().estimate_policy_value(**given),
        "doublyRobust": DoublyRobust().estimate_policy_value(
            **given, estimated_rewards_by_reg_model=predicted[:, :, None]
        ),
    }
    log_value, log_influence = ratio(reward.astype(float), one, cluster)
    estimates = {}
    for name, (value, influence) in by_hand.items():
        assert abs(value - by_obp[name]) < 1e-12, (name, value, by_obp[name])
        lift = value / log_value - 1
        lifted = (influence - (lift + 1) * log_influence) / log_value
        estimates[name] = {**interval(by_obp[name], influence), "lift": interval(lift, lifted)}
    cases.append(
        {
            "rewards": reward.tolist(),
            "propensities": propensity.tolist(),
            "target": target[rows, action].tolist(),
            "predicted": {"logged": predicted[rows, action].tolist(), "target": mean_target.tolist()},
            "clusters": cluster.tolist(),
            "estimates": estimates,
            "effectiveSampleSize": weight.sum() ** 2 / (weight**2).sum(),
        }
    )

Path(__file__).with_suffix(".json").write_text(json.dumps(cases) + "\n")
