import type { ColumnValue } from './Column';

/**
 * What a cell has to be: "> 0.9", "<= 3", "= 4", "1..5" for numbers; any other text has to be in what the cell shows. An empty one lets all pass.
 */
export function parseColumnFilter(wanted: string): (value: ColumnValue, text: string) => boolean {
  const words = wanted.trim();
  if (!words) return () => true;
  const compared = /^(<=|>=|<|>|=)\s*(-?[\d.]+(?:e-?\d+)?)\s*(%?)$/i.exec(words);
  if (compared) {
    const [, sign, digits, percent] = compared;
    const bound = Number(digits) / (percent ? 100 : 1);
    return (value) => typeof value === 'number' && compare(value, sign, bound);
  }
  const range = /^(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)$/.exec(words);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return (value) => typeof value === 'number' && value >= low && value <= high;
  }
  const lower = words.toLowerCase();
  return (_, text) => text.toLowerCase().includes(lower);
}

function compare(value: number, sign: string, bound: number): boolean {
  switch (sign) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      return Math.abs(value - bound) <= 1e-9 * Math.max(1, Math.abs(bound));
  }
}
