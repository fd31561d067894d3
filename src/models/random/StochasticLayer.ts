import type { layers } from '@tensorflow/tfjs';
import type { RandomDraws } from './RandomDraws';

/** A layer of ours that is random in training. Its `call` takes its random numbers from `draws` where they are set: only while a run trains. */
export interface StochasticLayer extends layers.Layer {
  readonly isRandom: boolean;
  draws?: RandomDraws;
}

export function isStochastic(layer: layers.Layer): layer is StochasticLayer {
  return (layer as Partial<StochasticLayer>).isRandom === true;
}
