/** At most the given number of rows of each class, spread evenly, or all if there are fewer. */
export function sampleRowsByClass(y: Int32Array, classes: number, most: number): Int32Array {
  const counts = new Int32Array(classes);
  for (const label of y) counts[label]++;
  const steps = Array.from(counts, (count) => Math.max(1, count / most));
  const next = new Float64Array(classes);
  const seen = new Int32Array(classes);
  return Int32Array.from(y.keys()).filter((row) => {
    const label = y[row];
    if (seen[label]++ < next[label]) return false;
    next[label] += steps[label];
    return true;
  });
}
