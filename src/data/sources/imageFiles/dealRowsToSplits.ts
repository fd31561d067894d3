import { mixSeeds, createRandom, shuffle } from '../../../stats/createRandom';
import { split } from '../../split';
import type { Finding } from '../../../record/RunRecord';
import { partNames, type PartName, type ImageRow } from './ImageRow';

export type Parts = { [part in PartName]: ImageRow[] };

/**
 * The rows of each part: as their folders say, and the rest dealt by shares, keeping the proportions of the classes and keeping groups
 * together. Inside a part they are in random order, so that the order does not reveal the class.
 */
export function dealRowsToSplits(
  rows: readonly ImageRow[],
  shares: { [part in PartName]: number },
  seed: number
): { parts: Parts; findings: Finding[] } {
  const parts: Parts = { train: [], validation: [], test: [] };
  for (const row of rows) if (row.part) parts[row.part].push(row);
  const { dealt, findings } = deal(
    rows.filter(({ part }) => !part),
    shares,
    seed
  );
  for (const [i, name] of partNames.entries()) {
    parts[name].push(...dealt[name]);
    const order = shuffle(Int32Array.from(parts[name].keys()), createRandom(mixSeeds(seed, 2, i)));
    parts[name] = Array.from(order, (at) => parts[name][at]);
  }
  return { parts, findings };
}

function deal(
  rows: readonly ImageRow[],
  shares: { [part in PartName]: number },
  seed: number
): { dealt: Parts; findings: Finding[] } {
  const groups = groupNumbers(rows);
  const count = new Set(groups).size;
  const share = (name: 'validation' | 'test') => (count >= 3 && Math.round(shares[name] * rows.length) > 0 ? shares[name] : 0);
  const [validation, test] = [share('validation'), share('test')];
  const empty = (['validation', 'test'] as const).filter((name) => shares[name] > 0 && !{ validation, test }[name]);
  const findings: Finding[] =
    rows.length === 0 || empty.length === 0
      ? []
      : [
          {
            check: 'tooFewToSplit',
            level: 'warning',
            value: rows.length,
            says: `${rows.length} rows of ${count} images are too few to give ${empty.join(' and ')} any.`
          }
        ];
  if (rows.length === 0 || validation + test === 0) return { dealt: { train: [...rows], validation: [], test: [] }, findings };
  const data = {
    name: 'rows',
    // Only row numbers are dealt: dealing rows would copy their pixels.
    x: Float32Array.from(rows.keys()),
    shape: [1],
    y: Int32Array.from(rows, ({ label }) => label),
    classes: Array.from({ length: Math.max(1, ...new Set(rows.map(({ label }) => label))) + 1 }, (_, i) => String(i)),
    // If each group has one row, deal by row: then the shares are met exactly.
    ...(count < rows.length && { groups })
  };
  const splits = split(data, { validation, test, seed });
  const taken = (name: PartName) => Array.from(splits[name]?.x ?? [], (i) => rows[i]);
  return { dealt: { train: taken('train'), validation: taken('validation'), test: taken('test') }, findings };
}

function groupNumbers(rows: readonly ImageRow[]): Int32Array {
  return Int32Array.from(rows, ({ group }) => group);
}
