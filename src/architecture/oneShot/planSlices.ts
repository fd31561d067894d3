import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { findFlattenedShape } from './findFlattenedShape';
import type { WeightSlice } from './WeightSlice';

/**
 * Which part of the largest network's weights a smaller one uses. Layers go together by name; of each weight that learns the smaller network has the first inputs and outputs.
 *
 * @param name what errors call the smaller network.
 * @throws RangeError for a layer that the largest has not, or that is no part of it.
 */
export function planSlices(
  subject: string,
  largest: tf.LayersModel,
  { name, model }: { name: string; model: tf.LayersModel }
): WeightSlice[] {
  const shared = listWeights(largest);
  return listWeights(model).map(({ key, layer, variable, flattened }) => {
    const at = shared.findIndex((one) => one.key === key);
    if (at < 0)
      throw new RangeError(
        `${subject}: expected layers of ${name} to be layers of the largest network, got ${showValue(layer)}, which that one does not have; give layers that share weights one name in build, and values of the largest of all`
      );
    const [whole, part] = [shapeOf(shared[at].variable, shared[at].flattened), shapeOf(variable, flattened)];
    // Channels may be fewer; a kernel or a picture of another size is another thing.
    const fits = whole.length === part.length && part.every((size, i) => isFitting(size, whole[i], i >= whole.length - 2));
    if (!fits)
      throw new RangeError(
        `${subject}: expected layer ${showValue(layer)} of ${name} to be a part of that of the largest network, of weights [${whole.join(', ')}], got [${part.join(', ')}]; give values of the largest of all, and kernels and pictures of one size`
      );
    return { shared: at, own: variable, whole, part };
  });
}

function isFitting(size: number, whole: number, isChannel: boolean): boolean {
  return isChannel ? size <= whole : size === whole;
}

interface NamedWeight {
  key: string;
  layer: string;
  variable: tf.Variable;
  /** The picture that was flattened before the layer: [height, width, channels]. */
  flattened: number[] | null;
}

function listWeights(model: tf.LayersModel): NamedWeight[] {
  return model.layers.flatMap((layer) => {
    const flattened = layer.trainableWeights.length ? findFlattenedShape(layer) : null;
    return layer.trainableWeights.map((weight, i) => {
      return { key: `${layer.name}/${i}`, layer: layer.name, variable: getVariableOfWeight(weight), flattened };
    });
  });
}

function shapeOf({ shape }: tf.Variable, flattened: number[] | null): number[] {
  const [first, ...others] = shape;
  return flattened?.reduce((all, size) => all * size, 1) === first ? [...flattened, ...others] : shape;
}
