import type { layers } from '@tensorflow/tfjs';
import type { Draws } from './Draws';

/** A layer of ours that is random in training. Its `call` takes its random numbers from `draws` where they are set: only while a run trains. */
export interface DrawingLayer extends layers.Layer {
  readonly isRandom: boolean;
  draws?: Draws;
}

export function isDrawing(layer: layers.Layer): layer is DrawingLayer {
  return (layer as Partial<DrawingLayer>).isRandom === true;
}
