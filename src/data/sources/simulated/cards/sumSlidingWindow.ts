export interface Span {
  /** Seconds that the window is long. */
  window: number;
  /** Seconds that lie between its end and the row. */
  delay: number;
}

/**
 * Computes for each row how many rows are in (time - delay - window, time - delay], and the sum of their values. Of rows at the same time,
 * earlier rows count and later rows do not, as in pandas' rolling windows. Every row enters once and leaves once.
 *
 * @param rows row numbers in the order of their times.
 */
export function sumSlidingWindow(
  rows: Int32Array,
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  { window, delay }: Span,
  tell: (row: number, count: number, sum: number) => void
): void {
  let entered = 0;
  let left = 0;
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    const end = times[rows[i]] - delay;
    while (entered <= i && times[rows[entered]] <= end) sum += values[rows[entered++]];
    while (left < entered && times[rows[left]] <= end - window) sum -= values[rows[left++]];
    tell(rows[i], entered - left, sum);
  }
}
