/** A row or a column of a matrix that lies in one array. */
export interface Strip {
  start: number;
  step: number;
  count: number;
}

export interface Pearson {
  /** -1 to 1. 1 if `y` is constant, 0 if only `x` is. */
  value: number;
  /** Adds `factor` times the gradient with respect to `x` into `into`; nothing if one of the two is constant. */
  slope: (into: Float64Array, factor: number) => void;
}

/** Pearson's correlation of the same strip of two matrices, with its gradient. */
export function computePearson(x: Float64Array, y: Float64Array, strip: Strip): Pearson {
  const [own, other] = [centred(x, strip), centred(y, strip)];
  if (other.length === 0 || own.length === 0) return { value: other.length === 0 ? 1 : 0, slope: () => {} };
  let value = 0;
  for (let i = 0; i < strip.count; i++) value += own.unit[i] * other.unit[i];
  const slope = (into: Float64Array, factor: number) => {
    for (let i = 0; i < strip.count; i++)
      into[strip.start + i * strip.step] += (factor * (other.unit[i] - value * own.unit[i])) / own.length;
  };
  return { value, slope };
}

/** A strip minus its mean, scaled to length 1, and the length it had: 0 if only rounding is left. */
function centred(values: Float64Array, { start, step, count }: Strip): { unit: Float64Array; length: number } {
  const unit = Float64Array.from({ length: count }, (_, i) => values[start + i * step]);
  const size = Math.sqrt(unit.reduce((sum, value) => sum + value * value, 0));
  const mean = unit.reduce((sum, value) => sum + value, 0) / count;
  unit.forEach((value, i) => (unit[i] = value - mean));
  const length = Math.sqrt(unit.reduce((sum, value) => sum + value * value, 0));
  if (length <= 1e-14 * size) return { unit, length: 0 };
  unit.forEach((value, i) => (unit[i] = value / length));
  return { unit, length };
}
