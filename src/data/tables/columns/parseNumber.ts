export type Decimal = '.' | ',';

/** The number that a text is, in decimal or scientific notation or "inf"; NaN for any other text, also for hexadecimal. */
export function parseNumber(text: string): number {
  const second = text.charCodeAt(1) | 32;
  // Number() takes blanks for 0 and understands "0x1f", "0b1" and "0o7".
  if (text.charCodeAt(0) <= 32 || text === '') {
    const trimmed = text.trim();
    // Other characters below a blank stay.
    return trimmed === '' || trimmed === text ? NaN : parseNumber(trimmed);
  }
  if (second === 120 || second === 98 || second === 111) return NaN;
  const value = Number(text);
  return Number.isNaN(value) && /^[+-]?inf(inity)?$/i.test(text.trim()) ? (text[0] === '-' ? -Infinity : Infinity) : value;
}

/** The same with a decimal comma: "1,5" is a number and "1.5" is not. */
export function parseCommaNumber(text: string): number {
  return text.includes('.') ? NaN : parseNumber(text.replace(',', '.'));
}

/** The same for numbers as people write them: "1,234.50", "$5", "12 %" (which is 12). */
export function parseWrittenNumber(text: string, decimal: Decimal): number {
  const parse = decimal === ',' ? parseCommaNumber : parseNumber;
  const value = parse(text);
  if (!Number.isNaN(value)) return value;
  const [, sign, bare] = /^\s*([+-]?)\s*[$\u20ac\u00a3]?\s*(\d[\d.,' \u00a0\u202f]*?)\s*[%$\u20ac\u00a3]?\s*$/.exec(text) ?? [];
  if (bare === undefined) return NaN;
  const groups = decimal === ',' ? /^\d{1,3}([.' \u00a0\u202f]\d{3})+(,\d+)?$/ : /^\d{1,3}([,' \u00a0\u202f]\d{3})+(\.\d+)?$/;
  const digits = groups.test(bare) ? bare.replace(decimal === ',' ? /[.' \u00a0\u202f]/g : /[,' \u00a0\u202f]/g, '') : bare;
  return parse(sign + digits);
}
