import type { TrainOptions } from '../options/TrainOptions';
import type { TeachingRule } from './teaching/TeachingRule';

type Common = 'student' | 'data' | 'epochs' | 'batchSize' | 'optimizer' | 'averageWeights' | 'patience' | 'seed' | 'augment';

export interface SelfDistillOptions extends Pick<
  TrainOptions,
  Common | 'title' | 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'
> {
  /** The inner layers that get an exit each, by their names, in the order of computation: `["stage1", "stage2"]`. At most 12. */
  exits: readonly string[];
  /** Who teaches. Default `kd.teaching.byGain()`. */
  teaching?: TeachingRule;
  /** What the soft targets count, 0 to 1; the labels count the rest. Default 0.5. */
  alpha?: number;
  /** Of the soft targets. Default 3. */
  temperature?: number;
  /** What it counts that the features of each exit are those before the deepest logits, which get no gradient. Default 0: they are not compared. */
  hint?: number;
  /** Units of a dense layer of its own that each exit has before its logits. Default: none, or with a `hint` as many as the deepest features. */
  bottleneck?: number;
  /** Epochs that each module teaches, and nobody, to be measured. Default a quarter of `epochs`, rounded up. */
  probeEpochs?: number;
}

export const selfDistillOptionNames = [
  ...['student', 'exits', 'data', 'teaching', 'alpha', 'temperature', 'hint', 'bottleneck', 'probeEpochs', 'epochs'],
  ...['batchSize', 'optimizer', 'averageWeights', 'patience', 'seed', 'augment', 'title', 'show', 'signal', 'control'],
  ...['onEvent', 'trackers']
];
