import { showValue } from '../checks/showValue';

/** Whose targets they are, for the error: {of: 'data "flats"', names}. Without names, the rows have classes. */
export interface NamedTargets {
  of: string;
  names: readonly string[] | undefined;
}

/**
 * Refuses targets of other names, or in another order: the price would be taken for the rent, and every score would be wrong without a word.
 *
 * @throws RangeError with both lists.
 */
export function checkSameTargets(subject: string, known: { of: string; names: readonly string[] }, own: NamedTargets): void {
  const { names } = own;
  if (names?.length === known.names.length && names.every((name, i) => name === known.names[i])) return;
  const isOrder = names?.length === known.names.length && known.names.every((name) => names.includes(name));
  throw new RangeError(
    `${subject}: expected the targets of ${own.of} to be those of ${known.of}, ${listed(known.names)}${isOrder ? ', in this order' : ''}, got ${names ? listed(names) : 'classes'}; make both from the same columns: kd.tabular(table, {target: ${known.names.length === 1 ? showValue(known.names[0]) : `[${listed(known.names)}]`}})`
  );
}

function listed(names: readonly string[]): string {
  const most = 12;
  return `${names.slice(0, most).map(showValue).join(', ')}${names.length > most ? `, and ${names.length - most} more` : ''}`;
}
