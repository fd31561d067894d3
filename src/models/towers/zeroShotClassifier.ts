import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Matrix } from '../../data/Matrix';
import { applyLayer } from '../applyLayer';
import { checkModelName } from '../checkModelName';

export interface ZeroShotClassifierOptions {
  /** From pictures to embeddings. */
  picture: tf.LayersModel;
  /** The embedding of the text of each class, [classes, width], in the order of the classes: what `kd.predict` gives for the tower of texts. */
  classes: Matrix;
  /** Default "zero-shot". */
  name?: string;
}

/**
 * A classifier that has seen no label: the logit of a class is the product of the picture's embedding with that of the class's text, scaled to length 1. With a tower that ends in `kd.layers.unitLength({ scale })` it is scale times the cosine. It is a model like any other: `kd.predict`, `kd.compare` and
 * `kd.distill` take it, and it can be saved.
 *
 * The tower is part of it; the embeddings are weights that do not learn. For several texts of a class give the mean of their embeddings.
 *
 * Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision", arXiv 2103.00020.
 *
 * @throws TypeError or RangeError for anything but a model with one output [batch, width], and finite embeddings of that width of at least two classes.
 * @example
 * ```ts
 * const picture = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [2, 1] }), kd.layers.unitLength({ scale: 10 })] });
 * const classes = { rows: 3, columns: 2, values: Float32Array.of(1, 0, 0, 2, -1, 0) };
 * const classifier = kd.models.zeroShotClassifier({ picture, classes });
 * const data = kd.dataset({ x: [[[5], [0]]], y: [0], classes: ['right', 'up', 'left'] });
 * (await kd.predict(classifier, data)).values; // Float32Array [10, 0, -10]
 * ```
 */
export function zeroShotClassifier(options: ZeroShotClassifierOptions): tf.LayersModel {
  const subject = 'zeroShotClassifier';
  checkOptions(subject, options, ['picture', 'classes', 'name']);
  const { picture, classes, name = 'zero-shot' } = options ?? {};
  checkModelName(subject, name);
  checkModel(subject, picture);
  const output = picture.outputs[0].shape;
  if (picture.inputs.length !== 1 || picture.outputs.length !== 1 || output.length !== 2 || output[1] === null)
    throw new RangeError(
      `${subject}: expected picture to give one embedding for each row, [batch, width], got [${output.map((n) => n ?? 'batch')}]; give the tower of pictures`
    );
  const kernel = kernelOf(subject, classes, output[1]);
  const dense = tf.layers.dense({ units: classes.rows, useBias: false, trainable: false, name: 'zeroShotLogits' });
  const input = tf.input({ shape: picture.inputs[0].shape.slice(1), name: 'zeroShotInput' });
  const model = tf.model({ inputs: input, outputs: applyLayer(dense, applyLayer(picture, input)), name });
  tf.tidy(() => dense.setWeights([tf.tensor2d(kernel, [output[1]!, classes.rows])]));
  return model;
}

/** [width, classes], each class at length 1. */
function kernelOf(subject: string, classes: Matrix, width: number): Float32Array {
  const isMatrix = hasSafelyReadableMembers(classes, ['rows', 'columns', 'values']) && classes.values instanceof Float32Array;
  if (!isMatrix)
    throw new TypeError(
      `${subject}: expected classes to be embeddings {rows, columns, values}, got ${showValue(classes)}; give what kd.predict(text, data) gives`
    );
  const { rows, columns, values } = classes;
  if (!(Number.isInteger(rows) && rows >= 2) || columns !== width || values.length !== rows * columns)
    throw new RangeError(
      `${subject}: expected embeddings of at least two classes, ${width} numbers each, got ${values.length} numbers, [${showValue(rows)}, ${showValue(columns)}]; give the text tower that belongs to the picture tower`
    );
  const kernel = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * columns, (row + 1) * columns);
    const length = Math.hypot(...own);
    if (!(length > 0 && Number.isFinite(length)))
      throw new RangeError(
        `${subject}: expected embeddings of a length above 0, got ${showValue(length)} for class ${row}; look at its text`
      );
    own.forEach((value, i) => (kernel[i * rows + row] = value / length));
  }
  return kernel;
}
