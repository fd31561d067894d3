import { showValue } from '../../checks/showValue';
import { tableOfNumbers, type LogitsLike, type LogitsTable } from './checkedLogits';

/** Numbers to predict: [rows, targets] as outputs are given, or one number for each row. */
export type TargetsLike =
  | LogitsLike
  | ArrayLike<number>
  | { values: ArrayLike<number>; names: readonly string[]; missing?: true };

/**
 * Outputs of a model as a table of finite numbers.
 *
 * @throws TypeError or RangeError for anything else, no rows, rows of different lengths, NaN or Infinity.
 */
export function checkedOutputs(subject: string, name: string, outputs: unknown): LogitsTable {
  const named = { what: name, shape: '[rows, outputs]', column: 'output' };
  return tableOfNumbers(subject, named, outputs);
}

/** Targets as a table: those of a dataset, a list of one number for each row, or all that outputs may be given as. */
export function checkedTargets(subject: string, targets: unknown): LogitsTable {
  const named = { what: 'targets', shape: '[rows, targets]', column: 'target' };
  if (isTargets(targets)) {
    const columns = targets.names.length;
    const given = { rows: targets.values.length / columns, columns, values: targets.values };
    return tableOfNumbers(subject, { ...named, missing: targets.missing }, given);
  }
  const isList = (Array.isArray(targets) && typeof targets[0] === 'number') || ArrayBuffer.isView(targets);
  if (!isList) return tableOfNumbers(subject, named, targets);
  const values = targets as unknown as ArrayLike<number>;
  return tableOfNumbers(subject, named, { rows: values.length, columns: 1, values });
}

function isTargets(value: unknown): value is { values: ArrayLike<number>; names: readonly string[]; missing?: true } {
  return typeof value === 'object' && value !== null && 'names' in value && Array.isArray(value.names) && 'values' in value;
}

/** Outputs with the targets of the same rows. @throws RangeError if their shapes differ. */
export function outputsAndTargets(
  subject: string,
  { outputs, targets }: { outputs: unknown; targets: unknown }
): { outputs: LogitsTable; targets: LogitsTable } {
  const [own, wanted] = [checkedOutputs(subject, 'outputs', outputs), checkedTargets(subject, targets)];
  if (own.rows !== wanted.rows || own.columns !== wanted.columns)
    throw new RangeError(
      `${subject}: expected an output for each target, [${wanted.rows}, ${wanted.columns}], got ${showValue([own.rows, own.columns])}; give the outputs of the same rows`
    );
  return { outputs: own, targets: wanted };
}
