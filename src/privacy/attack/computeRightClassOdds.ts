import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import type { Dataset } from '../../data/Dataset';
import { checkedLogits } from '../../metrics/inputs/checkedLogits';
import { computeOneAgainstRest } from '../../metrics/inputs/computeOneAgainstRest';
import { predict } from '../../metrics/predict';
import type { MadeModel } from './MembershipAttackOptions';

export interface RightClassAnswers {
  /** [rows] Log odds of the right class. */
  odds: Float64Array;
  /** [rows] 1 if no class is likelier than the right one. */
  right: Uint8Array;
}

/**
 * What was made says of each row's class. A model or tensor is disposed.
 *
 * @throws TypeError or RangeError for anything but finite logits of all rows and classes.
 */
export async function computeRightClassOdds(subject: string, made: MadeModel, data: Dataset): Promise<RightClassAnswers> {
  const isModel = isSafeToInspect(made) && made instanceof tf.LayersModel;
  try {
    const table = checkedLogits(subject, "train's", isModel ? await predict(made, data) : made);
    const { rows, columns } = table;
    if (rows !== data.y.length || columns !== Math.max(2, data.classes.length))
      throw new RangeError(
        `${subject}: expected train to give logits of ${data.y.length} rows and ${data.classes.length} classes, got ${rows} and ${columns}; predict all rows of data, not only those that it learnt from`
      );
    const all = computeOneAgainstRest(table);
    const odds = Float64Array.from(data.y, (label, row) => all[row * columns + label]);
    const right = Uint8Array.from(odds, (own, row) =>
      Number(all.subarray(row * columns, (row + 1) * columns).every((one) => one <= own))
    );
    return { odds, right };
  } finally {
    if (isModel || (isSafeToInspect(made) && made instanceof tf.Tensor)) made.dispose();
  }
}
