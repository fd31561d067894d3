/** Mean and standard deviation. */
export function moments(values: ArrayLike<number>): { mean: number; deviation: number } {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return { mean, deviation: Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length) };
}

/** Sums of the products of an image's central differences: to the right and upwards. */
export function structureTensor(image: Float32Array, size: number): [xx: number, xy: number, yy: number] {
  let [xx, xy, yy] = [0, 0, 0];
  for (let y = 1; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++) {
      const i = y * size + x;
      const [right, up] = [image[i + 1] - image[i - 1], image[i - size] - image[i + size]];
      xx += right * right;
      xy += right * up;
      yy += up * up;
    }
  return [xx, xy, yy];
}

/** Along what direction an image changes least, degrees of 0 to 180 counter-clockwise from its right edge. */
export function leastChange([xx, xy, yy]: readonly [number, number, number]): number {
  return (((Math.atan2(2 * xy, xx - yy) / 2) * 180) / Math.PI + 90 + 360) % 180;
}

/** How far two directions of 0 to 180 degrees are apart. */
export function apart(a: number, b: number): number {
  return Math.abs(((((a - b) % 180) + 270) % 180) - 90);
}

/** What an engineer would measure first: mean, contrast, skewness, the change per pixel along and across, and the share of that change which is fine. */
export function statistics(image: Float32Array, size: number): number[] {
  const { mean, deviation } = moments(image);
  const skewness = moments(image.map((value) => ((value - mean) / deviation) ** 3)).mean;
  const tails = moments(image.map((value) => ((value - mean) / deviation) ** 4)).mean;
  const [xx, , yy] = structureTensor(image, size);
  return [mean, deviation, skewness, Math.log(tails), Math.log(xx / image.length), Math.log(yy / image.length)];
}

/** The share of rows whose nearest class mean, of statistics in units of their deviation, is that of their label. */
export function nearestMean(learn: { x: number[][]; y: Int32Array }, judge: { x: number[][]; y: Int32Array }): number {
  const columns = learn.x[0].map((_, k) => moments(learn.x.map((row) => row[k])));
  const scaled = (row: number[]) => row.map((value, k) => (value - columns[k].mean) / columns[k].deviation);
  const means = [...new Set(learn.y)].sort().map((label) => {
    const rows = learn.x.filter((_, i) => learn.y[i] === label).map(scaled);
    return columns.map((_, k) => moments(rows.map((row) => row[k])).mean);
  });
  const right = judge.x.filter((row, i) => {
    const distances = means.map((mean) => Math.hypot(...scaled(row).map((value, k) => value - mean[k])));
    return distances.indexOf(Math.min(...distances)) === judge.y[i];
  });
  return right.length / judge.x.length;
}
