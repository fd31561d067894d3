import { mixSeeds, random, shuffle } from '../../../stats/random';
import { split } from '../../split';
import type { Finding } from '../../../record/RunRecord';
import { partNames, type PartName, type ImageRow } from './ImageRow';

export type Parts = { [part in PartName]: ImageRow[] };

/**
 * The rows of each part: as their folders say, the rest dealt by shares with the classes in their proportions and groups kept together.
 * Inside a part they are in random order, which must not tell the class.
 */
export function dealParts(
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
    const order = shuffle(Int32Array.from(parts[name].keys()), random(mixSeeds(seed, 2, i)));
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
    // Of each row only its number is dealt: pixels would be copied.
    x: Float32Array.from(rows.keys()),
    shape: [1],
    y: Int32Array.from(rows, ({ label }) => label),
    classes: Array.from({ length: Math.max(1, ...new Set(rows.map(({ label }) => label))) + 1 }, (_, i) => String(i)),
    // Groups of one row each are no groups: by row the shares are met exactly.
    ...(count < rows.length && { groups })
  };
  const splits = split(data, { validation, test, seed });
  const taken = (name: PartName) => Array.from(splits[name]?.x ?? [], (i) => rows[i]);
  return { dealt: { train: taken('train'), validation: taken('validation'), test: taken('test') }, findings };
}

function groupNumbers(rows: readonly ImageRow[]): Int32Array {
  return Int32Array.from(rows, ({ group }) => group);
}
