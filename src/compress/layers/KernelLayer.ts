import type * as tf from '@tensorflow/tfjs';

/** A layer of tfjs with one kernel; its type shows less. Depthwise convolutions call theirs by another name. */
export interface KernelLayer extends tf.layers.Layer {
  kernel?: tf.LayerVariable;
  depthwiseKernel?: tf.LayerVariable;
  bias: tf.LayerVariable | null;
}

/** The kinds of layers that the functions of this folder can change. */
export type KernelKind = 'Dense' | 'Conv1D' | 'Conv2D' | 'DepthwiseConv2D';

/** How many of the last axes of a kernel are its output channels. */
export const channelAxes: Readonly<Record<KernelKind, number>> = { Dense: 1, Conv1D: 1, Conv2D: 1, DepthwiseConv2D: 2 };

/** The kind of a layer; null if it has no such kernel. */
export function kernelKindOf(layer: tf.layers.Layer): KernelKind | null {
  const kind = layer.getClassName();
  return Object.hasOwn(channelAxes, kind) ? (kind as KernelKind) : null;
}

export function kernelOf(layer: tf.layers.Layer): tf.LayerVariable {
  const { kernel, depthwiseKernel } = layer as KernelLayer;
  return (kernel ?? depthwiseKernel)!;
}
