import { groupTriplesByHead } from './groupTriplesByHead';

/** The triples in their order, each once, and how many were left out. */
export function removeRepeatedTriples(
  triples: Int32Array,
  sizes: { entities: number; relations: number }
): { triples: Int32Array; repeated: number } {
  const { repeated } = groupTriplesByHead([triples], sizes);
  if (repeated === 0) return { triples, repeated };
  const kept = new Int32Array(triples.length - 3 * repeated);
  const seen = new Map<number, Set<number>>();
  let end = 0;
  for (let i = 0; i < triples.length; i += 3) {
    const key = triples[i + 1] * sizes.entities + triples[i + 2];
    const ofHead = seen.get(triples[i]) ?? new Set();
    if (ofHead.has(key)) continue;
    seen.set(triples[i], ofHead.add(key));
    kept.set(triples.subarray(i, i + 3), end);
    end += 3;
  }
  return { triples: kept, repeated };
}
