/** A list of triples that grows. */
export interface TripleList {
  add(head: number, relation: number, tail: number): void;
  count(): number;
  /** All of them, three numbers each. */
  values(): Int32Array;
}

export function createTripleList(): TripleList {
  let values = new Int32Array(3 * 1024);
  let end = 0;
  return {
    add(head, relation, tail) {
      if (end === values.length) {
        const larger = new Int32Array(2 * end);
        larger.set(values);
        values = larger;
      }
      values[end++] = head;
      values[end++] = relation;
      values[end++] = tail;
    },
    count: () => end / 3,
    values: () => values.slice(0, end)
  };
}
