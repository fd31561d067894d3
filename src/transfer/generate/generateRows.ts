import * as tf from '@tensorflow/tfjs';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { encodeOneHot } from './encodeOneHot';
import { generatorInputsOfRows } from './drawGeneratorInputs';
import type { RowNetwork } from './RowNetwork';

export interface MakeRowsOptions {
  network: RowNetwork;
  /** Weights to use instead of the network's own. */
  weights?: readonly tf.Tensor[];
  /** A class number for each row. */
  labels: ArrayLike<number>;
  classes: number;
  /** How many numbers a row has. */
  width: number;
  seed: number;
  /** Called before every pass; it may throw. */
  check?: () => void;
}

const perPass = 32;

/**
 * Rows of the given classes. Every pass has the same number of rows (the last one is padded), so that a row's numbers do not depend on how
 * many others are requested, not even in the last bit.
 */
export async function generateRows({
  network,
  weights,
  labels,
  classes,
  width,
  seed,
  check
}: MakeRowsOptions): Promise<Float32Array> {
  const rows = labels.length;
  const values = new Float32Array(rows * width);
  const pause = createInterruptiblePauser();
  for (let start = 0; start < rows; start += perPass) {
    check?.();
    const asked = Array.from({ length: perPass }, (_, i) => labels[Math.min(rows - 1, start + i)]);
    const made = tf.tidy(() =>
      network.apply(generatorInputsOfRows(network, start, perPass, seed, encodeOneHot(asked, classes)), weights)
    );
    try {
      values.set((made.dataSync() as Float32Array).subarray(0, (Math.min(rows, start + perPass) - start) * width), start * width);
    } finally {
      made.dispose();
    }
    await pause();
  }
  return values;
}
