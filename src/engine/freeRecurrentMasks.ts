import * as tf from '@tensorflow/tfjs';

/** What tfjs' cells of recurrent layers keep for their dropout. */
interface Cell {
  dropoutMask?: tf.Tensor | tf.Tensor[] | null;
  recurrentDropoutMask?: tf.Tensor | tf.Tensor[] | null;
  /** Those that a cell is made of. */
  cells?: Cell[];
}

/**
 * Disposes the dropout masks of recurrent layers after the pass that made them, at inference too, where they are ones. tfjs keeps them until the layer's next
 * call, even after the model is disposed; with a cell given to `tf.layers.rnn` it reuses them for every later batch, whatever its size.
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
