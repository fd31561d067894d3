import { checkOffPolicy, type WeightedPolicy } from './checkOffPolicy';
import { computeClusteredRatio, type ClusteredRatio, type Clusters, computeLift } from './computeClusteredRatio';
import type { OffPolicy, OffPolicyInputs, OffPolicyValue } from './OffPolicyInputs';
import { findOffPolicyProblems } from './findOffPolicyProblems';
import { summarizeOffPolicy } from './summarizeOffPolicy';
import { computeSkewedInterval } from './computeSkewedInterval';

/**
 * What a policy would have brought, estimated from the log of another one that chose by known chances. With the weight
 * w = chance of the target policy / propensity, and a reward r,
 *
 *     IPS            mean(w r)
 *     SNIPS          sum(w r) / sum(w)
 *     doubly robust  mean(q(target) + w (r - q(logged)))
 *
 * where q is a reward that a model predicts. IPS is unbiased if the log may show all that the target policy does; SNIPS hardly is, and
 * varies less where weights do; the doubly robust estimate is right if propensities or predictions are, and varies least with good
 * predictions. Predictions must come from a model that has not seen these rows.
 *
 * Intervals are of the variance between clusters (rows of one visit or user belong together), and allow for the skewness of weights times
 * rewards (Hall 1992): the usual interval is too short above. Of 100 simulated shops (bench/offPolicyCoverage.mjs) the 95 % intervals
 * held the true value in 96, 98 and 97. `lift` is the value over that of the log, or of `against`, minus 1. Findings tell of weights
 * whose mean is not 1, tiny propensities, and few rows or rewards that count.
 *
 * Horvitz and Thompson 1952; Swaminathan and Joachims 2015, "The Self-Normalized Estimator for Counterfactual Learning"; Dudík, Langford
 * and Li 2011, "Doubly Robust Policy Evaluation and Learning", arXiv 1103.4601.
 *
 * @throws TypeError or RangeError for what is no number, propensities of 0, chances beyond 0 to 1, lists that are not one number for each
 * row, or one cluster.
 * @example
 * ```ts
 * const shop = await kd.data.shop({ users: 200, items: 50, visits: 2000, seed: 1 });
 * const best = shop.policy(shop.truth.attraction);
 * const { snips, says } = kd.offPolicy({
 *   rewards: shop.data.y, propensities: shop.log.propensity, target: best.target, clusters: shop.log.visit
 * });
 * snips.low < best.value && best.value < snips.high; // true
 * says; // "By SNIPS the target policy would bring ..."
 * ```
 */
export function offPolicy(inputs: OffPolicyInputs): OffPolicy {
  const checked = checkOffPolicy('offPolicy', inputs);
  const { rewards, policy, against, clusters, confidence } = checked;
  const interval = ({ value, influence }: ClusteredRatio) => ({
    value,
    ...computeSkewedInterval({ value, influence }, confidence)
  });
  const log = computeClusteredRatio(clusters, (row) => rewards[row]);
  const own = estimatesOf(policy, rewards, clusters);
  const others = against && estimatesOf(against, rewards, clusters);
  const valueOf = (name: keyof Estimates): OffPolicyValue => {
    const { standardError: _, ...lift } = interval(computeLift(own[name]!, others?.[name] ?? others?.snips ?? log));
    return { ...interval(own[name]!), lift };
  };
  const weight = computeClusteredRatio(clusters, (row) => policy.weights[row]);
  const { value: mean, low, high } = interval(weight);
  let [sum, squares, largest] = [0, 0, 0];
  for (const one of policy.weights) {
    sum += one;
    squares += one * one;
    largest = Math.max(largest, one);
  }
  const weights = { mean, low, high, largest, effectiveSampleSize: squares > 0 ? (sum * sum) / squares : 0 };
  const result: Omit<OffPolicy, 'says'> = {
    rows: rewards.length,
    clusters: clusters.size,
    confidence,
    logged: interval(log),
    ips: valueOf('ips'),
    snips: valueOf('snips'),
    doublyRobust: own.doublyRobust && valueOf('doublyRobust'),
    weights,
    findings: findOffPolicyProblems(checked, weights)
  };
  return { ...result, says: summarizeOffPolicy(result, against !== null) };
}

interface Estimates {
  ips: ClusteredRatio;
  snips: ClusteredRatio;
  doublyRobust: ClusteredRatio | null;
}

function estimatesOf({ weights, predicted }: WeightedPolicy, rewards: ArrayLike<number>, clusters: Clusters): Estimates {
  return {
    ips: computeClusteredRatio(clusters, (row) => weights[row] * rewards[row]),
    snips: computeClusteredRatio(
      clusters,
      (row) => weights[row] * rewards[row],
      (row) => weights[row]
    ),
    doublyRobust:
      predicted &&
      computeClusteredRatio(clusters, (row) => predicted.target[row] + weights[row] * (rewards[row] - predicted.logged[row]))
  };
}
