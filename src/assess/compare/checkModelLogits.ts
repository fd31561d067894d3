import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { type LabelsLike, checkedLabels } from '../../metrics/inputs/checkedLabels';
import { type LogitsLike, checkedLogits } from '../../metrics/inputs/checkedLogits';

/** Logits of each model by name: one table if they are the same for every seed, or a list with one table per seed. */
export interface ModelLogits {
  [name: string]: LogitsLike | LogitsOfSplit | (LogitsLike | LogitsOfSplit)[];
}

/** Logits as a study keeps them; the test rows are taken, unless others are asked for. */
export interface LogitsOfSplit {
  train?: LogitsLike;
  validation?: LogitsLike;
  test?: LogitsLike;
}

export interface CheckedLogits {
  tables: { name: string; seeds: LogitsLike[] }[];
  labels: ArrayLike<number>;
  classes: number;
}

/**
 * Tables of equal rows and classes, with their labels.
 *
 * @throws TypeError or RangeError for no models, tables with different rows or classes, NaN, or labels out of range.
 */
export function checkModelLogits(subject: string, models: ModelLogits, labels: LabelsLike, split = 'test'): CheckedLogits {
  const { tables, rows, columns } = checkModelTables(subject, models, split, {
    what: 'logits',
    columns: 'classes',
    check: checkedLogits
  });
  return { tables, labels: checkedLabels(subject, labels, rows, columns), classes: columns };
}

/** How a table of a model is checked, and what errors call it and its columns. */
interface TableCheck {
  what: string;
  columns: string;
  check: (subject: string, name: string, table: unknown) => { rows: number; columns: number };
}

/**
 * Tables of equal rows and columns.
 *
 * @throws TypeError or RangeError for no models, tables with different rows or columns, or what `check` refuses.
 */
export function checkModelTables(
  subject: string,
  models: ModelLogits,
  split: string,
  { what, columns: named, check }: TableCheck
): { tables: CheckedLogits['tables']; rows: number; columns: number } {
  if (typeof models !== 'object' || models === null || Array.isArray(models) || Object.keys(models).length === 0)
    throw new TypeError(
      `${subject}: expected models as an object, got ${showValue(models)}; pass {teacher: logits, student: [logits of each seed]}`
    );
  let first: { rows: number; columns: number; who: string } | undefined;
  const tables = Object.entries(models).map(([name, given]) => {
    const seeds = (isList(given) ? given : [given]).map((one) => (isOfSplit(one) ? tableOf(subject, name, one, split) : one));
    seeds.forEach((logits, s) => {
      const who = seeds.length > 1 ? `${name} (seed ${s})` : name;
      const { rows, columns } = check(subject, `${who}:`, logits);
      first ??= { rows, columns, who };
      if (rows === first.rows && columns === first.columns) return;
      throw new RangeError(
        `${subject}: expected ${what} for the same rows and ${named}, got [${first.rows}, ${first.columns}] for ${first.who} and [${rows}, ${columns}] for ${who}; measure all models on the same rows`
      );
    });
    return { name, seeds };
  });
  const { rows, columns } = first as { rows: number; columns: number };
  return { tables, rows, columns };
}

/** True for a list of tables, false for the rows of one table. */
function isList(given: ModelLogits[string]): given is (LogitsLike | LogitsOfSplit)[] {
  const [head] = Array.isArray(given) ? given : [];
  if (Array.isArray(head)) return Array.isArray(head[0]) || ArrayBuffer.isView(head[0]);
  return typeof head === 'object' && head !== null && !ArrayBuffer.isView(head);
}

const splits = ['train', 'validation', 'test'];

function isOfSplit(given: LogitsLike | LogitsOfSplit): given is LogitsOfSplit {
  return (
    typeof given === 'object' &&
    isSafeToInspect(given) &&
    given !== null &&
    !Array.isArray(given) &&
    splits.some((name) => Object.hasOwn(given, name))
  );
}

function tableOf(subject: string, name: string, given: LogitsOfSplit, split: string): LogitsLike {
  const found = Object.hasOwn(given, split) ? given[split as keyof LogitsOfSplit] : undefined;
  if (found !== undefined) return found;
  throw new RangeError(
    `${subject}: expected ${name} to have logits of ${split}, got those of ${Object.keys(given).join(', ')}; give the logits of the measured rows`
  );
}
