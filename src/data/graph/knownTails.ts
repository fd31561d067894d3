import type { TriplesByHead } from './triplesByHead';

/**
 * The known tails of each row of a split: of its head and relation, in any split. Rows of one head and relation share them: those of row i are
 * `tails` from `begins[query[i]]` to `begins[query[i] + 1]`, rising.
 */
export interface KnownTails {
  /** [rows] the tail that is asked for. */
  labels: Int32Array;
  /** [rows] which pair of head and relation it is. */
  query: Int32Array;
  /** [pairs + 1] */
  begins: Int32Array;
  tails: Int32Array;
}

/** @param rows three numbers each: head, relation, tail. */
export function knownTails(rows: Int32Array, index: TriplesByHead, relations: number): KnownTails {
  const count = rows.length / 3;
  const numbers = new Map<number, number>();
  const [labels, query] = [new Int32Array(count), new Int32Array(count)];
  const lists: Int32Array[] = [];
  let total = 0;
  for (let i = 0; i < count; i++) {
    const [head, relation, tail] = rows.subarray(3 * i, 3 * i + 3);
    const pair = head * relations + relation;
    let number = numbers.get(pair);
    if (number === undefined) {
      number = lists.length;
      numbers.set(pair, number);
      lists.push(index.tailsOf(head, relation));
      total += lists[number].length;
    }
    [labels[i], query[i]] = [tail, number];
  }
  const [begins, tails] = [new Int32Array(lists.length + 1), new Int32Array(total)];
  lists.forEach((list, number) => {
    tails.set(list, begins[number]);
    begins[number + 1] = begins[number] + list.length;
  });
  return { labels, query, begins, tails };
}
