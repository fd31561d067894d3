import type { layers, Tensor } from '@tensorflow/tfjs';

/**
 * A layer whose inner features can be read, for example the scores and values of an attention layer. It lists their names, and its `call`
 * runs `this.tell?.('scores', scores)`; `tell` is set only while the features are read. "attention/scores" is then a name like that of any
 * layer.
 */
export interface TellingLayer extends layers.Layer {
  /** The shape of each inner feature, first the batch, for the layer's input shape or shapes. */
  tells(inputShape: (number | null)[] | (number | null)[][]): { [name: string]: (number | null)[] };
  tell?: (name: string, value: Tensor) => void;
}

export function isTelling(layer: layers.Layer): layer is TellingLayer {
  return typeof (layer as Partial<TellingLayer>).tells === 'function';
}
