import { formatNumber } from './formatNumber';

/**
 * A duration in the unit that reads best, with three digits: nanoseconds to seconds.
 *
 * @example
 * ```ts
 * formatDuration(0.0123); // "12.3 µs"
 * ```
 */
export function formatDuration(milliseconds: number | null): string {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return 'unknown';
  // A value that rounds to 1,000 of a unit is written as 1 of the next.
  const rounded = Number(milliseconds.toPrecision(3));
  const [unit, factor] = units.find(([, size]) => Math.abs(rounded) >= size) ?? units[units.length - 1];
  return rounded === 0 ? '0 ms' : `${formatNumber(rounded / factor)} ${unit}`;
}

const units: readonly [unit: string, milliseconds: number][] = [
  ['s', 1000],
  ['ms', 1],
  ['µs', 1e-3],
  ['ns', 1e-6]
];
