import * as tf from '@tensorflow/tfjs';
import type { KernelKind, KernelLayer } from './KernelLayer';
import { classOfLayer, type LayerClass } from './LayerClass';

const { conv1d, conv2d, dense, depthwiseConv2d } = tf.layers;

/** The class of tfjs for each kind of layer. With names their examples do not take the numbers of the user's first layers. */
export const tfjsLayerClasses: Readonly<Record<KernelKind, LayerClass<KernelLayer>>> = {
  Dense: classOfLayer(dense({ units: 1, name: 'dense' })),
  Conv1D: classOfLayer(conv1d({ filters: 1, kernelSize: 1, name: 'conv' })),
  Conv2D: classOfLayer(conv2d({ filters: 1, kernelSize: 1, name: 'conv' })),
  DepthwiseConv2D: classOfLayer(depthwiseConv2d({ kernelSize: 1, name: 'conv' }))
};
