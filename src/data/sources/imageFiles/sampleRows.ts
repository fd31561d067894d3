import { stratifyRowOrder } from '../../order/stratifyRowOrder';
import { mixSeeds } from '../../../stats/createRandom';
import type { Finding } from '../../../record/RunRecord';
import { partNames, type ImageRow } from './ImageRow';

/**
 * As many rows as may be read, in their order: all, or a random sample that keeps the proportions of the classes in each part. The rows get
 * new numbers; `from` has their old ones.
 */
export function sampleRows(
  rows: readonly ImageRow[],
  most: number,
  seed: number,
  what = 'images'
): { rows: ImageRow[]; from: ArrayLike<number>; findings: Finding[] } {
  if (rows.length <= most)
    return { rows: rows.map((row, at) => ({ ...row, at })), from: Int32Array.from(rows.keys()), findings: [] };
  const kinds = Int32Array.from(rows, ({ label, part }) => 4 * label + (part ? partNames.indexOf(part) : 3));
  const chosen = stratifyRowOrder(kinds, mixSeeds(seed, 1)).slice(0, most).sort();
  const sampled = Array.from(chosen, (i, at) => ({ ...rows[i], at }));
  return {
    rows: sampled,
    from: chosen,
    findings: [
      {
        check: 'sampled',
        level: 'warning',
        value: most / rows.length,
        says: `${most} of ${rows.length} ${what} were read, chosen at random with each class in its proportion; nothing is known of the others.`,
        hint: 'Give more {rows}, a larger {maxPixels} where memory allows (4 bytes each), or a smaller size.'
      }
    ]
  };
}
