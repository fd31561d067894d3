import type * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import { listLayerChain } from './listLayerChain';
import { foldSteps } from './foldSteps';
import type { NetworkPlan } from './NetworkPlan';
import { listStepsOfLayer } from './listStepsOfLayer';

const can =
  'kd.compile can do the layers of kd.tabularStudent and kd.softDecisionTree, dense, flatten, dropout, activations, batch and layer normalization';

/**
 * A model as plain numbers.
 *
 * @throws TypeError that names the layer that cannot be compiled.
 */
export function planNetwork(model: tf.LayersModel): NetworkPlan {
  if (!hasSafelyReadableMembers(model, ['outputs', 'getWeights']) || !('outputs' in model && 'getWeights' in model))
    throw new TypeError(`compile: expected a tf.LayersModel, got ${showValue(model)}; give the student`);
  checkModel('compile', model);
  const chain = listLayerChain(model);
  if (!chain)
    throw new TypeError(`compile: expected model "${model.name}" to be one chain of layers, got one that branches; ${can}`);
  const drafts = chain.flatMap((link) => {
    const steps = listStepsOfLayer(link);
    if (steps) return steps;
    const { activation } = link.layer.getConfig() as { activation?: unknown };
    const what = `${link.layer.getClassName()}${activation ? ` with activation ${showValue(activation)}` : ''}`;
    const on = link.shape.length === 2 ? '' : ` on rows of shape [${link.shape.slice(1)}]`;
    throw new TypeError(`compile: expected layers that it knows, got "${link.layer.name}", ${what}${on}; ${can}`);
  });
  return { inputs: sizeOf(model.inputs[0].shape), outputs: sizeOf(model.outputs[0].shape), steps: foldSteps(drafts) };
}

function sizeOf(shape: (number | null)[]): number {
  const size = shape.slice(1).reduce<number>((product, n) => product * (n ?? NaN), 1);
  if (Number.isFinite(size)) return size;
  throw new TypeError(
    `compile: expected rows of a fixed shape, got [${shape.map((n) => n ?? 'any')}]; build the model with its inputShape`
  );
}
