import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { BalancedTask, TaskBalance } from '../options/TaskBalance';
import { selectTrainablePart } from './selectTrainablePart';

/**
 * The weights that the tasks share: those of the layers that the balance names, else of all layers that more than one head is reached from, or of the last one that all are.
 *
 * @throws RangeError for a balance that needs the last shared layer of a model that does not end in heads side by side.
 */
export function findSharedVariables(
  subject: string,
  model: tf.LayersModel,
  { shared, sharedPart = 'all', description }: TaskBalance,
  tasks: readonly BalancedTask[]
): tf.Variable[] {
  if (shared !== undefined) return selectTrainablePart(subject, model, shared).variables;
  const heads = listHeads(model);
  const own = (layers: readonly tf.layers.Layer[]) => layers.flatMap((layer) => layer.trainableWeights.map(getVariableOfWeight));
  if (heads.length !== tasks.length) {
    if (sharedPart === 'all') return model.trainableWeights.map(getVariableOfWeight);
    throw new RangeError(
      `${subject}: expected a student that ends in a head for each of ${tasks.length} tasks for ${showValue(description.name)}, got one output layer "${model.outputs[0].sourceLayer.name}"; make it with kd.models.withHeads, or name the shared layers: {shared: [...]}`
    );
  }
  const reached = heads.map((head) => listLayersBefore(head));
  const times = (layer: tf.layers.Layer) => reached.filter((layers) => layers.has(layer)).length;
  if (sharedPart === 'all') return own(model.layers.filter((layer) => times(layer) > 1));
  const last = model.layers.filter((layer) => times(layer) === heads.length && layer.trainableWeights.length > 0).at(-1);
  if (last) return own([last]);
  throw new RangeError(
    `${subject}: expected a layer that learns and that all heads share for ${showValue(description.name)}, got none; name the shared layers: {shared: [...]}`
  );
}

/** What lies side by side in the output of a model. */
function listHeads(model: tf.LayersModel): tf.SymbolicTensor[] {
  const [output] = model.outputs;
  return output.sourceLayer.getClassName() === 'Concatenate' ? output.inputs : [output];
}

function listLayersBefore(tensor: tf.SymbolicTensor, found = new Set<tf.layers.Layer>()): Set<tf.layers.Layer> {
  if (found.has(tensor.sourceLayer)) return found;
  found.add(tensor.sourceLayer);
  for (const input of tensor.inputs) listLayersBefore(input, found);
  return found;
}
