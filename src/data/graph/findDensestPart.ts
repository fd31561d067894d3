import { filterTriples } from './filterTriples';

/**
 * The triples between the entities that are left if the one with the fewest triples is taken out again and again, until there are no more than `most`: a
 * part of the graph in which entities still have many triples. Those with the most in the whole graph are often linked to leaves alone.
 *
 * Batagelj and Zaversnik 2003, "An O(m) Algorithm for Cores Decomposition of Networks", arXiv cs/0310049.
 */
export function findDensestPart(triples: Int32Array, entities: number, most: number): Int32Array {
  const degrees = new Int32Array(entities);
  for (let i = 0; i < triples.length; i += 3) for (const entity of [triples[i], triples[i + 2]]) degrees[entity]++;
  const neighbours = neighboursOf(triples, degrees);
  // Entities in the order of their degrees, and where those of a degree begin.
  const largest = degrees.reduce((a, b) => Math.max(a, b), 0);
  const begins = new Int32Array(largest + 2);
  for (const degree of degrees) begins[degree + 1]++;
  for (let degree = 0; degree <= largest; degree++) begins[degree + 1] += begins[degree];
  const [order, places, next] = [new Int32Array(entities), new Int32Array(entities), begins.slice()];
  for (let entity = 0; entity < entities; entity++) {
    places[entity] = next[degrees[entity]]++;
    order[places[entity]] = entity;
  }
  const isOut = new Uint8Array(entities);
  for (let i = 0; i < entities - most; i++) {
    const entity = order[i];
    isOut[entity] = 1;
    for (const other of neighbours(entity)) {
      if (degrees[other] <= degrees[entity]) continue;
      // The other becomes the first of its degree, and so the last of the one below.
      const first = Math.max(begins[degrees[other]], i + 1);
      const swapped = order[first];
      [order[first], order[places[other]]] = [other, swapped];
      [places[swapped], places[other]] = [places[other], first];
      begins[degrees[other]] = first + 1;
      degrees[other]--;
    }
  }
  return filterTriples(triples, (head, _, tail) => !isOut[head] && !isOut[tail]);
}

function neighboursOf(triples: Int32Array, degrees: Int32Array): (entity: number) => Int32Array {
  const begins = new Int32Array(degrees.length + 1);
  degrees.forEach((degree, entity) => (begins[entity + 1] = begins[entity] + degree));
  const [places, all] = [begins.slice(), new Int32Array(begins[degrees.length])];
  for (let i = 0; i < triples.length; i += 3) {
    all[places[triples[i]]++] = triples[i + 2];
    all[places[triples[i + 2]]++] = triples[i];
  }
  return (entity) => all.subarray(begins[entity], begins[entity + 1]);
}
