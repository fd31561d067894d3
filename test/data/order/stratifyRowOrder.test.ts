import { expect, it } from 'vitest';
import { fc } from '../../seededFastCheck';
import { stratifyRowOrder } from '../../../src/data/order/stratifyRowOrder';
import { createRandom, shuffle } from '../../../src/stats/createRandom';

/** By the definition: all places sorted. */
function sortedPlaces(y: Int32Array, seed: number): Int32Array {
  const next = createRandom(seed);
  const byClass = new Map<number, number[]>();
  for (const row of shuffle(Int32Array.from(y.keys()), next)) byClass.set(y[row], [...(byClass.get(y[row]) ?? []), row]);
  const places = [...byClass.values()].flatMap((rows) => {
    const offset = next();
    return rows.map((row, k) => ({ row, at: (k + offset) / rows.length }));
  });
  return Int32Array.from(
    places.sort((a, b) => a.at - b.at || a.row - b.row),
    ({ row }) => row
  );
}

it('stratifyRowOrder: has each row at its place, for any number of classes', () => {
  const labels = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 150
  });
  fc.assert(
    fc.property(labels, fc.integer({ min: 0, max: 1000 }), (list, seed) => {
      const y = Int32Array.from(list);
      expect(stratifyRowOrder(y, seed)).toEqual(sortedPlaces(y, seed));
    })
  );
  expect(stratifyRowOrder(new Int32Array(0), 1)).toEqual(new Int32Array(0));
});
