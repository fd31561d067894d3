import { createRandom, shuffle } from '../../stats/createRandom';

export interface TripleParts {
  train: Int32Array;
  validation: Int32Array;
  test: Int32Array;
}

/**
 * Draws test and validation triples by a seed. A triple is drawn only if both of its entities and its relation are left in another one, so that train
 * names all of them; where entities have few triples, fewer are drawn than asked for. Each part keeps the order of the triples.
 *
 * @param shares of all triples.
 */
export function splitTriples(
  triples: Int32Array,
  { entities, relations }: { entities: number; relations: number },
  { validation, test, seed }: { validation: number; test: number; seed: number }
): TripleParts {
  const count = triples.length / 3;
  const left = { entities: new Int32Array(entities), relations: new Int32Array(relations) };
  for (let i = 0; i < triples.length; i += 3) {
    left.entities[triples[i]]++;
    left.entities[triples[i + 2]]++;
    left.relations[triples[i + 1]]++;
  }
  const wanted = { test: Math.round(test * count), validation: Math.round(validation * count) };
  const drawn = { test: 0, validation: 0 };
  // 0 train, 1 validation, 2 test.
  const part = new Uint8Array(count);
  for (const triple of shuffle(
    Int32Array.from({ length: count }, (_, i) => i),
    createRandom(seed)
  )) {
    const into = drawn.test < wanted.test ? 'test' : 'validation';
    if (drawn[into] >= wanted[into]) break;
    const [head, relation, tail] = triples.subarray(3 * triple, 3 * triple + 3);
    const own = head === tail ? 2 : 1;
    if (left.entities[head] <= own || left.entities[tail] <= own || left.relations[relation] <= 1) continue;
    left.entities[head]--;
    left.entities[tail]--;
    left.relations[relation]--;
    part[triple] = into === 'test' ? 2 : 1;
    drawn[into]++;
  }
  const ofPart = (which: number) => triples.filter((_, i) => part[Math.floor(i / 3)] === which);
  return { train: ofPart(0), validation: ofPart(1), test: ofPart(2) };
}
