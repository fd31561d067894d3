import * as tf from '@tensorflow/tfjs';

/** What tfjs' cells of recurrent layers keep for their dropout. */
interface Cell {
  dropoutMask?: tf.Tensor | tf.Tensor[] | null;
  recurrentDropoutMask?: tf.Tensor | tf.Tensor[] | null;
  /** Those that a cell is made of. */
  cells?: Cell[];
}

/**
 * Lets the masks of dropout in recurrent layers go with the pass that has made them, at inference too, where they are ones. tfjs keeps them until the layer's
 * next call, also when the model is disposed; those of a cell that is given to `tf.layers.rnn` it uses for all later batches, of whatever size.
 */
export function freeRecurrentMasks(): void {
  const prototype = tf.RNN.prototype as unknown as { call(inputs: unknown, kwargs: unknown): unknown };
  const { call } = prototype;
  prototype.call = function (this: { cell: Cell }, inputs, kwargs) {
    try {
      return call.call(this, inputs, kwargs);
    } finally {
      free(this.cell);
    }
  };
}

function free(cell: Cell): void {
  for (const name of ['dropoutMask', 'recurrentDropoutMask'] as const) {
    if (!cell[name]) continue;
    tf.dispose(cell[name]);
    cell[name] = null;
  }
  cell.cells?.forEach(free);
}
