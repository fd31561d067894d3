import { parseCommaNumber, parseNumber, type Decimal } from './parseNumber';

/** The numbers among the texts that stand for a missing value. In a column of numbers they do so however they are written: "-999" is -999.0, too. */
export function parseMissingNumbers(missing: ReadonlySet<string>, decimal: Decimal = '.'): ReadonlySet<number> {
  const parse = decimal === ',' ? parseCommaNumber : parseNumber;
  return new Set([...missing].map(parse).filter((value) => !Number.isNaN(value)));
}
