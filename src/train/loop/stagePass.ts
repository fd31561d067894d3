import type * as tf from '@tensorflow/tfjs';
import type { PassSettings, TrainingPass } from '../../engine/graph/TrainingStep';
import { batchNormAtInference } from '../../models/features/batchNormAtInference';
import { layerSettings } from '../../models/features/layerSettings';
import { drawsKey, drawsOf } from '../../models/random/Draws';
import { weightPenalty } from '../../models/features/weightPenalty';
import { randomLayers } from '../../models/random/randomLayers';
import { withDraws } from '../../models/random/withDraws';
import type { TrainablePart } from '../check/trainablePart';
import type { StageFeatures } from './stageFeatures';

/** A pass of a batch through student and teacher, over tensors alone. */
export interface StagePass {
  /** What a pass takes: rows, and a key for what is random in it. */
  args(rows: tf.Tensor, seed: number): tf.Tensor[];
  forward(args: tf.Tensor[]): TrainingPass;
  /** Of the student's layers. */
  settings(): PassSettings;
  /** What a pass has computed, by its names. */
  read(pass: TrainingPass): StageOutputs;
}

export interface StageOutputs {
  /** The student's logits. */
  output: tf.Tensor2D;
  /** What a term compares; undefined for a term on logits. */
  pairs: { [term: string]: { teacher: tf.Tensor; student: tf.Tensor } };
  /** The student's features that domain losses compare, by layer. */
  domains: { [layer: string]: tf.Tensor };
  /** What the regularizers of the student's layers add to the loss, if it has any. */
  penalty?: tf.Scalar;
}

/** The student trains: batch normalisation and dropout act as in training, except in the layers that do not learn. */
export function stagePass(model: tf.LayersModel, part: TrainablePart, features: StageFeatures | undefined): StagePass {
  const terms = features?.terms ?? [];
  const domains = features?.domains ?? [];
  // The loss is differentiated by the teacher's features where the adapter learns there.
  const adapting = features?.adaptingTeacher ?? [];
  const reading = terms.filter((term) => !adapting.includes(term));
  const random = randomLayers(model);
  const penalty = weightPenalty(model);
  return {
    args: (rows, seed) => (random.length ? [rows, drawsKey(seed)] : [rows]),
    settings: layerSettings(model),
    forward: ([x, key]) => {
      const taught = features?.teacher(x) ?? {};
      const pass = () =>
        features?.student(x, { training: true }) ?? { output: model.apply(x, { training: true }) as tf.Tensor, features: {} };
      const drawn = random.length ? () => withDraws(random, drawsOf(key as tf.Tensor1D), pass) : pass;
      const { output, features: own } = batchNormAtInference(part.frozen, drawn);
      const pairs = new Map(terms.map((term) => [term, features!.pair(term, taught, own)]));
      return {
        learning: [
          output,
          ...terms.map((term) => pairs.get(term)!.student),
          ...adapting.map((term) => pairs.get(term)!.teacher),
          ...domains.map((layer) => own[layer]),
          ...(penalty ? [penalty()] : [])
        ],
        fixed: reading.map((term) => pairs.get(term)!.teacher)
      };
    },
    read({ learning: [output, ...learning], fixed }) {
      const students = learning.splice(0, terms.length);
      const adapted = learning.splice(0, adapting.length);
      const teacherOf = (term: string) =>
        adapting.includes(term) ? adapted[adapting.indexOf(term)] : fixed[reading.indexOf(term)];
      return {
        output: output as tf.Tensor2D,
        pairs: Object.fromEntries(terms.map((term, i) => [term, { teacher: teacherOf(term), student: students[i] }])),
        domains: Object.fromEntries(domains.map((layer, i) => [layer, learning[i]])),
        ...(penalty && { penalty: learning[domains.length] as tf.Scalar })
      };
    }
  };
}
