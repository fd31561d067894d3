import type { RunRecord } from '../../record/RunRecord';

/** The models of a run whose steps ran operation by operation for a reason that a user can do something about, with what to do; one line each. */
export function writeEagerStepsAdvice({ stamp: { steps = {} } }: RunRecord): string[] {
  return Object.entries(steps).flatMap(([model, { eager }]) => {
    const found = cures.find(({ reason }) => eager?.startsWith(reason));
    return found ? [`${model} operation by operation, which takes longer, because ${eager}; ${found.cure}`] : [];
  });
}

/** Reasons of engine/graph begin so. */
const cures = [
  { reason: 'it reads the values', cure: 'let its layers compute with tensors alone, without dataSync or arraySync' },
  { reason: 'it creates the variable', cure: 'make variables in build, with addWeight' },
  { reason: 'it disposes the variable', cure: 'keep variables until the run is over' },
  { reason: 'it holds constants', cure: 'make large constants variables of the layer' },
  { reason: 'it makes a tensor of texts', cure: 'make texts numbers before the model' },
  { reason: 'JavaScript makes something else', cure: 'take random numbers from a layer of tf.layers, such as dropout' },
  { reason: 'it uses a value that is worked out in JavaScript', cure: 'let its layers compute with tensors alone' }
];
