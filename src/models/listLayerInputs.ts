import type * as tf from '@tensorflow/tfjs';

/** The inputs of a layer's call, always as a list. */
export function listLayerInputs(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
  return Array.isArray(inputs) ? inputs : [inputs];
}

/** The shapes that a layer is built for, always as a list. */
export function shapesOf(inputShape: tf.Shape | tf.Shape[]): tf.Shape[] {
  return (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as tf.Shape[];
}

/**
 * The shape of the one input of a layer of tokens.
 *
 * @throws RangeError for any shape but [batch, tokens, width] with both sizes known.
 */
export function tokenShape(subject: string, inputShape: tf.Shape | tf.Shape[]): [number | null, number, number] {
  const [shape] = shapesOf(inputShape);
  if (shape.length === 3 && shape[1] && shape[2]) return shape as [number | null, number, number];
  throw new RangeError(
    `${subject}: expected an input of [batch, tokens, width], got [${shape.map((size) => size ?? 'any').join(', ')}]; reshape its input`
  );
}
