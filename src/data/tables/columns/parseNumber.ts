export type Decimal = '.' | ',';

/** The number that a text is, in decimal or scientific notation or "inf"; NaN for any other text, also for hexadecimal. */
export function parseNumber(text: string): number {
  const [first, second] = [text.charCodeAt(0), text.charCodeAt(1) | 32];
  // No number begins with a letter, but for "Infinity" and "inf".
  if (first > 57 && first < 128 && (first | 32) !== 105) return NaN;
  // Number() takes blanks for 0 and understands "0x1f", "0b1" and "0o7".
  if (first <= 32 || text === '') {
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
