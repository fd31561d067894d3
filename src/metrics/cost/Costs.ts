import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { BinaryScores } from '../inputs/readBinaryScores';
import { outcomeOf, type OutcomeCounts } from '../threshold/countOutcomes';

/** The cost of a row, depending on its class and its prediction, in any currency; a gain is negative. */
export interface Costs {
  /** Class 1, alerted: the work of checking it. Default 0. */
  truePositive?: number;
  /** Class 0, alerted: the same work, and an annoyed customer. */
  falsePositive: number;
  /** Class 1, missed: the loss. One number, or [rows] the amount of each row (rows of class 0 are ignored). */
  falseNegative: number | ArrayLike<number>;
  /** Class 0, let through. Default 0. */
  trueNegative?: number;
}

const outcomes = ['truePositive', 'falsePositive', 'falseNegative', 'trueNegative'] as const;

/** @throws TypeError or RangeError for an unknown cost, NaN or Infinity. */
export function checkCosts(subject: string, costs: Costs): void {
  if (typeof costs !== 'object' || costs === null)
    throw new TypeError(`${subject}: expected costs as an object, got ${showValue(costs)}; pass {falsePositive, falseNegative}`);
  checkOptions(`${subject}: costs`, costs, outcomes);
  for (const outcome of outcomes) {
    const cost: unknown = costs[outcome] ?? (outcome.startsWith('true') ? 0 : undefined);
    if (outcome === 'falseNegative' && typeof cost === 'object' && cost !== null && 'length' in cost) {
      const amounts = cost as ArrayLike<number>;
      for (let i = 0; i < amounts.length; i++) checkCost(subject, `${outcome} of row ${i}`, amounts[i]);
    } else checkCost(subject, outcome, cost);
  }
}

function checkCost(subject: string, name: string, cost: unknown): void {
  if (typeof cost === 'number' && Number.isFinite(cost)) return;
  const Trouble = typeof cost === 'number' ? RangeError : TypeError;
  throw new Trouble(
    `${subject}: expected the cost ${name} to be a finite number, got ${showValue(cost)}; give money in one currency, 0 for nothing`
  );
}

/** @throws RangeError unless there is one amount per row. */
export function checkAmounts(subject: string, { falseNegative }: Costs, rows: number): void {
  if (typeof falseNegative === 'number' || falseNegative.length === rows) return;
  throw new RangeError(
    `${subject}: expected ${rows} amounts of falseNegative for ${rows} rows, got ${falseNegative.length}; give one for each row`
  );
}

/** [rows] the cost of each row at a threshold. */
export function costsAt({ scores, labels }: BinaryScores, threshold: number, costs: Costs): Float64Array {
  return scores.map((score, row) => costOf(costs, outcomeOf(score >= threshold, labels[row] === 1), row));
}

export function costOf(costs: Costs, outcome: keyof OutcomeCounts, row: number): number {
  const cost = costs[outcome] ?? 0;
  return typeof cost === 'number' ? cost : cost[row];
}
