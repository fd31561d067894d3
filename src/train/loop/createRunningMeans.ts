/** Means of the values that the steps measured, as "train/<term>" and "train/loss". */
export interface RunningMeans {
  values: { [series: string]: number };
  /** How many steps they are means of. */
  count(): number;
  add(terms: { [name: string]: number }, total: number): void;
}

/** @param before means of so many steps, to go on from. */
export function createRunningMeans(
  before: { count: number; values: RunningMeans['values'] } = { count: 0, values: {} }
): RunningMeans {
  const values = { ...before.values };
  let { count } = before;
  return {
    values,
    count: () => count,
    add(terms: { [name: string]: number }, total: number) {
      count++;
      for (const [name, value] of [...Object.entries(terms), ['loss', total] as const]) {
        const series = `train/${name}`;
        values[series] = (values[series] ?? 0) + (value - (values[series] ?? 0)) / count;
      }
    }
  };
}
