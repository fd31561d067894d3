import { parseCommaNumber, parseNumber, type Decimal } from './parseNumber';

/** A number as people write it. */
export interface WrittenNumber {
  value: number;
  /** "%", a sign or a code of a currency; "" if there is none. */
  unit: string;
  /** Whether a single mark before three digits could as well be the other decimal mark: "1,250". */
  isAmbiguous: boolean;
}

const minus = '\\-\u2212';
const blanks = ' \u00a0\u2009\u202f';
const apostrophes = "'\u2019";
const codes = 'USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BRL|MXN|ZAR|KRW|TRY|kr|z\u0142|Fr\\.';
const unit = `\\p{Sc}|${codes}`;
const form = new RegExp(
  `^([+${minus}]?)(${unit})?[${blanks}]*([+${minus}]?\\d[\\d.,${blanks}${apostrophes}]*?)[${blanks}]*([%\u2030]|${unit})?$`,
  'u'
);
const groups = {
  '.': new RegExp(`^[1-9]\\d{0,2}([,${blanks}${apostrophes}])\\d{3}(\\1\\d{3})*(\\.\\d+)?$`),
  ',': new RegExp(`^[1-9]\\d{0,2}([.${blanks}${apostrophes}])\\d{3}(\\1\\d{3})*(,\\d+)?$`)
};
/** Lakh and crore: "1,23,456". */
const pairs = /^[1-9]\d?(,\d\d)+,\d{3}(\.\d+)?$/;
const separators = {
  '.': new RegExp(`[,${blanks}${apostrophes}]`, 'g'),
  ',': new RegExp(`[.${blanks}${apostrophes}]`, 'g')
};

/**
 * "1,234.50", "$5", "12 %" (which is 12), "(5)" and "5-" of bookkeepers (which are -5); undefined for what is no number. A 0 never begins a
 * group of thousands.
 */
export function parseWrittenNumber(text: string, decimal: Decimal): WrittenNumber | undefined {
  const parse = decimal === ',' ? parseCommaNumber : parseNumber;
  const plain = parse(text);
  if (!Number.isNaN(plain)) return { value: plain, unit: '', isAmbiguous: false };
  const trimmed = text.trim();
  const [, inBrackets, beforeMinus] = /^(?:\(([^()]+)\)|([^()\-\u2212]+)[-\u2212])$/.exec(trimmed) ?? [];
  const booked = inBrackets ?? beforeMinus;
  const [, sign, before = '', bare, after = ''] = form.exec((booked ?? trimmed).trim()) ?? [];
  if (bare === undefined || (before && after)) return undefined;
  const [, inner, digits] = /^([+\-\u2212]?)(.*)$/.exec(bare)!;
  if ((sign && inner) || (booked !== undefined && (sign || inner))) return undefined;
  const isGrouped = groups[decimal].test(digits) || (decimal === '.' && pairs.test(digits));
  const value = parse((sign || inner).replace('\u2212', '-') + (isGrouped ? digits.replace(separators[decimal], '') : digits));
  if (Number.isNaN(value)) return undefined;
  const isAmbiguous = isGrouped && /^\d{1,3}[.,]\d{3}$/.test(digits);
  return { value: booked === undefined ? value : -value, unit: before || after, isAmbiguous };
}

/** Whether a unit says that 12 stands for 0.12 or 0.012. */
export function isShare(unit: string): boolean {
  return unit === '%' || unit === '\u2030';
}
