import type * as tf from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { tensorKinds, type TrainingSnapshot } from '../loop/TrainingState';

export type NamedTensors = ReadonlyMap<string, tf.Tensor>;

/** What a checkpoint calls the models of a run, whatever the run calls them. */
export function roleOf(model: string): 'student' | 'baseline' {
  return model === 'baseline' ? 'baseline' : 'student';
}

/** A model's weights as "<group>/<number>/<name>". */
export function nameWeightTensors(group: string, model: tf.LayersModel): [string, tf.Tensor][] {
  return model.weights.map((weight, i) => [`${group}/${i}/${weight.name}`, getVariableOfWeight(weight)]);
}

/** The tensors of a training as "<role>/<kind>/<number>", those of weights with their names. */
export function nameTrainingTensors(role: string, { tensors }: TrainingSnapshot, model: tf.LayersModel): [string, tf.Tensor][] {
  return tensorKinds.flatMap((kind) =>
    tensors[kind].map((tensor, i): [string, tf.Tensor] => {
      const isWeight = kind === 'weights' || kind === 'best' || (kind === 'average' && i < model.weights.length);
      return [`${role}/${kind}/${i}${isWeight ? `/${model.weights[i].name}` : ''}`, tensor];
    })
  );
}
