/** The index in `grid` of the value nearest to `value`, compared as ratios, as fits temperatures; -1 if there is none. */
export function findNearestTemperature(grid: readonly number[], value: number): number {
  let best = -1;
  grid.forEach((candidate, i) => {
    if (best < 0 || Math.abs(Math.log(candidate / value)) < Math.abs(Math.log(grid[best] / value))) best = i;
  });
  return best;
}
