import * as tf from '@tensorflow/tfjs';
import { showValue } from '../checks/showValue';

/** What a model sees of rows [batch, …]: one tensor for each of its inputs, with the same number of rows. */
export type RowsView = (rows: tf.Tensor) => tf.Tensor | tf.Tensor[];

/** The view, with an error if its result does not fit the model. */
export function checkedRowsView(view: RowsView, { inputs }: tf.LayersModel, name: string): RowsView {
  return (rows) => {
    const seen = view(rows);
    const list = Array.isArray(seen) ? seen : [seen];
    const fits =
      list.length === inputs.length &&
      list.every((one, i) => one instanceof tf.Tensor && matches(one.shape, inputs[i].shape, rows.shape[0]));
    if (!fits) {
      const wanted = inputs.map(({ shape }) => `[${shape.map((size, i) => (i ? (size ?? 'any') : rows.shape[0])).join(', ')}]`);
      const got = list.map((one) => (one instanceof tf.Tensor ? `[${one.shape.join(', ')}]` : showValue(one)));
      throw new RangeError(
        `modelTeacher: expected the view of "${name}" to give ${wanted.join(' and ')} of rows [${rows.shape.join(', ')}], got ${got.join(' and ')}; change the view`
      );
    }
    return seen;
  };
}

function matches(shape: number[], wanted: (number | null)[], rows: number): boolean {
  return (
    shape.length === wanted.length &&
    shape[0] === rows &&
    wanted.every((size, i) => i === 0 || size === null || size === shape[i])
  );
}
