import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';

/** The accuracies of a stream: `accuracy[i][j]` after part i on the test rows of part j. */
export interface StreamAccuracies {
  /** [parts][parts], 0 to 1. */
  accuracy: readonly (readonly number[])[];
  /** Of the model before the first part, [parts]. Left out: forward transfer is null. */
  initial?: readonly number[];
}

/** The usual numbers of a stream. Null where they are not defined: of one part. */
export interface StreamSummary {
  /** Mean over the parts after the last one, 0 to 1. */
  averageAccuracy: number;
  /** How much was known and is no longer, mean over all parts but the last, −1 to 1. */
  forgetting: number | null;
  /** What later parts did to earlier ones: below 0 if they are forgotten. */
  backwardTransfer: number | null;
  /** What earlier parts did for later ones, before these are learnt. */
  forwardTransfer: number | null;
}

const subject = 'continual.summarizeAccuracies';

/**
 * What a stream of T parts comes to, with R = `accuracy` and b = `initial`, parts counted from 1:
 * - average accuracy: mean over j of R[T][j];
 * - forgetting: mean over j < T of max over l < T of R[l][j] - R[T][j] (Chaudhry et al. 2018, arXiv 1801.10112);
 * - backward transfer: mean over j < T of R[T][j] - R[j][j];
 * - forward transfer: mean over j > 1 of R[j - 1][j] - b[j] (Lopez-Paz and Ranzato 2017, arXiv 1706.08840).
 *
 * @throws TypeError or RangeError unless the matrix is square, its numbers from 0 to 1, and `initial` one for each part.
 * @example
 * ```ts
 * kd.continual.summarizeAccuracies({ accuracy: [[1, 0], [0.25, 0.75]], initial: [0.5, 0.5] });
 * // { averageAccuracy: 0.5, forgetting: 0.75, backwardTransfer: -0.75, forwardTransfer: -0.5 }
 * ```
 */
export function summarizeAccuracies(accuracies: StreamAccuracies): StreamSummary {
  checkInputs(subject, accuracies, ['accuracy', 'initial']);
  const rows = isList(accuracies.accuracy) ? Array.from(accuracies.accuracy) : [];
  const parts = rows.length;
  if (parts === 0)
    throw new TypeError(
      `${subject}: expected accuracy to be a row for each part, got ${showValue(accuracies.accuracy)}; give [[1, 0], [0.2, 1]]`
    );
  const accuracy = rows.map((row, i) => checkRow(`accuracy[${i}]`, row, parts));
  const initial = accuracies.initial === undefined ? null : checkRow('initial', accuracies.initial, parts);
  const last = accuracy[parts - 1];
  const earlier = last.slice(0, -1).map((_, j) => j);
  const best = (j: number) => Math.max(...accuracy.slice(0, -1).map((row) => row[j]));
  return {
    averageAccuracy: meanOf(last)!,
    forgetting: meanOf(earlier.map((j) => best(j) - last[j])),
    backwardTransfer: meanOf(earlier.map((j) => last[j] - accuracy[j][j])),
    forwardTransfer: initial && meanOf(earlier.map((j) => accuracy[j][j + 1] - initial[j + 1]))
  };
}

function checkRow(name: string, row: unknown, parts: number): number[] {
  if (!isList(row) || row.length !== parts)
    throw new RangeError(
      `${subject}: expected ${name} to be ${parts} numbers, one for each part, got ${showValue(row)}; give the accuracy on every part`
    );
  return Array.from(row, (value, j) => checkNumber(subject, `${name}[${j}]`, value, { atLeast: 0, atMost: 1 }));
}

function isList(value: unknown): value is unknown[] {
  return isSafeToInspect(value) && Array.isArray(value);
}

function meanOf(values: readonly number[]): number | null {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
