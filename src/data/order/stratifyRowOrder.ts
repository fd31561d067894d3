import { createRandom, shuffle } from '../../stats/createRandom';
import { inOrder } from './shuffleForEpoch';

/**
 * Row numbers in a random order in which every beginning has the classes in nearly the proportions of the whole: wherever it is cut, both
 * parts are stratified.
 */
export function stratifyRowOrder(y: Int32Array, seed: number): Int32Array {
  const next = createRandom(seed);
  const lists = rowsByClass(y, shuffle(inOrder(y.length), next));
  // The k-th of a class' n rows belongs at the share (k + u) / n of the way, with one u in [0, 1) for each class.
  const offsets = lists.map(() => next());
  const taken = new Int32Array(lists.length);
  const placeOf = (list: number) => (taken[list] + offsets[list]) / lists[list].length;
  const places = Float64Array.from(lists, (_, list) => placeOf(list));
  const isBefore = (a: number, b: number) =>
    places[a] < places[b] || (places[a] === places[b] && lists[a][taken[a]] < lists[b][taken[b]]);

  // The rows of each class are in order already: the next of all is the first of a heap of classes.
  const heap: number[] = [];
  const sink = (from: number): void => {
    for (let at = from; ;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && isBefore(heap[below], heap[least])) least = below;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  };
  lists.forEach((_, list) => heap.push(list));
  for (let at = heap.length >> 1; at >= 0; at--) sink(at);
  const order = new Int32Array(y.length);
  for (let place = 0; place < order.length; place++) {
    const [list] = heap;
    order[place] = lists[list][taken[list]++];
    if (taken[list] < lists[list].length) places[list] = placeOf(list);
    else {
      const last = heap.pop()!;
      if (heap.length) heap[0] = last;
    }
    sink(0);
  }
  return order;
}

/** The rows of each class in their order; classes in the order in which they come. */
function rowsByClass(y: Int32Array, order: Int32Array): Int32Array[] {
  const counts = new Map<number, number>();
  for (const row of order) counts.set(y[row], (counts.get(y[row]) ?? 0) + 1);
  const lists = new Map([...counts].map(([label, count]) => [label, new Int32Array(count)]));
  const filled = new Map<number, number>();
  for (const row of order) {
    const at = filled.get(y[row]) ?? 0;
    lists.get(y[row])![at] = row;
    filled.set(y[row], at + 1);
  }
  return [...lists.values()];
}
