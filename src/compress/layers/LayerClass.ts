import type * as tf from '@tensorflow/tfjs';

/** A class of layers as tfjs makes them from a configuration. */
export interface LayerClass<L extends tf.layers.Layer> {
  new (config: tf.serialization.ConfigDict): L;
  className: string;
  fromConfig: tf.serialization.SerializableConstructor<tf.serialization.Serializable>['fromConfig'];
}

/** The class of a layer of tfjs, which exports only functions that make layers. */
export function classOfLayer<L extends tf.layers.Layer>(layer: tf.layers.Layer): LayerClass<L> {
  return layer.constructor as unknown as LayerClass<L>;
}
