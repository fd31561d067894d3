/** Triples sorted by head, then relation, then tail, to ask what is known. */
export interface TriplesByHead {
  has(head: number, relation: number, tail: number): boolean;
  /** The tails of a head and a relation, rising, each once. A view: do not change it. */
  tailsOf(head: number, relation: number): Int32Array;
  /** The relations from a head to a tail, rising. */
  relationsBetween(head: number, tail: number): number[];
  /** How many triples there are more than once, counted without the first. */
  repeated: number;
}

/**
 * @param lists of triples, three numbers each.
 * @param sizes `entities` and `relations` that the numbers are below.
 */
export function groupTriplesByHead(
  lists: readonly Int32Array[],
  { entities, relations }: { entities: number; relations: number }
): TriplesByHead {
  const begins = new Int32Array(entities + 1);
  for (const list of lists) for (let i = 0; i < list.length; i += 3) begins[list[i] + 1]++;
  for (let head = 0; head < entities; head++) begins[head + 1] += begins[head];
  const places = begins.slice();
  // A pair of numbers as one, which is exact up to 2^53.
  const byRelation = new Float64Array(begins[entities]);
  const byTail = new Float64Array(begins[entities]);
  for (const list of lists)
    for (let i = 0; i < list.length; i += 3) {
      const place = places[list[i]]++;
      byRelation[place] = list[i + 1] * entities + list[i + 2];
      byTail[place] = list[i + 2] * relations + list[i + 1];
    }
  let repeated = 0;
  const ends = new Int32Array(entities);
  for (let head = 0; head < entities; head++) {
    ends[head] = begins[head] + sortOnce(byRelation.subarray(begins[head], begins[head + 1]));
    sortOnce(byTail.subarray(begins[head], begins[head + 1]));
    repeated += begins[head + 1] - ends[head];
  }
  const tails = Int32Array.from(byRelation, (key) => key % entities);
  const placeOf = (keys: Float64Array, head: number, key: number) => firstAtLeast(keys, begins[head], ends[head], key);
  return {
    repeated,
    has(head, relation, tail) {
      const key = relation * entities + tail;
      const place = placeOf(byRelation, head, key);
      return place < ends[head] && byRelation[place] === key;
    },
    tailsOf(head, relation) {
      const key = relation * entities;
      return tails.subarray(placeOf(byRelation, head, key), placeOf(byRelation, head, key + entities));
    },
    relationsBetween(head, tail) {
      const key = tail * relations;
      const between = byTail.subarray(placeOf(byTail, head, key), placeOf(byTail, head, key + relations));
      return Array.from(between, (one) => one - key);
    }
  };
}

/** Sorts the keys, moves each to the front once, and returns how many there are. */
function sortOnce(keys: Float64Array): number {
  keys.sort();
  let end = 0;
  for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) keys[end++] = keys[i];
  return end;
}

function firstAtLeast(keys: Float64Array, begin: number, end: number, key: number): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
