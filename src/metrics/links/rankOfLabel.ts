/**
 * The rank of one class among the logits of a row, from 1: one more than the classes above it, and half of those that are equal to it, the mean of all places
 * that it could have among them. Classes that are left out take no place.
 *
 * @param start where the row begins.
 * @param leftOut class numbers; the label itself may be among them.
 */
export function rankOfLabel(
  values: ArrayLike<number>,
  { start, classes, label, leftOut }: { start: number; classes: number; label: number; leftOut: ArrayLike<number> }
): number {
  const own = values[start + label];
  let [above, equal] = [0, -1];
  for (let j = start; j < start + classes; j++) {
    if (values[j] > own) above++;
    else if (values[j] === own) equal++;
  }
  for (let k = 0; k < leftOut.length; k++) {
    if (leftOut[k] === label) continue;
    const value = values[start + leftOut[k]];
    if (value > own) above--;
    else if (value === own) equal--;
  }
  return 1 + above + equal / 2;
}
