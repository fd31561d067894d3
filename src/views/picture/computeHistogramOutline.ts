/** The outlines of a histogram: each run of bins that are not empty rises from `floor` and falls back to it. */
export function computeHistogramOutline(
  edges: readonly number[],
  counts: readonly number[],
  floor: number
): { x: number[]; y: number[] }[] {
  const runs: { x: number[]; y: number[] }[] = [];
  counts.forEach((count, bin) => {
    if (count === 0) return;
    const isNew = bin === 0 || counts[bin - 1] === 0;
    if (isNew) runs.push({ x: [edges[bin]], y: [floor] });
    const run = runs[runs.length - 1];
    run.x.push(edges[bin], edges[bin + 1]);
    run.y.push(count, count);
    if (bin + 1 < counts.length && counts[bin + 1] > 0) return;
    run.x.push(edges[bin + 1]);
    run.y.push(floor);
  });
  return runs;
}
