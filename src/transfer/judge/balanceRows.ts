import { mixSeeds } from '../../stats/createRandom';
import { stratifyRowOrder } from '../../data/order/stratifyRowOrder';

/** Row numbers, with the same number of each class in all three. */
export interface BalancedRows {
  synthetic: number[];
  /** The reference for both others. */
  real: number[];
  /** The best that synthetic rows can be. */
  other: number[];
}

/**
 * Takes the same number of rows of each class from the synthetic rows and from each of two halves of the real ones, so that neither counts
 * nor class shares distinguish them: the smaller of a class's synthetic rows and half of its real ones. If no class has both, classes are
 * ignored.
 *
 * @param atMost rows of each of the three.
 */
export function balanceRows(synthetic: Int32Array, real: Int32Array, seed: number, atMost: number): BalancedRows {
  const [ofSynthetic, ofReal] = [byClass(synthetic, mixSeeds(seed, 0)), byClass(real, mixSeeds(seed, 1))];
  const shared = [...ofSynthetic.keys()].filter((c) => (ofReal.get(c)?.length ?? 0) >= 2).sort((a, b) => a - b);
  if (!shared.length && synthetic.length && real.length >= 2) {
    const anyClass = balanceRows(new Int32Array(synthetic.length), new Int32Array(real.length), seed, atMost);
    return anyClass;
  }
  const counts = shared.map((c) => Math.min(ofSynthetic.get(c)!.length, ofReal.get(c)!.length >> 1));
  const total = counts.reduce((a, b) => a + b, 0);
  const taken: BalancedRows = { synthetic: [], real: [], other: [] };
  shared.forEach((c, i) => {
    const count = total > atMost ? Math.max(1, Math.floor((counts[i] * atMost) / total)) : counts[i];
    taken.synthetic.push(...ofSynthetic.get(c)!.slice(0, count));
    taken.real.push(...ofReal.get(c)!.slice(0, count));
    taken.other.push(...ofReal.get(c)!.slice(count, 2 * count));
  });
  return taken;
}

function byClass(classes: Int32Array, seed: number): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  if (classes.length)
    for (const row of stratifyRowOrder(classes, seed)) {
      const own = rows.get(classes[row]);
      if (own) own.push(row);
      else rows.set(classes[row], [row]);
    }
  return rows;
}
