import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';

/** @throws RangeError unless the model has one input and takes rows of this shape. */
export function checkRowsFit(subject: string, { name, inputs }: tf.LayersModel, { shape }: Dataset): void {
  const input = inputs[0].shape.slice(1);
  const fits = inputs.length === 1 && input.length === shape.length;
  if (fits && input.every((size, i) => size === null || size === shape[i])) return;
  throw new RangeError(
    `${subject}: expected rows of the shape that "${name}" takes, ${showValue(inputs.map(({ shape }) => shape.slice(1)))}, got ${showValue(shape)}; give {...data, shape: [...]} if only the shape differs`
  );
}
