import { checkList } from '../../checks/checkList';
import { showValue } from '../../checks/showValue';
import type { Description } from '../../record/RunRecord';
import { readBinaryScores } from '../inputs/readBinaryScores';
import { checkedMetric } from '../inputs/checkedMetric';
import type { Metric } from '../inputs/Metric';
import { type TiedBlock, findTiedBlocks } from './findTiedBlocks';

export interface RetrievalMetric {
  description: Description;
  title: string;
  format: Metric['format'];
  /** In place of the groups of the inputs. */
  groups?: ArrayLike<number>;
  /** The value of one group that has a row of class 1: the mean over all orders of rows with equal scores. */
  valueOf(blocks: TiedBlock[], relevant: number): number;
}

/** A metric that is the mean, over the groups that have a row of class 1, of one value each. */
export function createRetrievalMetric({ description, title, format, groups: own, valueOf }: RetrievalMetric): Metric {
  const { name } = description;
  return checkedMetric({
    description,
    title,
    better: 'higher',
    format,
    range: [0, 1],
    prepare({ logits, labels: given, groups = own }) {
      const { scores, labels } = readBinaryScores(name, { logits, labels: given });
      const rowsOf = rowsByGroup(name, own ?? groups, labels.length);
      const valued: { rows: Int32Array; value: number }[] = [];
      for (const rows of rowsOf) {
        const relevant = rows.reduce((sum, row) => sum + labels[row], 0);
        if (relevant > 0) valued.push({ rows, value: valueOf(findTiedBlocks(rows, scores, labels), relevant) });
      }
      if (valued.length === 0)
        throw new RangeError(
          `${name}: expected a group with a row of class 1, got none of ${rowsOf.length}; measure groups that have one`
        );
      return (counts) => weightedMean(name, valued, counts);
    }
  });
}

/** NaN if no group counts. */
function weightedMean(
  subject: string,
  valued: readonly { rows: Int32Array; value: number }[],
  counts: ArrayLike<number> | undefined
): number {
  let [sum, weight] = [0, 0];
  for (const { rows, value } of valued) {
    const count = counts ? sameCount(subject, rows, counts) : 1;
    sum += count * value;
    weight += count;
  }
  return sum / weight;
}

/** A part of a group is another ranking: the value of the whole says nothing of it. */
function sameCount(subject: string, rows: Int32Array, counts: ArrayLike<number>): number {
  const count = counts[rows[0]];
  for (let i = 1; i < rows.length; i++)
    if (counts[rows[i]] !== count)
      throw new RangeError(
        `${subject}: expected the rows of a group to count equally often, got ${count} and ${counts[rows[i]]}; draw whole groups: give the same groups to compare`
      );
  return count;
}

function rowsByGroup(subject: string, groups: ArrayLike<number> | undefined, rows: number): Int32Array[] {
  if (groups === undefined)
    throw new TypeError(
      `${subject}: expected groups, one number for each row, got none; give {logits, labels, groups}, or a dataset with groups`
    );
  checkList(subject, 'groups', groups);
  if (groups.length !== rows)
    throw new RangeError(
      `${subject}: expected ${rows} groups, one for each row, got ${groups.length}; give the group of each row`
    );
  const lists = new Map<number, number[]>();
  for (let row = 0; row < rows; row++) {
    const group: unknown = groups[row];
    if (typeof group !== 'number' || Number.isNaN(group))
      throw new TypeError(`${subject}: expected groups to be numbers, got ${showValue(group)} in row ${row}; number the groups`);
    const list = lists.get(group);
    if (list) list.push(row);
    else lists.set(group, [row]);
  }
  return Array.from(lists.values(), (list) => Int32Array.from(list));
}
