import type { KnownLabels } from '../KnownLabels';
import type { TriplesByHead } from './groupTriplesByHead';

/**
 * The known tails of each row: of its head and relation.
 *
 * @param rows three numbers each: head, relation, tail.
 */
export function listKnownTails(rows: Int32Array, index: TriplesByHead, relations: number): KnownLabels {
  const count = rows.length / 3;
  const numbers = new Map<number, number>();
  const [own, list] = [new Int32Array(count), new Int32Array(count)];
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
    [own[i], list[i]] = [tail, number];
  }
  const [begins, labels] = [new Int32Array(lists.length + 1), new Int32Array(total)];
  lists.forEach((tails, number) => {
    labels.set(tails, begins[number]);
    begins[number + 1] = begins[number] + tails.length;
  });
  return { own, list, begins, labels };
}
