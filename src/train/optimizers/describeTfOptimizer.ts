import * as tf from '@tensorflow/tfjs';
import type { Description } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';
import { describeLearningRate } from './describeLearningRate';
import type { OwnOptimizer } from './createTfOptimizerState';

/** An optimizer of tfjs as a record has it: by the name of the function that makes it, or else of its class, with its numbers and switches. */
export function describeTfOptimizer(optimizer: OwnOptimizer, rate: number | Schedule): Description {
  const name = optimizer.getClassName?.() ?? optimizer.constructor.name;
  const maker = name.toLowerCase();
  const description: Description = {
    name: maker in tf.train ? `tf.train.${maker}` : name,
    learningRate: describeLearningRate(rate)
  };
  for (const [option, value] of Object.entries(configOf(optimizer)))
    if (!(option in description) && ['number', 'boolean'].includes(typeof value)) description[option] = value as number | boolean;
  return description;
}

/** A class of one's own need not have one. */
function configOf(optimizer: OwnOptimizer): { [option: string]: unknown } {
  try {
    return optimizer.getConfig?.() ?? {};
  } catch {
    return {};
  }
}
