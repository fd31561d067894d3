import type { History } from '../../record/RunRecord';
import { formatNumber } from '../words/formatNumber';
import { termName } from './chooseCurveStyle';

/** How many pairs of terms the sentence names. The curves have all of them. */
const namedAtMost = 2;

/**
 * How the gradients of the terms compare, if the run looked at them: by medians over the batches that were looked at. Nothing of a single
 * term, which has nothing to compare with.
 */
export function writeGradientSentences({ series }: History): string[] {
  const terms = Object.keys(series).flatMap((name) => (name.startsWith(norm) ? [name.slice(norm.length)] : []));
  if (terms.length < 2) return [];
  return [...lengthsSay(series, terms), ...pullsSay(series, terms)];
}

const norm = 'gradientNorm/';

type Series = History['series'];

/** The term whose gradient is usually the longest against the one whose gradient is usually the shortest, batch by batch. */
function lengthsSay(series: Series, terms: readonly string[]): string[] {
  const usual = terms.map((term) => ({ term, length: median(series[norm + term].filter(isPositive)) }));
  const known = usual.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
  const [longest, shortest] = [known[0], known.at(-1)];
  if (!shortest || known.length < 2) return [];
  const [long, short] = [longest, shortest].map(({ term }) => series[norm + term]);
  const times = long.flatMap((length, i) => (isPositive(length) && isPositive(short[i]) ? [length / short[i]] : []));
  if (!times.length) return [];
  const ratio = median(times);
  const compared =
    ratio < 1.1
      ? 'about as long as'
      : ratio < 2
        ? `${formatNumber(ratio, 2)} times as long as`
        : `${formatNumber(ratio, 2)} times`;
  const when = `On the first batch of ${times.length === 1 ? 'an epoch' : `${times.length} epochs`}`;
  const most = known.length > 2 ? ', the shortest' : '';
  const middle = times.length === 1 ? '' : ' (median)';
  return [
    `${when} the weighted gradient of ${termName(longest.term)} was ${compared} that of ${termName(shortest.term)}${most}${middle}.`
  ];
}

function pullsSay(series: Series, terms: readonly string[]): string[] {
  const pairs = terms.flatMap((one, i) =>
    terms.slice(i + 1).flatMap((other) => {
      const cosines = series[`gradientCosine/${one} and ${other}`]?.filter((value) => value !== null) ?? [];
      const against = cosines.filter((cosine) => cosine < 0).length;
      return cosines.length ? [{ one, other, cosines, against, share: against / cosines.length }] : [];
    })
  );
  if (pairs.length === 1) return [`${pullOf(pairs[0])}.`];
  if (!pairs.length) return [];
  const opposed = pairs.filter(({ share }) => share > 0.5).sort((a, b) => b.share - a.share);
  if (!opposed.length) return ['No two terms pulled against each other in more than half of them.'];
  const more = opposed.length - namedAtMost;
  const rest = more > 0 ? ` So did those of ${more} more ${more === 1 ? 'pair' : 'pairs'} in most of them.` : '';
  return [
    `${opposed
      .slice(0, namedAtMost)
      .map((pair) => `${pullOf(pair)}.`)
      .join(' ')}${rest}`
  ];
}

interface Pair {
  one: string;
  other: string;
  cosines: number[];
  against: number;
}

function pullOf({ one, other, cosines, against }: Pair): string {
  const count = `${cosines.length === 1 ? 'the one batch' : `${against || 'any'} of the ${cosines.length} batches`}`;
  const often = against === 0 ? `did not pull against each other in ${count}` : `pulled against each other in ${count}`;
  return `The gradients of ${termName(one)} and ${termName(other)} ${often} (median cosine ${formatNumber(median(cosines), 2)})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length / 2) - 1] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

function isPositive(value: number | null): value is number {
  return value !== null && value > 0;
}
