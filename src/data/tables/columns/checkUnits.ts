import { showValue } from '../../../checks/showValue';
import type { Decimal } from './parseNumber';
import { isShare } from './parseWrittenNumber';
import type { Column } from './Table';
import type { Units } from './createWrittenUnitsCollector';

/**
 * Refuses to guess what numbers mean: "12 %" beside 0.12, "$5" beside "€5", and "1,250" where nothing says whether it is 1250 or 1.25.
 *
 * @param isDecided whether it is known which mark is the decimal one.
 * @throws RangeError that says what to do.
 */
export function checkUnits(
  subject: string,
  { name, decimal }: { name: string; decimal: Decimal },
  { units, column }: { units: Units | undefined; column: Column },
  isDecided: boolean
): void {
  if (!units?.found.size || column.kind !== 'number') return;
  const rows = column.values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  const asText = `read the column as text with {types: {${showValue(name)}: 'category'}}`;
  const [one, other] = [...units.found].filter(([unit]) => unit !== '');
  if (other)
    throw new RangeError(
      `${subject}: expected numbers of one unit, got ${showValue(one[1].text)} and ${showValue(other[1].text)}; write them in one, or ${asText}`
    );
  if (one && isShare(one[0]) && one[1].count < rows)
    throw new RangeError(
      `${subject}: expected all numbers with ${showValue(one[0])} or none, got ${showValue(one[1].text)} and the like in ${one[1].count} of ${rows} rows; write them alike, or ${asText}`
    );
  const ambiguous = units.ambiguous();
  if (ambiguous === undefined || isDecided) return;
  const [grouped, split] = [ambiguous.replace(/[^\d]/g, ''), ambiguous.replace(/[^\d]/g, '.')];
  const comma = decimal === '.' ? ',' : '.';
  throw new RangeError(
    `${subject}: expected to know whether ${showValue(ambiguous)} is ${grouped} or ${split}, got no decimal mark; give {decimal: '${comma}'} if it is ${split}, {decimal: '${decimal}'} if it is ${grouped}`
  );
}
