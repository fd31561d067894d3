import { expect, test } from 'vitest';
import { findDensestPart } from '../../../src/data/graph/findDensestPart';
import { mulberry32 } from '../../mulberry32';

test('findDensestPart(triples, entities, most) keeps a ring of entities, not the hub with its leaves', () => {
  const leaves = Array.from({ length: 20 }, (_, i) => [0, 0, i + 10]);
  const ring = [1, 2, 3, 4].flatMap((a) => [1, 2, 3, 4].filter((b) => b > a).map((b) => [a, 0, b]));
  const kept = findDensestPart(Int32Array.from([...leaves, ...ring, [0, 0, 1]].flat()), 30, 4);
  expect(new Set(kept.filter((_, i) => i % 3 !== 1))).toEqual(new Set([1, 2, 3, 4]));
  expect(kept.length / 3).toBe(6);
});

test('what is left is what a plain removal of the lowest degree leaves: the same least degree', () => {
  const random = mulberry32(3);
  const pick = () => Math.floor(40 * random() ** 2);
  const triples = Int32Array.from(Array.from({ length: 200 }, () => [pick(), 0, pick()]).flat());
  const degreesOf = (kept: Int32Array) => {
    const degrees = new Map<number, number>();
    for (let i = 0; i < kept.length; i += 3) for (const e of [kept[i], kept[i + 2]]) degrees.set(e, (degrees.get(e) ?? 0) + 1);
    return degrees;
  };
  let plain = triples;
  for (let left = 40; left > 15; left--) {
    const degrees = degreesOf(plain);
    const lowest = Array.from({ length: 40 }, (_, e) => e)
      .filter((e) => degrees.has(e))
      .sort((a, b) => degrees.get(a)! - degrees.get(b)!)[0];
    if (degrees.size <= 15) break;
    plain = plain.filter((_, i) => plain[3 * Math.floor(i / 3)] !== lowest && plain[3 * Math.floor(i / 3) + 2] !== lowest);
  }
  const least = (kept: Int32Array) => Math.min(...degreesOf(kept).values());
  const kept = findDensestPart(triples, 40, 15);
  expect(degreesOf(kept).size).toBeLessThanOrEqual(15);
  expect(least(kept)).toBeGreaterThanOrEqual(least(plain) - 1);
});
