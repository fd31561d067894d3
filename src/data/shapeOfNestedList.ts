import type { Nested } from './Dataset';
import { isNumberList } from './isNumberList';

/** tfjs has no tensors of more than six, of which one counts the rows. */
const mostDimensions = 5;

/**
 * The shape of a row, from the first of its parts at each depth.
 *
 * @throws RangeError if it is too deep.
 */
export function shapeOfNestedList(subject: string, row: Nested): number[] {
  const shape: number[] = [];
  for (let inner: Nested = row; isNumberList(inner) && shape.length <= mostDimensions; inner = inner[0]) shape.push(inner.length);
  if (shape.length > mostDimensions)
    throw new RangeError(
      `${subject}: expected rows of at most ${mostDimensions} dimensions, got arrays deeper than that; give rows of one shape`
    );
  return shape;
}
