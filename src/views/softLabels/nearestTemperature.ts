/** The place of the value in `grid` that is nearest to `value` as a ratio, as temperatures compare; -1 when there is none. */
export function nearestTemperature(grid: readonly number[], value: number): number {
  let best = -1;
  grid.forEach((candidate, i) => {
    if (best < 0 || Math.abs(Math.log(candidate / value)) < Math.abs(Math.log(grid[best] / value))) best = i;
  });
  return best;
}
