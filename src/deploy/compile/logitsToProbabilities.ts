import type { NetworkPlan } from './NetworkPlan';

/** A network's answer as one probability per class. It uses nothing from outside, because its text goes into files. */
export function logitsToProbabilities(plan: NetworkPlan, given: ArrayLike<number>): Float32Array {
  const last = plan.steps[plan.steps.length - 1];
  const ends = last?.kind === 'activation' ? last.name : '';
  if (given.length === 1) {
    const p = ends === 'sigmoid' || ends === 'hardSigmoid' ? given[0] : 1 / (1 + Math.exp(-given[0]));
    return Float32Array.of(1 - p, p);
  }
  if (ends === 'softmax' || ends === 'sigmoid' || ends === 'hardSigmoid') return Float32Array.from(given);
  const top = Math.max(...Array.from(given));
  const shares = Float64Array.from(given, (logit) => Math.exp(logit - top));
  const sum = shares.reduce((a, b) => a + b, 0);
  return Float32Array.from(shares, (share) => share / sum);
}
