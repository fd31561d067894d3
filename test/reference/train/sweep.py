"""Which trials Optuna's successive halving stops, and the quantiles of SciPy's distributions, for test/train/sweep: writes sweep.json beside this file.

    pip install optuna==5.0.0 scipy
    python sweep.py
"""

import json
import random
import warnings
from pathlib import Path

import optuna
from scipy import stats

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def halving(seed, trials, epochs, least, factor):
    """Trials that report in a random order, each until it is stopped or done: [trial, epoch, score, stopped]."""
    draw = random.Random(seed)
    pruner = optuna.pruners.SuccessiveHalvingPruner(min_resource=least, reduction_factor=factor)
    study = optuna.create_study(direction="maximize", pruner=pruner)
    open_trials = {number: study.ask() for number in range(trials)}
    done = dict.fromkeys(open_trials, 0)
    reports = []
    while open_trials:
        number = draw.choice(list(open_trials))
        trial = open_trials[number]
        # Few different values, so that some are equal. After some epochs there is no report.
        done[number] += draw.choice([1, 1, 1, 2])
        score = round(draw.random() + 0.02 * number, 1)
        trial.report(score, done[number])
        stopped = trial.should_prune()
        reports.append([number, done[number], score, stopped])
        if stopped or done[number] >= epochs:
            if stopped:
                study.tell(trial, state=optuna.trial.TrialState.PRUNED)
            else:
                study.tell(trial, score)
            del open_trials[number]
    return {"minResource": least, "reductionFactor": factor, "reports": reports}


cases = [(1, 12, 9, 1, 2), (2, 16, 9, 1, 3), (3, 20, 16, 1, 4), (4, 9, 12, 2, 2), (5, 8, 4, 1, 4)]
places = [0.0, 0.1, 0.5, 0.73, 0.999]
quantiles = {
    "places": places,
    "uniform": [float(stats.uniform(-2, 5).ppf(place)) for place in places],
    "logUniform": [float(stats.loguniform(1e-4, 1e-1).ppf(place)) for place in places],
    "integer": [int(max(3, stats.randint(3, 10).ppf(place + 1e-12))) for place in places],
}
found = {"halving": [halving(*case) for case in cases], "quantiles": quantiles}
Path(__file__).with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n")
