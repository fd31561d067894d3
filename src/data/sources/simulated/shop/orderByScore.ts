/** Writes the places of one visit's candidates from the largest score to the smallest into `order`; of equal scores the first candidate comes first. */
export function orderByScore(scores: ArrayLike<number>, from: number, order: Uint8Array): void {
  for (let place = 0; place < order.length; place++) {
    // Few candidates: insertion is faster than a sort with a function.
    let at = place;
    while (at > 0 && scores[from + order[at - 1]] < scores[from + place]) order[at] = order[--at];
    order[at] = place;
  }
}
