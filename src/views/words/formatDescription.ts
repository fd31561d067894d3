import type { DescribedValue, Description } from '../../record/RunRecord';
import { numberInCode } from './formatNumber';

/**
 * A described function as people read it: `softTargets (temperature 4)`, `cosine (from 8, to 2)`.
 *
 * @example
 * ```ts
 * formatDescription({ name: 'softTargets', temperature: 4 }); // "softTargets (temperature 4)"
 * ```
 */
export function formatDescription({ name, ...options }: Description): string {
  const words = Object.entries(options).map(([option, value]) => `${option} ${formatValue(value)}`);
  return words.length ? `${name} (${words.join(', ')})` : name;
}

function formatValue(value: DescribedValue): string {
  if (value === null) return 'none';
  if (typeof value === 'number') return numberInCode(value, 6);
  if (Array.isArray(value)) return value.map((number) => numberInCode(number, 6)).join(' ');
  if (typeof value === 'object') return formatDescription(value);
  return String(value);
}
