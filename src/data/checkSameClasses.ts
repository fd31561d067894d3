import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';

/** Whose classes they are, for the error: {of: 'teacher "xgboost"', classes}. */
export interface NamedClasses {
  of: string;
  classes: readonly string[];
  /** Whether the rows have no labels: their classes may then be only counted, not named ("0", "1", …). */
  unlabelled?: boolean;
}

/**
 * Refuses two lists of classes that are not the same names in the same order: class 1 of one would be taken for class 1 of the other,
 * and every score would be wrong without a word.
 *
 * @param known the list that comes first, usually of what was learnt.
 * @param own the list that has to follow it, usually of the rows.
 * @throws RangeError with both lists, and how to make them agree.
 */
export function checkSameClasses(subject: string, known: NamedClasses, own: NamedClasses): void {
  const [first, second] = [known.classes, own.classes];
  if (first.length === second.length && first.every((name, i) => name === second[i])) return;
  if (own.unlabelled && first.length === second.length && second.every((name, i) => name === String(i))) return;
  const missing = first.filter((name) => !second.includes(name));
  const extra = second.filter((name) => !first.includes(name));
  const lists = `got ${listed(second)}`;
  const wanted = `${subject}: expected the classes of ${own.of} to be those of ${known.of}, ${listed(first)}`;
  if (!missing.length && !extra.length)
    throw new RangeError(
      `${wanted}, in this order, ${lists}; give kd.withClasses(data, ${listed(first)}), or make the table with these classes: kd.tabular(table, {label, classes})`
    );
  const differ = [
    ...(missing.length ? [`without ${showNames(missing)}`] : []),
    ...(extra.length ? [`with ${showNames(extra)} besides`] : [])
  ];
  const fix =
    missing.length && extra.length
      ? `if only the names differ, rename them: kd.withClasses(data, ${listed(first)}, {rename: {${extra.slice(0, 2).map((name) => `${showValue(name)}: "..."`)}}})`
      : extra.length
        ? `leave out the rows of ${showNames(extra)}, then give kd.withClasses(data, ${listed(first)})`
        : `give kd.withClasses(data, ${listed(first)}), which adds the missing class without rows`;
  throw new RangeError(`${wanted}, ${lists} (${differ.join(' and ')}); ${fix}`);
}

function listed(classes: readonly string[]): string {
  const most = 12;
  const names = classes.slice(0, most).map(showValue).join(', ');
  return `[${names}${classes.length > most ? `, and ${classes.length - most} more` : ''}]`;
}
