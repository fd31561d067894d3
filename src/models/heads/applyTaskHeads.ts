import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { computeTargetStatistics } from '../../data/computeTargetStatistics';
import { TargetUnits } from '../targetUnits';
import type { TaskHead } from './TaskHead';

/** Heads side by side on what a trunk gives, [batch, features]: for each task the hidden layers, its outputs, and the units of its targets. */
export function applyTaskHeads(
  features: tf.SymbolicTensor,
  { heads, train, hidden = [] }: { heads: readonly TaskHead[]; train: Dataset; hidden?: readonly number[] }
): tf.SymbolicTensor {
  const { means, deviations } = computeTargetStatistics(train.targets!);
  const outputs = heads.map(({ name, units, targets, inTargetUnits }) => {
    const apply = (layer: tf.layers.Layer, to: tf.SymbolicTensor) => layer.apply(to) as tf.SymbolicTensor;
    const inner = hidden.reduce(
      (before, size, i) => apply(tf.layers.dense({ units: size, activation: 'relu', name: `${name}_hidden_${i + 1}` }), before),
      features
    );
    const head = apply(tf.layers.dense({ units, name: `${name}_head` }), inner);
    const [own, spread] = [means, deviations].map((numbers) => numbers.slice(...targets));
    return inTargetUnits ? apply(new TargetUnits({ means: own, deviations: spread, name: `${name}_units` }), head) : head;
  });
  return outputs.length === 1 ? outputs[0] : (tf.layers.concatenate({ name: 'heads' }).apply(outputs) as tf.SymbolicTensor);
}
