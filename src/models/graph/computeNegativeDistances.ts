import * as tf from '@tensorflow/tfjs';

/** Numbers of all differences that are held at once. */
const most = 2 ** 22;

/**
 * Minus the distance of each row to each row of others, [rows, others]: of Euclid, in one product of matrices.
 *
 * @param rows [rows, width]; `others` [others, width].
 */
export function negativeEuclidean(rows: tf.Tensor2D, others: tf.Tensor2D): tf.Tensor2D {
  const squares = tf.add(tf.sum(tf.square(rows), 1, true), tf.expandDims(tf.sum(tf.square(others), 1), 0));
  const distances = tf.relu(tf.sub(squares, tf.mul(2, tf.matMul(rows, others, false, true))));
  // The small number keeps the gradient finite where both are the same.
  return tf.neg(tf.sqrt(tf.add(distances, 1e-12)));
}

/**
 * Minus the sum of absolute differences, [rows, others]. With `parts` 2 a row is real parts, then imaginary parts, and an absolute value that of the
 * complex difference. Some columns at a time: all differences would be rows times others times width numbers.
 */
export function negativeAbsolute(rows: tf.Tensor2D, others: tf.Tensor2D, parts: 1 | 2 = 1): tf.Tensor2D {
  const [count, width] = rows.shape;
  const dimensions = width / parts;
  const atOnce = Math.max(1, Math.floor(most / (count * others.shape[0] * parts)));
  const op = tf.customGrad((...inputs) => {
    const [a, b] = inputs as tf.Tensor2D[];
    const save = inputs[2] as unknown as (saved: tf.Tensor[]) => void;
    save([a, b]);
    const value = tf.tidy(() => {
      const sums = blocks(dimensions, atOnce).map(([begin, size]) =>
        tf.sum(absoluteOf(differences(a, b, begin, size, parts)), 2)
      );
      return tf.neg(tf.addN(sums));
    });
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) =>
      tf.tidy(() => {
        const [a, b] = saved as tf.Tensor2D[];
        const weights = tf.expandDims(dy, 2);
        const own: tf.Tensor[][] = Array.from({ length: parts }, () => []);
        const other: tf.Tensor[][] = Array.from({ length: parts }, () => []);
        for (const [begin, size] of blocks(dimensions, atOnce)) {
          const apart = differences(a, b, begin, size, parts);
          const directions = parts === 1 ? [tf.sign(apart[0])] : unitsOf(apart);
          directions.forEach((direction, part) => {
            const weighted = tf.mul(direction, weights);
            own[part].push(tf.neg(tf.sum(weighted, 1)));
            other[part].push(tf.sum(weighted, 0));
          });
        }
        return [tf.concat(own.flat(), 1), tf.concat(other.flat(), 1)];
      });
    return { value, gradFunc };
  });
  return op(rows, others) as tf.Tensor2D;
}

/** [rows, others, size] of each part. */
function differences(a: tf.Tensor2D, b: tf.Tensor2D, begin: number, size: number, parts: number): tf.Tensor[] {
  const dimensions = a.shape[1] / parts;
  return Array.from({ length: parts }, (_, part) => {
    const from = part * dimensions + begin;
    const [own, other] = [tf.slice(a, [0, from], [-1, size]), tf.slice(b, [0, from], [-1, size])];
    return tf.sub(tf.expandDims(own, 1), tf.expandDims(other, 0));
  });
}

function absoluteOf([real, imaginary]: tf.Tensor[]): tf.Tensor {
  return imaginary ? tf.sqrt(tf.add(tf.square(real), tf.square(imaginary))) : tf.abs(real);
}

/** The gradient of an absolute value; 0 at 0. */
function unitsOf([real, imaginary]: tf.Tensor[]): tf.Tensor[] {
  const lengths = tf.maximum(absoluteOf([real, imaginary]), 1e-12);
  return [tf.div(real, lengths), tf.div(imaginary, lengths)];
}

function blocks(dimensions: number, atOnce: number): [begin: number, size: number][] {
  return Array.from({ length: Math.ceil(dimensions / atOnce) }, (_, i) => [
    i * atOnce,
    Math.min(atOnce, dimensions - i * atOnce)
  ]);
}
