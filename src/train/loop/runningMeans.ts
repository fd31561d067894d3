/** Means of the values that the steps measured, as "train/<term>" and "train/loss". */
export interface RunningMeans {
  values: { [series: string]: number };
  add(terms: { [name: string]: number }, total: number): void;
}

export function runningMeans(): RunningMeans {
  const values: { [series: string]: number } = {};
  let count = 0;
  return {
    values,
    add(terms: { [name: string]: number }, total: number) {
      count++;
      for (const [name, value] of [...Object.entries(terms), ['loss', total] as const]) {
        const series = `train/${name}`;
        values[series] = (values[series] ?? 0) + (value - (values[series] ?? 0)) / count;
      }
    }
  };
}
