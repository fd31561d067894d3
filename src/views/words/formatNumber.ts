/**
 * A number for readers: `digits` significant digits, no exponent between 0.0001 and 10 million, commas between thousands, and the minus sign
 * U+2212, which screen readers read out and no line breaks after. JSON and CSV have numbers as they are.
 *
 * @example
 * ```ts
 * formatNumber(0.0712345); // "0.0712"
 * formatNumber(1796010, 7); // "1,796,010"
 * formatNumber(-0.5); // "−0.5"
 * ```
 */
export function formatNumber(value: number | null, digits = 3): string {
  return withMinus(numberInCode(value, digits));
}

/** The same with a hyphen, for settings that are pasted into code. */
export function numberInCode(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return 'unknown';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7))
    return value
      .toExponential(digits - 1)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  const rounded = Number(value.toPrecision(digits));
  const decimals =
    size >= 1 ? Math.max(0, digits - Math.floor(Math.log10(size)) - 1) : digits + Math.floor(-Math.log10(size || 1));
  return withCommas(trimZeros(rounded.toFixed(Math.min(decimals, 12))));
}

/** A whole number with commas: "10,000". */
export function formatCount(value: number | null): string {
  return value === null ? 'unknown' : withMinus(withCommas(String(Math.round(value))));
}

/** A share in per cent with two decimals: "97.69 %". */
export function formatPercent(share: number | null, decimals = 2): string {
  return share === null || !Number.isFinite(share) ? 'unknown' : withMinus(`${(share * 100).toFixed(decimals)} %`);
}

/** The error rate with the counts behind it: "2.31 % (231 of 10,000 wrong)". */
export function formatErrors({ errors, rows }: { errors: number; rows: number }): string {
  return `${formatPercent(rows > 0 ? errors / rows : null)} (${formatCount(errors)} of ${formatCount(rows)} wrong)`;
}

/** For numbers that are written by other means than those above. */
export function withMinus(text: string): string {
  return text.replace(/-/g, '−');
}

function withCommas(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function trimZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
