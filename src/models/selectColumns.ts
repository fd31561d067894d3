import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkSizes } from './checkSizes';
import { listLayerInputs, shapesOf } from './listLayerInputs';
import { checkLayerName } from './checkLayerName';

export interface ColumnsOptions {
  /** Index of the first number that is taken. Default 0. */
  from?: number;
  /** Index after the last number that is taken. Default: the end of the row. */
  to?: number;
  /** The shape of the result. Default: a vector. */
  shape?: number[];
  name?: string;
  /** The shape of a row, for the first layer of a model. */
  inputShape?: number[];
}

/**
 * Some of a row's numbers, reshaped: [batch, numbers] to [batch, to - from] or [batch, ...shape]. With it rows can hold several things, for
 * example pixels and then words, and a model takes its part. It has no weights.
 *
 * @throws TypeError or RangeError for an option out of bounds, a shape with the wrong count of numbers, rows that are too short or are not vectors.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [
 *   kd.layers.columns({ to: 784, shape: [28, 28, 1], inputShape: [796] }), // the pixels of rows that end in 12 words
 *   kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 16], classes: 10, name: 'network' })
 * ] });
 * kd.layersOf(model).at(-1)!.shape; // [null, 10]
 * ```
 */
export function columns(options: ColumnsOptions = {}): tf.layers.Layer {
  const subject = 'columns';
  checkOptions(subject, options, ['from', 'to', 'shape', 'name', 'inputShape']);
  const { from = 0, to, shape, name, inputShape } = options;
  checkNumber(subject, 'from', from, { integer: true, atLeast: 0 });
  if (to !== undefined) checkNumber(subject, 'to', to, { integer: true, atLeast: from + 1 });
  if (shape !== undefined) checkSizes(subject, 'shape', shape, { atLeast: 1, atMost: 5 }, '[28, 28, 1]');
  if (inputShape !== undefined) checkSizes(subject, 'inputShape', inputShape, { atLeast: 1, atMost: 1 }, '[796]');
  if (to !== undefined) checkCount(shape, from, to);
  return new Columns({
    from,
    to: to ?? null,
    shape: shape ?? null,
    ...checkLayerName(subject, name),
    ...(inputShape && { inputShape })
  });
}

interface ColumnsConfig {
  from: number;
  to: number | null;
  shape: number[] | null;
  name?: string;
  inputShape?: number[];
}

class Columns extends tf.layers.Layer {
  static className = 'Columns';
  private readonly options: { from: number; to: number | null; shape: number[] | null };

  constructor({ from, to, shape, ...rest }: ColumnsConfig) {
    super(rest);
    this.options = { from, to, shape };
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [rows] = listLayerInputs(inputs);
      const [, ...shape] = this.computeOutputShape(rows.shape) as number[];
      const { from, to } = this.options;
      const part = tf.slice(rows as tf.Tensor2D, [0, from], [-1, (to ?? (rows.shape[1] as number)) - from]);
      return tf.reshape(part, [-1, ...shape]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [given] = shapesOf(inputShape);
    const { from, to, shape } = this.options;
    const [batch, numbers] = given;
    const end = to ?? numbers ?? 0;
    if (given.length !== 2 || !numbers || end > numbers || from >= end) {
      const got = `[${given.map((size) => size ?? 'any').join(', ')}]`;
      throw new RangeError(
        `columns: expected rows [batch, numbers] of at least ${to ?? from + 1} numbers, got ${got}; change from and to, or flatten the input`
      );
    }
    checkCount(shape ?? undefined, from, end);
    return [batch, ...(shape ?? [end - from])];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(Columns);

function checkCount(shape: number[] | undefined, from: number, to: number): void {
  if (shape && tf.util.sizeFromShape(shape) !== to - from)
    throw new RangeError(
      `columns: expected a shape of ${to - from} numbers, the columns ${from} to ${to}, got [${shape.join(', ')}] of ${tf.util.sizeFromShape(shape)}; change shape or to`
    );
}
