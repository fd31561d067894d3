/** The triples that fit, in their order. */
export function filterTriples(triples: Int32Array, fits: (head: number, relation: number, tail: number) => boolean): Int32Array {
  let end = 0;
  const kept = new Int32Array(triples.length);
  for (let i = 0; i < triples.length; i += 3) {
    if (!fits(triples[i], triples[i + 1], triples[i + 2])) continue;
    kept.set(triples.subarray(i, i + 3), end);
    end += 3;
  }
  return kept.slice(0, end);
}
