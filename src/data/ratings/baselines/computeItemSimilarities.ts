import { groupRows } from '../../groupRows';
import type { RatingParts } from '../inputs/RatingParts';

export interface ItemSimilarities {
  /** [items] similarities of all items to one; the array is used again by the next call. */
  of(item: number): Float64Array;
  /** [items] mean rating in train, with five average ratings. */
  means: Float64Array;
  users: number;
}

/**
 * Cosine similarities of items by their train ratings: of who rated them, or (adjusted) of how far ratings are from their user's mean.
 *
 * One item is compared with all at a time, by its users and what else they rated: a matrix of all pairs would not fit.
 */
export function computeItemSimilarities(
  { ratings, train }: RatingParts,
  { shrinkage, adjusted }: { shrinkage: number; adjusted: boolean }
): ItemSimilarities {
  const [users, items] = [ratings.users.ids.length, ratings.items.ids.length];
  const user = Int32Array.from(train, (row) => ratings.user[row]);
  const item = Int32Array.from(train, (row) => ratings.item[row]);
  const [rowsOfUser, rowsOfItem] = [groupRows(user, users), groupRows(item, items)];
  const meanOf = (rows: Int32Array) => rows.reduce((sum, row) => sum + ratings.rating[train[row]], 0) / rows.length;
  const userMeans = Float64Array.from({ length: users }, (_, one) => meanOf(rowsOfUser(one)));
  const values = Float64Array.from(user, (who, row) => (adjusted ? ratings.rating[train[row]] - userMeans[who] : 1));
  const squares = new Float64Array(items);
  item.forEach((what, row) => (squares[what] += values[row] ** 2));
  const average = meanOf(Int32Array.from(train.keys()));
  const means = Float64Array.from({ length: items }, (_, one) => {
    const rows = rowsOfItem(one);
    return rows.length ? (meanOf(rows) * rows.length + 5 * average) / (rows.length + 5) : average;
  });
  const [products, both] = [new Float64Array(items), new Int32Array(items)];
  const of = (one: number): Float64Array => {
    products.fill(0);
    both.fill(0);
    for (const row of rowsOfItem(one))
      for (const beside of rowsOfUser(user[row])) {
        products[item[beside]] += values[row] * values[beside];
        both[item[beside]]++;
      }
    for (let other = 0; other < items; other++)
      if (both[other] > 0)
        products[other] *= both[other] / (both[other] + shrinkage) / (Math.sqrt(squares[one] * squares[other]) || 1);
    return products;
  };
  return { of, means, users };
}
