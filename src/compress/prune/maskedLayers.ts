import * as tf from '@tensorflow/tfjs';
import { callLayerWithKernel } from '../layers/callLayerWithKernel';
import { type KernelKind, type KernelLayer, kernelOf } from '../layers/KernelLayer';
import type { LayerClass } from '../layers/LayerClass';
import { tfjsLayerClasses } from '../layers/tfjsLayerClasses';

/** A layer of which some weights count as 0, and stay so in training. */
export interface MaskedLayer extends KernelLayer {
  readonly kind: KernelKind;
  /** 1 for a weight that counts, 0 for one that does not, in the shape of the kernel. */
  readonly mask: tf.LayerVariable;
}

export function isMaskedLayer(layer: tf.layers.Layer): layer is MaskedLayer {
  return 'mask' in layer;
}

/** What takes the place of each kind of layer. */
export const maskedLayers: Readonly<Record<KernelKind, LayerClass<MaskedLayer>>> = {
  Dense: maskedClass('Dense'),
  Conv1D: maskedClass('Conv1D'),
  Conv2D: maskedClass('Conv2D'),
  DepthwiseConv2D: maskedClass('DepthwiseConv2D')
};

/** A class of layers that are those of tfjs, with a kernel that a mask multiplies. So hidden weights have no gradient. */
function maskedClass(kind: KernelKind): LayerClass<MaskedLayer> {
  class Masked extends tfjsLayerClasses[kind] implements MaskedLayer {
    static override className = `Masked${kind}`;
    readonly kind = kind;
    mask!: tf.LayerVariable;

    override build(inputShape: tf.Shape | tf.Shape[]): void {
      super.build(inputShape);
      this.mask = this.addWeight('mask', kernelOf(this).shape, 'float32', tf.initializers.ones(), undefined, false);
    }

    override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { [name: string]: unknown }): tf.Tensor | tf.Tensor[] {
      return tf.tidy(() =>
        callLayerWithKernel(this, tf.mul(kernelOf(this).read(), this.mask.read()), () => super.call(inputs, kwargs))
      );
    }
  }
  // A model is read back by the names of its layers.
  tf.serialization.registerClass(Masked);
  return Masked;
}
