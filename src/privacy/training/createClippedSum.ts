import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { gatherRows } from '../../data/gatherRows';
import { graphFunction } from '../../engine/graph/graphFunction';

/** The sum of the clipped gradients of some rows. */
export interface ClippedSum {
  /** One tensor for each variable; whoever calls disposes them. */
  (rows: Int32Array): tf.Tensor[];
  /** Lets go of its graphs. */
  dispose(): void;
}

/** Rows in one graph: more of them take longer to write down, and hardly less to run. */
const rowsAtOnce = 8;

/**
 * For each row the gradient of its cross-entropy, g min(1, clip / |g|), where |g| is the length over all variables as one vector, and the sum of these. A row that is added or taken away moves the
 * sum by no more than `clip`. Each row goes through the model by itself, as a batch of one.
 *
 * Abadi et al. 2016, "Deep Learning with Differential Privacy", arXiv 1607.00133.
 */
export function createClippedSum(
  model: tf.LayersModel,
  variables: readonly tf.Variable[],
  data: Dataset,
  clip: number
): ClippedSum {
  const { x, y, shape, classes } = data;
  const width = x.length / y.length;
  const graph = graphFunction((rows: tf.Tensor, labels: tf.Tensor, counts: tf.Tensor, ...sums: tf.Tensor[]) => {
    const [own, target, count] = [rows, labels, counts].map((one) => tf.split(one, rowsAtOnce));
    const clipped = own.map((row, i) => clippedGradient(model, variables, { row, label: target[i], count: count[i], clip }));
    return sums.map((sum, v) => tf.addN([sum, ...clipped.map((gradients) => gradients[v])]));
  });
  const sum = (rows: Int32Array) =>
    tf.tidy(() => {
      let sums: tf.Tensor[] = variables.map((variable) => tf.zerosLike(variable));
      for (let start = 0; start < rows.length; start += rowsAtOnce) {
        const drawn = rows.subarray(start, start + rowsAtOnce);
        // Places without a row hold the first one, which does not count.
        const places = Int32Array.from({ length: rowsAtOnce }, (_, i) => drawn[i] ?? drawn[0]);
        const counts = Float32Array.from(places, (_, i) => Number(i < drawn.length));
        const before = sums;
        sums = tf.tidy(() => {
          const inputs = tf.tensor(gatherRows(x, width, places), [rowsAtOnce, ...shape]);
          const labels = tf.oneHot(
            tf.tensor1d(
              Int32Array.from(places, (row) => y[row]),
              'int32'
            ),
            classes.length
          );
          return graph(inputs, tf.cast(labels, 'float32'), tf.tensor1d(counts), ...before) as tf.Tensor[];
        });
        tf.dispose(before);
      }
      return sums;
    });
  return Object.assign(sum, { dispose: () => graph.dispose() });
}

interface CountedRow {
  row: tf.Tensor;
  label: tf.Tensor;
  /** 1, or 0 for a row that does not count. */
  count: tf.Tensor;
  clip: number;
}

function clippedGradient(
  model: tf.LayersModel,
  variables: readonly tf.Variable[],
  { row, label, count, clip }: CountedRow
): tf.Tensor[] {
  const { grads } = tf.variableGrads(() => {
    const logits = bothClasses(model.apply(row, { training: true }) as tf.Tensor2D);
    return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), label))) as tf.Scalar;
  }, [...variables]);
  const gradients = variables.map((variable) => grads[variable.name] ?? tf.zerosLike(variable));
  const length = tf.sqrt(tf.addN(gradients.map((gradient) => tf.sum(tf.square(gradient)))));
  const factor = tf.mul(tf.reshape(count, []), tf.div(clip, tf.maximum(length, clip)));
  return gradients.map((gradient) => tf.mul(gradient, factor));
}

/** One sigmoid unit z as the logits [0, z]. */
function bothClasses(logits: tf.Tensor2D): tf.Tensor2D {
  return logits.shape[1] === 1 ? tf.concat([tf.zerosLike(logits), logits], 1) : logits;
}
