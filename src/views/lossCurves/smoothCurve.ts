/**
 * Exponential moving average without the bias towards 0 at its start: m_n = w m_(n-1) + (1 - w) x_n, shown as m_n / (1 - w^n).
 *
 * A null stays null and is skipped.
 *
 * @param weight of the past, 0 (no smoothing) to just below 1.
 * @throws RangeError for a weight outside [0, 1).
 * @source Kingma and Ba (2015), Adam, section 3, for the correction of the start.
 * @example
 * ```ts
 * smoothCurve([4, 2, null, 3], 0.5); // [4, 2.666..., null, 2.857...]
 * ```
 */
export function smoothCurve(values: readonly (number | null)[], weight: number): (number | null)[] {
  if (!(weight >= 0 && weight < 1)) {
    throw new RangeError(`smoothCurve: expected weight to be at least 0 and below 1, got ${weight}; 0.6 is a usual choice`);
  }
  let mean = 0;
  let past = 1;
  return values.map((value) => {
    if (value === null) return null;
    mean = weight * mean + (1 - weight) * value;
    past *= weight;
    return mean / (1 - past);
  });
}
