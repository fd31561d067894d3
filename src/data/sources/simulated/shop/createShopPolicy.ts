import { checkList } from '../../../../checks/checkList';
import { hasSafelyReadableMembers } from '../../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../../checks/showValue';
import type { Dataset } from '../../../Dataset';
import type { Matrix } from '../../../Matrix';
import { orderByScore } from './orderByScore';
import type { ShopVisits } from './ShopVisits';

/** Another way to order the candidates of the same visits, and what it would bring. */
export interface ShopPolicy {
  /** [impressions] 1 where it would show the logged item in the logged position, else 0: for `kd.offPolicy`. */
  target: Float64Array;
  /** The true share of impressions that would be clicked, over these visits. */
  value: number;
  /**
   * [impressions] rows of what it would show, without labels: what a model predicts of them makes the estimate doubly robust.
   */
  rows(): Dataset;
}

/**
 * A policy that orders candidates by scores.
 *
 * @param scores [visits, candidates]
 * @param examination [positions] the chance that a user looks there.
 * @param rowsOf makes rows of [visits, positions] places among the candidates.
 */
export function createShopPolicy(
  visits: ShopVisits,
  scores: ArrayLike<number>,
  examination: Float64Array,
  rowsOf: (shown: Uint8Array) => Dataset
): ShopPolicy {
  const { candidates, positions } = visits;
  const target = new Float64Array(visits.visits * positions);
  const shown = new Uint8Array(visits.visits * positions);
  const order = new Uint8Array(candidates);
  let value = 0;
  for (let visit = 0; visit < visits.visits; visit++) {
    orderByScore(scores, visit * candidates, order);
    for (let position = 0; position < positions; position++) {
      const at = visit * positions + position;
      shown[at] = order[position];
      if (order[position] === visits.shown[at]) target[at] = 1;
      value += examination[position] * visits.attraction[visit * candidates + order[position]];
    }
  }
  return { target, value: value / target.length, rows: () => rowsOf(shown) };
}

/** [visits, candidates] scores; of two logits the difference. @throws TypeError or RangeError for anything else. */
export function checkedScores(subject: string, scores: unknown, rows: number): ArrayLike<number> {
  const values = isMatrix(scores) ? columnOf(scores) : scores;
  checkList(subject, 'scores', values);
  if (values.length !== rows)
    throw new RangeError(
      `${subject}: expected ${rows} scores, one for each candidate of each visit, got ${values.length}; give await kd.predict(model, shop.candidateRows())`
    );
  for (let i = 0; i < rows; i++)
    if (typeof values[i] !== 'number' || Number.isNaN(values[i]))
      throw new RangeError(
        `${subject}: expected scores to be numbers, got ${showValue(values[i])} in row ${i}; look at that row`
      );
  return values as ArrayLike<number>;
}

function isMatrix(value: unknown): value is Matrix {
  return hasSafelyReadableMembers(value, ['rows', 'columns', 'values']) && value.values instanceof Float32Array;
}

function columnOf({ columns, values }: Matrix): ArrayLike<number> {
  if (columns !== 2) return values;
  return Float64Array.from({ length: values.length / 2 }, (_, row) => values[2 * row + 1] - values[2 * row]);
}
