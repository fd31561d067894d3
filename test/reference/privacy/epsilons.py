"""Epsilons of the sampled Gaussian mechanism by dp-accounting's RdpAccountant: pip install dp-accounting==0.6.0"""
import json
import pathlib

from dp_accounting import dp_event
from dp_accounting.pld import pld_privacy_accountant
from dp_accounting.rdp import rdp_privacy_accountant


def event(sigma, rate, steps):
    gaussian = dp_event.GaussianDpEvent(sigma)
    sampled = gaussian if rate == 1 else dp_event.PoissonSampledDpEvent(rate, gaussian)
    return dp_event.SelfComposedDpEvent(sampled, steps)


cases = [
    (1.0, 1, 1, 1e-5), (1.0, 1, 20, 1e-5), (4.0, 1, 20, 1e-5), (1.1, 0.01, 1000, 1e-5), (1.1, 256 / 60000, 14062, 1e-5),
    (0.3, 0.5, 10, 1e-3), (0.5, 0.1, 100, 1e-4), (0.7, 0.16, 250, 1e-3), (1.0, 0.16, 250, 1e-3), (2.0, 0.16, 250, 1e-3),
    (1.5, 0.9, 30, 1e-6), (3.0, 0.3, 400, 1e-5), (8.0, 0.02, 5000, 1e-8), (1.0, 0.001, 100000, 1e-6), (20.0, 0.5, 100, 1e-5),
    (100.0, 0.1, 10, 1e-2), (1.0, 0.01, 1, 1e-12), (0.8, 1e-4, 20000, 1e-9), (0.2, 1, 1, 1e-5), (50.0, 1, 1, 1e-10),
]
rows = []
for sigma, rate, steps, delta in cases:
    rdp = rdp_privacy_accountant.RdpAccountant()
    rdp.compose(event(sigma, rate, steps))
    epsilon, order = rdp.get_epsilon_and_optimal_order(delta)
    pld = None
    if sigma >= 0.5 and steps <= 20000:
        accountant = pld_privacy_accountant.PLDAccountant(value_discretization_interval=1e-3)
        accountant.compose(event(sigma, rate, steps))
        pld = accountant.get_epsilon(delta)
    rows.append(dict(noiseMultiplier=sigma, samplingRate=rate, steps=steps, delta=delta, epsilon=float(epsilon), order=float(order), pld=pld))
path = pathlib.Path(__file__).with_suffix('.json')
path.write_text(json.dumps(rows, indent=1) + '\n')
