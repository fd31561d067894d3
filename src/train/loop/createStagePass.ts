import * as tf from '@tensorflow/tfjs';
import type { ComparedFeatures } from '../../losses/learned/LearnedParts';
import type { PassSettings, TrainingPass } from '../../engine/graph/TrainingStep';
import { runWithBatchNormAtInference } from '../../models/features/runWithBatchNormAtInference';
import { createLayerSettingsReader } from '../../models/features/createLayerSettingsReader';
import { drawsKey, drawsOf } from '../../models/random/RandomDraws';
import { createWeightPenalty } from '../../models/features/createWeightPenalty';
import { listRandomLayers } from '../../models/random/listRandomLayers';
import { runWithDraws } from '../../models/random/runWithDraws';
import type { TrainablePart } from '../check/selectTrainablePart';
import type { BalanceState } from './balance/createBalanceState';
import type { ComparingTerm, StageFeatures } from './planStageFeatures';

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
  /** What a term compares, for each pair of layers; undefined for a term on logits. */
  pairs: { [term: string]: ComparedFeatures[] };
  /** The student's features that domain losses compare, by layer. */
  domains: { [layer: string]: tf.Tensor };
  /** The numbers that a balance of tasks learns, [tasks] each. */
  balance?: { [name: string]: tf.Tensor1D };
  /** What the regularizers of the student's layers add to the loss, if it has any. */
  penalty?: tf.Scalar;
}

/** The student trains: batch normalisation and dropout act as in training, except in the layers that do not learn. */
export function createStagePass(
  model: tf.LayersModel,
  part: TrainablePart,
  features: StageFeatures | undefined,
  balance?: BalanceState
): StagePass {
  const learnt = balance?.by.loss ? Object.entries(balance.numbers) : [];
  const terms = features?.terms ?? [];
  const domains = features?.domains ?? [];
  const random = listRandomLayers(model);
  const penalty = createWeightPenalty(model);
  return {
    args: (rows, seed) => (random.length ? [rows, drawsKey(seed)] : [rows]),
    settings: createLayerSettingsReader(model),
    forward: ([x, key]) => {
      const taught = features?.teacher(x) ?? {};
      const pass = () =>
        features?.student(x, { training: true }) ?? { output: model.apply(x, { training: true }) as tf.Tensor, features: {} };
      const drawn = random.length ? () => runWithDraws(random, drawsOf(key as tf.Tensor1D), pass) : pass;
      const { output, features: own } = runWithBatchNormAtInference(part.frozen, drawn);
      const compared = terms.flatMap(({ gives, compare }) => {
        const pairs = compare(taught, own);
        return gives.flatMap((ofPair, i) => ofPair.map(({ name, learns }) => ({ learns, tensor: pairs[i][name] })));
      });
      // A graph gives only what it has computed.
      const numbers = learnt.map(([, variable]) => tf.mul(variable, 1));
      const those = (learn: boolean) => compared.filter(({ learns }) => learns === learn).map(({ tensor }) => tensor);
      return {
        learning: [output, ...those(true), ...domains.map((layer) => own[layer]), ...numbers, ...(penalty ? [penalty()] : [])],
        fixed: those(false)
      };
    },
    read({ learning: [output, ...learning], fixed: [...fixed] }) {
      const next = ({ name, learns }: ComparingTerm['gives'][0][0]) => [name, (learns ? learning : fixed).shift()!] as const;
      const compared = ({ name, gives }: ComparingTerm) =>
        [name, gives.map((ofPair) => Object.fromEntries(ofPair.map(next)) as ComparedFeatures)] as const;
      return {
        output: output as tf.Tensor2D,
        pairs: Object.fromEntries(terms.map(compared)),
        domains: Object.fromEntries(domains.map((layer) => [layer, learning.shift()!])),
        ...(learnt.length && {
          balance: Object.fromEntries(learnt.map(([name]) => [name, learning.shift() as tf.Tensor1D]))
        }),
        ...(penalty && { penalty: learning.shift() as tf.Scalar })
      };
    }
  };
}
