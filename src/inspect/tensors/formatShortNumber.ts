/** A number to six digits; whole numbers and the whole part of large ones are kept. */
export function formatShortNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isInteger(value)) return String(value);
  return String(Number(Math.abs(value) < 1e5 ? value.toPrecision(6) : value.toFixed(1)));
}
