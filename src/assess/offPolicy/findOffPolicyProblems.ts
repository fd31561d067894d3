import type { Finding } from '../../record/RunRecord';
import { formatNumber, formatPercent } from '../../views/words/formatNumber';
import type { CheckedOffPolicy } from './checkOffPolicy';
import { computeClusteredRatio } from './computeClusteredRatio';
import type { OffPolicy } from './OffPolicyInputs';
import { computeSkewedInterval } from './computeSkewedInterval';

const alarmConfidence = 0.9999;

/** What makes an estimate doubtful: tiny propensities, what the log never shows, few rows or rewards that count. */
export function findOffPolicyProblems(
  { rewards, propensities, policy, clusters }: CheckedOffPolicy,
  weights: OffPolicy['weights']
): Finding[] {
  const rows = rewards.length;
  let [smallest, tiny, total, rewarded] = [1, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    if (policy.weights[row] > 0) {
      smallest = Math.min(smallest, propensities[row]);
      if (propensities[row] < 0.01) tiny++;
      if (rewards[row] !== 0) rewarded++;
    }
    total += policy.weights[row];
  }
  const { mean, largest, effectiveSampleSize } = weights;
  // One of twenty right logs is beyond a 95 % interval: an alarm takes more.
  const { low, high } = computeSkewedInterval(
    computeClusteredRatio(clusters, (row) => policy.weights[row]),
    alarmConfidence
  );
  const findings: (Finding | null)[] = [
    total === 0
      ? {
          check: 'noOverlap',
          level: 'problem',
          value: 0,
          says: 'The target policy does nothing of what the log shows: there is nothing to learn of it.',
          hint: 'Log some of its choices first.'
        }
      : null,
    total > 0 && (low > 1 || high < 1)
      ? {
          check: 'weightsNotOne',
          level: 'problem',
          value: mean,
          says: `The mean weight is ${formatNumber(mean)} (99.99 %: ${formatNumber(low)} to ${formatNumber(high)}) and should be 1: the target policy does what the log never shows, or propensities are wrong.`,
          hint: 'Look at how propensities were logged; what was never shown cannot be estimated without a model.'
        }
      : null,
    tiny > 0
      ? {
          check: 'tinyPropensities',
          level: largest > total / 20 ? 'problem' : 'warning',
          value: smallest,
          says: `${tiny} rows that the target policy would show have a propensity below 0.01, the smallest ${formatNumber(smallest)}: one of them counts as ${formatNumber(largest)} rows, ${formatPercent(largest / total)} of all.`,
          hint: 'Log with more exploration, or trust the doubly robust estimate more.'
        }
      : null,
    total > 0 && effectiveSampleSize < Math.max(100, rows / 100)
      ? {
          check: 'smallEffectiveSample',
          level: 'warning',
          value: effectiveSampleSize,
          says: `${formatNumber(effectiveSampleSize)} rows of the target policy's own would tell as much as the ${rows} of the log.`,
          hint: 'Log more, or with more exploration.'
        }
      : null,
    total > 0 && rewarded < 30
      ? {
          check: 'fewRewards',
          level: 'warning',
          value: rewarded,
          says: `Only ${rewarded} rows that the target policy would show have a reward: intervals may be too short.`,
          hint: 'Log more.'
        }
      : null
  ];
  return findings.filter((finding) => finding !== null);
}
