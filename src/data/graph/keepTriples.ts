/** The triples that fit, in their order. */
export function keepTriples(triples: Int32Array, fits: (head: number, relation: number, tail: number) => boolean): Int32Array {
  let end = 0;
  const kept = new Int32Array(triples.length);
  for (let i = 0; i < triples.length; i += 3) {
    if (!fits(triples[i], triples[i + 1], triples[i + 2])) continue;
    kept.set(triples.subarray(i, i + 3), end);
    end += 3;
  }
  return kept.slice(0, end);
}

/** The triples between the entities that have the most of them. */
export function keepMostConnected(triples: Int32Array, entities: number, most: number): Int32Array {
  if (most >= entities) return triples;
  const degrees = new Int32Array(entities);
  for (let i = 0; i < triples.length; i += 3) {
    degrees[triples[i]]++;
    degrees[triples[i + 2]]++;
  }
  const order = Int32Array.from({ length: entities }, (_, i) => i).sort((a, b) => degrees[b] - degrees[a] || a - b);
  const kept = new Uint8Array(entities);
  for (const entity of order.subarray(0, most)) kept[entity] = 1;
  return keepTriples(triples, (head, _, tail) => kept[head] === 1 && kept[tail] === 1);
}
