import { checkInputs } from '../../checks/checkInputs';
import { checkList } from '../../checks/checkList';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { numberGroups } from '../../stats/numberGroups';
import type { Clusters } from './computeClusteredRatio';
import type { OffPolicyInputs, PredictedRewards, TargetPolicy } from './OffPolicyInputs';

/** The inputs, checked, with weights in place of chances. */
export interface CheckedOffPolicy {
  rewards: ArrayLike<number>;
  propensities: ArrayLike<number>;
  policy: WeightedPolicy;
  against: WeightedPolicy | null;
  clusters: Clusters;
  confidence: number;
}

export interface WeightedPolicy {
  /** [rows] chance of the policy over chance of the log. */
  weights: Float64Array;
  predicted: PredictedRewards | null;
}

const names = ['rewards', 'propensities', 'target', 'predicted', 'clusters', 'against', 'confidence'];

/** @throws TypeError or RangeError for what is no number, is out of bounds, or is not one for each row. */
export function checkOffPolicy(subject: string, inputs: OffPolicyInputs): CheckedOffPolicy {
  checkInputs(subject, inputs, names);
  const { rewards, propensities, clusters, against, confidence = 0.95 } = inputs;
  checkNumber(subject, 'confidence', confidence, { above: 0, atMost: 0.999 });
  checkList(subject, 'rewards', rewards);
  const rows = rewards.length;
  if (rows < 2) throw new RangeError(`${subject}: expected at least two rows, got ${rows}; give what the log has`);
  checkColumn(subject, 'rewards', rewards, rows);
  checkColumn(subject, 'propensities', propensities, rows, [Number.MIN_VALUE, 1], 'a chance above 0, to 1');
  const weighted = ({ target, predicted }: TargetPolicy, of: string): WeightedPolicy => {
    checkColumn(subject, `${of}target`, target, rows, [0, 1], 'a chance, 0 to 1');
    if (predicted !== undefined) checkPredicted(subject, `${of}predicted`, predicted, rows);
    return {
      weights: Float64Array.from({ length: rows }, (_, row) => target[row] / propensities[row]),
      predicted: predicted ?? null
    };
  };
  const policy = weighted(inputs, '');
  if (against !== undefined) checkInputs(`${subject}: against`, against, ['target', 'predicted']);
  if (clusters !== undefined) checkColumn(subject, 'clusters', clusters, rows);
  const grouped =
    clusters === undefined ? { places: Int32Array.from({ length: rows }, (_, row) => row), size: rows } : numberGroups(clusters);
  if (grouped.size < 2)
    throw new RangeError(`${subject}: expected at least two clusters, got one; leave clusters out, or give more of the log`);
  return {
    rewards,
    propensities,
    policy,
    against: against ? weighted(against, 'against.') : null,
    clusters: grouped,
    confidence
  };
}

function checkPredicted(subject: string, name: string, predicted: unknown, rows: number): void {
  checkOptions(`${subject}: ${name}`, predicted, ['logged', 'target']);
  const { logged, target } = predicted as PredictedRewards;
  checkColumn(subject, `${name}.logged`, logged, rows);
  checkColumn(subject, `${name}.target`, target, rows);
}

function checkColumn(
  subject: string,
  name: string,
  column: unknown,
  rows: number,
  [least, most]: readonly [number, number] = [-Number.MAX_VALUE, Number.MAX_VALUE],
  what = 'a finite number'
): asserts column is ArrayLike<number> {
  checkList(subject, name, column);
  if (column.length !== rows)
    throw new RangeError(`${subject}: expected ${rows} ${name}, one for each row, got ${column.length}; give one for each row`);
  for (let row = 0; row < rows; row++) {
    const value = column[row];
    if (typeof value === 'number' && value >= least && value <= most) continue;
    throw new RangeError(
      `${subject}: expected ${name} to be ${what} in each row, got ${showValue(value)} in row ${row}; look at that row`
    );
  }
}
