import * as kd from 'stillroom';

/** Three overlapping clouds. */
export function clouds(rows: number, seed: number): kd.Dataset {
  const noise = (row: number, column: number) => (1e4 * Math.sin(seed + 12.9 * row + 78.2 * column)) % 1;
  const y = Array.from({ length: rows }, (_, i) => i % 3);
  const x = y.map((label, row) => Array.from({ length: 6 }, (_, i) => Math.sin(2 * label + i) + 1.3 * noise(row, i)));
  return kd.dataset({ name: 'clouds', x, y, classes: 3, synthetic: true });
}
