import { showValue } from '../checks/showValue';
import type { Feature } from './Dataset';

/** Whose columns they are, for the error: {of: 'model "student"', features}. */
export interface NamedColumns {
  of: string;
  /** Null or left out if the columns have no names; then nothing is refused. */
  features?: readonly Feature[] | null;
}

/**
 * Refuses two tables whose columns are not the same, in the same order and with the same categories: a column would be taken for its neighbour, a
 * category for another, and every number would be wrong without a word. One list of categories may go on where the other ends.
 *
 * @param known the columns that come first, usually those that were learnt.
 * @param own the columns that have to follow them, usually those of the rows.
 * @throws RangeError that names the first column that differs, and says how to make them agree.
 */
export function checkSameColumns(subject: string, known: NamedColumns, own: NamedColumns): void {
  const [first, second] = [known.features, own.features];
  if (!first || !second) return;
  if (first.length !== second.length)
    throw new RangeError(
      `${subject}: expected ${own.of} to have the ${first.length} columns of ${known.of}, got ${second.length}; ${fix(first, second)}`
    );
  first.forEach((feature, column) => {
    const other = second[column];
    const place = `column ${column} of ${own.of}`;
    if (other.name !== feature.name || other.kind !== feature.kind)
      throw new RangeError(
        `${subject}: expected ${place} to be ${described(feature)} as in ${known.of}, got ${described(other)}; ${fix(first, second)}`
      );
    if (feature.kind !== 'category' || other.kind !== 'category') return;
    const odd = feature.categories.findIndex((name, code) => code < other.categories.length && other.categories[code] !== name);
    if (odd >= 0)
      throw new RangeError(
        `${subject}: expected category ${odd} of ${place} (${feature.name}) to be ${showValue(feature.categories[odd])} as in ${known.of}, got ${showValue(other.categories[odd])}; ${remake}`
      );
  });
}

const remake =
  'make the data with kd.tabular(table, {label, classes, features}) and the classes and features of the first or of the model (kd.columnsOf)';

/** What to do about columns that are not those that were learnt. */
function fix(known: readonly Feature[], own: readonly Feature[]): string {
  const byName = new Map(own.map((feature) => [feature.name, feature]));
  const absent = known.find(({ name }) => !byName.has(name));
  if (absent) return `give the columns that were learnt; ${showValue(absent.name)} is not among these`;
  if (known.length === own.length && known.every(({ name, kind }) => byName.get(name)?.kind === kind))
    return `they are the same in another order: ${remake}, which puts them in order`;
  return remake;
}

function described({ name, kind }: Feature): string {
  return `the ${kind} ${showValue(name)}`;
}
