import type * as tf from '@tensorflow/tfjs';
import type { RandomDraws } from './RandomDraws';
import { applyDropout } from './applyDropout';

/** What tfjs' cells of recurrent layers have for their dropout. */
interface RecurrentCell extends tf.layers.Layer {
  dropout: number;
  recurrentDropout: number;
  dropoutFunc?: ((ones: tf.Tensor, rate: number) => tf.Tensor) | null;
}

/** Whether a layer is such a cell, has dropout, and leaves its drawing to tfjs. */
export function isRecurrentCell(layer: tf.layers.Layer): layer is RecurrentCell {
  const cell = layer as RecurrentCell;
  return 'recurrentDropoutMask' in cell && (cell.dropout > 0 || cell.recurrentDropout > 0) && !cell.dropoutFunc;
}

/** Makes a cell take its masks from the draws. */
export function seedRecurrentDropout(cell: RecurrentCell, draws: RandomDraws): () => void {
  const before = cell.dropoutFunc;
  cell.dropoutFunc = (ones, rate) => applyDropout(ones, rate, draws);
  return () => void (cell.dropoutFunc = before);
}
