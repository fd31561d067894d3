import { parseCommaNumber, parseNumber, type Decimal } from './parseNumber';

/** A number as people write it. */
export interface WrittenNumber {
  value: number;
  /** "%", "$", "€" or "£"; "" if there is none. */
  unit: string;
  /** Whether a single mark before three digits could as well be the other decimal mark: "1,250". */
  isAmbiguous: boolean;
}

const form = /^\s*([+\-\u2212]?)\s*([$\u20ac\u00a3]?)\s*([+\-\u2212]?\d[\d.,' \u00a0\u202f\u2019]*?)\s*([%$\u20ac\u00a3]?)\s*$/;
const groups = {
  '.': /^[1-9]\d{0,2}([,' \u00a0\u202f\u2019])\d{3}(\1\d{3})*(\.\d+)?$/,
  ',': /^[1-9]\d{0,2}([.' \u00a0\u202f\u2019])\d{3}(\1\d{3})*(,\d+)?$/
};
const separators = { '.': /[,' \u00a0\u202f\u2019]/g, ',': /[.' \u00a0\u202f\u2019]/g };

/** "1,234.50", "$5", "12 %" (which is 12); undefined for what is no number. A 0 never begins a group of thousands. */
export function writtenNumber(text: string, decimal: Decimal): WrittenNumber | undefined {
  const parse = decimal === ',' ? parseCommaNumber : parseNumber;
  const plain = parse(text);
  if (!Number.isNaN(plain)) return { value: plain, unit: '', isAmbiguous: false };
  const [, sign, before, bare, after] = form.exec(text) ?? [];
  if (bare === undefined || (before && after)) return undefined;
  const [, inner, digits] = /^([+\-\u2212]?)(.*)$/.exec(bare)!;
  if (sign && inner) return undefined;
  const isGrouped = groups[decimal].test(digits);
  const value = parse((sign || inner).replace('\u2212', '-') + (isGrouped ? digits.replace(separators[decimal], '') : digits));
  if (Number.isNaN(value)) return undefined;
  return { value, unit: before || after, isAmbiguous: isGrouped && /^\d{1,3}[.,]\d{3}$/.test(digits) };
}
