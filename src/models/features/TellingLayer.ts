import type { layers, Tensor } from '@tensorflow/tfjs';

/**
 * A layer that lets its inside be read: an attention layer its scores and values, say. It names what it has, and in `call` it says
 * `this.tell?.('scores', scores)`; `tell` is there only while somebody reads. "attention/scores" is then a name like any layer's.
 */
export interface TellingLayer extends layers.Layer {
  /** The shape of each inner feature, first the batch, for the layer's input shape or shapes. */
  tells(inputShape: (number | null)[] | (number | null)[][]): { [name: string]: (number | null)[] };
  tell?: (name: string, value: Tensor) => void;
}

export function isTelling(layer: layers.Layer): layer is TellingLayer {
  return typeof (layer as Partial<TellingLayer>).tells === 'function';
}
