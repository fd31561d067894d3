/** Rounds to significant digits: views travel in notebooks, and nobody sees the tenth digit of a curve. */
export function roundTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** Rounds to decimals, for numbers whose differences matter more than their size (logits, probabilities). */
export function roundDecimals(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round(value * scale) / scale;
  return Number.isFinite(rounded) ? rounded : value;
}
