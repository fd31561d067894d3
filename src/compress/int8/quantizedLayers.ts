import * as tf from '@tensorflow/tfjs';
import { listLayerInputs } from '../../models/listLayerInputs';
import { callLayerWithKernel } from '../layers/callLayerWithKernel';
import { channelAxes, type KernelKind, type KernelLayer, kernelOf } from '../layers/KernelLayer';
import type { LayerClass } from '../layers/LayerClass';
import { tfjsLayerClasses } from '../layers/tfjsLayerClasses';
import { fakeQuantize, type Int8Range } from './fakeQuantize';
import { fakeQuantizeKernel } from './fakeQuantizeKernel';

/** A layer whose input and kernel are numbers of int8. */
export interface QuantizedLayer extends KernelLayer {
  readonly kind: KernelKind;
  readonly input8: Int8Range;
  /** Whether its kernel holds the integers themselves, which `scales` multiply: as it is in a file of int8. */
  readonly integers: boolean;
  readonly scales: tf.LayerVariable | null;
}

export function isQuantizedLayer(layer: tf.layers.Layer): layer is QuantizedLayer {
  return 'input8' in layer;
}

/** What takes the place of each kind of layer. */
export const quantizedLayers: Readonly<Record<KernelKind, LayerClass<QuantizedLayer>>> = {
  Dense: quantizedClass('Dense'),
  Conv1D: quantizedClass('Conv1D'),
  Conv2D: quantizedClass('Conv2D'),
  DepthwiseConv2D: quantizedClass('DepthwiseConv2D')
};

/** A class of layers that are those of tfjs in all but what they read: their input and their kernel. */
function quantizedClass(kind: KernelKind): LayerClass<QuantizedLayer> {
  const channels = channelAxes[kind];
  class Quantized extends tfjsLayerClasses[kind] implements QuantizedLayer {
    static override className = `Quantized${kind}`;
    readonly kind = kind;
    readonly input8: Int8Range;
    readonly integers: boolean;
    scales: tf.LayerVariable | null = null;

    constructor(config: tf.serialization.ConfigDict) {
      super(config);
      this.input8 = { scale: config.inputScale as number, zeroPoint: config.inputZeroPoint as number };
      this.integers = config.integers === true;
    }

    override build(inputShape: tf.Shape | tf.Shape[]): void {
      super.build(inputShape);
      if (!this.integers) return;
      const shape = kernelOf(this).shape.slice(-channels);
      this.scales = this.addWeight('scales', shape, 'float32', tf.initializers.ones(), undefined, false);
    }

    override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { [name: string]: unknown }): tf.Tensor | tf.Tensor[] {
      return tf.tidy(() => {
        const weight = kernelOf(this).read();
        const kernel = this.scales ? tf.mul(weight, this.scales.read()) : fakeQuantizeKernel(weight, channels);
        return callLayerWithKernel(this, kernel, () => super.call(fakeQuantize(listLayerInputs(inputs)[0], this.input8), kwargs));
      });
    }

    override getConfig(): tf.serialization.ConfigDict {
      const { scale, zeroPoint } = this.input8;
      return { ...super.getConfig(), inputScale: scale, inputZeroPoint: zeroPoint, ...(this.integers && { integers: true }) };
    }
  }
  // A model is read back by the names of its layers.
  tf.serialization.registerClass(Quantized);
  return Quantized;
}
