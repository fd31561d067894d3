import { formatNumber } from '../../views/words/formatNumber';
import type { ColumnContribution } from './computeColumnContributions';

/** How many categories are named, the strongest first. */
const atMost = 4;

/** The values at which a column pulls more to the right than on average: "above 3,400 or missing", "none or freelance", "not fixed". */
export function describeRightBranch(
  { encoding, at }: ColumnContribution,
  split: number,
  mean: number,
  categories: readonly string[] | null
): string {
  if (encoding.kind === 'category') {
    const { size, missing } = encoding.of;
    const names = Array.from({ length: size }, (_, code) => categories?.[code] ?? `category ${code}`);
    const pulls = at(split, [...names.keys(), ...(missing ? [NaN] : [])]);
    return categoryWords([...names, ...(missing ? ['missing'] : [])], pulls, mean);
  }
  const { edges, missing } = encoding.of;
  const ranges = rangesAbove(edges, at(split, edges), mean);
  const words = ranges.map(([from, to]) => rangeWords(from, to, edges));
  const ofMissing = missing && at(split, [NaN])[0] > mean;
  return [...words, ...(ofMissing ? ['missing'] : [])].join(' or ') || 'nowhere';
}

function categoryWords(names: string[], pulls: Float64Array, mean: number): string {
  const order = names.map((_, i) => i).sort((a, b) => pulls[b] - pulls[a]);
  const right = order.filter((i) => pulls[i] > mean);
  const left = order.filter((i) => pulls[i] <= mean).reverse();
  if (!right.length) return 'nowhere';
  const isRight = right.length <= left.length || !left.length;
  const shorter = (isRight ? right : left).map((i) => names[i]);
  const rest = shorter.length - atMost;
  const told = either(rest > 0 ? [...shorter.slice(0, atMost), rest === 1 ? '1 other' : `${rest} others`] : shorter);
  return isRight ? told : `${shorter.length === 1 ? 'not' : 'none of'} ${told}`;
}

/** "a", "a or b", "a, b or c". */
function either(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** The intervals on which a line through the points (edge, pull), constant beyond its ends, is above a level. */
function rangesAbove(edges: number[], pulls: ArrayLike<number>, level: number): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let from: number | null = pulls[0] > level ? -Infinity : null;
  for (let i = 0; i + 1 < edges.length; i++) {
    if (pulls[i] > level === pulls[i + 1] > level) continue;
    const crossing = edges[i] + ((level - pulls[i]) / (pulls[i + 1] - pulls[i])) * (edges[i + 1] - edges[i]);
    if (from === null) from = crossing;
    else {
      ranges.push([from, crossing]);
      from = null;
    }
  }
  if (from !== null) ranges.push([from, Infinity]);
  return ranges;
}

function rangeWords(from: number, to: number, edges: number[]): string {
  const [first, last] = [edges[0], edges[edges.length - 1]];
  // Enough digits to distinguish values between the ends.
  const digits = 3 + Math.max(0, Math.floor(Math.log10(Math.max(Math.abs(first), Math.abs(last)) / (last - first || 1))));
  const format = (value: number) => formatNumber(value, Math.min(9, digits));
  if (from === -Infinity && to === Infinity) return 'present';
  if (from === -Infinity) return `below ${format(to)}`;
  return to === Infinity ? `above ${format(from)}` : `${format(from)} to ${format(to)}`;
}
