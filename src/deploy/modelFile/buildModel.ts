import * as tf from '@tensorflow/tfjs';

type FromConfig = (cls: unknown, config: unknown, customObjects?: object, fastWeightInit?: boolean) => unknown;

/** The part of a layer that makes its weights; tfjs keeps it for layers themselves. */
interface Weighted {
  addWeight(name: string, shape: (number | null)[], ...rest: unknown[]): tf.LayerVariable;
}

/**
 * Builds the model that a checked topology describes, with zeros as weights, all in one synchronous call.
 *
 * It watches the weights that the layers make: if together they were larger than those of the file, a few digits of a topology could ask for more memory
 * than there is. And if the model cannot be built, all weights made so far are disposed; tfjs itself leaves them.
 *
 * @throws whatever tfjs throws, and RangeError for weights that the file does not have.
 */
export function buildModel(topology: { className: string; config: unknown }, values: number): tf.LayersModel {
  const made: tf.LayerVariable[] = [];
  let left = values;
  const watch = (layer: unknown): unknown => {
    if (!(layer instanceof tf.layers.Layer)) return layer;
    const weighted = layer as unknown as Weighted;
    weighted.addWeight = (name, shape, ...rest) => {
      left -= tf.util.sizeFromShape(shape as number[]);
      if (!(left >= 0)) throw new RangeError(`weights [${shape.join(', ')}] of ${layer.name}, which are not in the file`);
      const weight = Weighted.addWeight.call(layer, name, shape, ...rest);
      made.push(weight);
      return weight;
    };
    watched.push(weighted);
    return layer;
  };
  const Weighted = tf.layers.Layer.prototype as unknown as Weighted;
  const watched: Partial<Weighted>[] = [];
  const { classNameMap } = tf.serialization.SerializationMap.getMap() as unknown as {
    classNameMap: { [name: string]: [unknown, FromConfig] };
  };
  const known = { ...classNameMap };
  try {
    for (const [name, [cls, fromConfig]] of Object.entries(known))
      classNameMap[name] = [cls, (...made) => watch(fromConfig(...made))];
    const [cls, fromConfig] = classNameMap[topology.className];
    return fromConfig(cls, topology.config, {}, true) as tf.LayersModel;
  } catch (error) {
    for (const weight of made) weight.dispose();
    throw error;
  } finally {
    Object.assign(classNameMap, known);
    for (const layer of watched) delete layer.addWeight;
  }
}
