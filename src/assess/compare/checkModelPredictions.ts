import { checkModelLogits, type CheckedLogits, type ModelLogits } from './checkModelLogits';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { ProbabilitiesLike } from '../../metrics/inputs/fromProbabilities';
import { logitsIn } from '../../metrics/inputs/readLabelledLogits';
import type { LogitsLike } from '../../metrics/inputs/checkedLogits';

/** One model, or several by name. */
export interface GivenModels {
  /** [rows, classes], or [rows, 1]: a sigmoid's logit of class 1. */
  logits?: LogitsLike;
  /** Instead of `logits`: [rows, classes], or [rows] of class 1. */
  probabilities?: ProbabilitiesLike;
  /** Instead of `logits`: a table for each model by name, or a list with one table per seed. */
  models?: ModelLogits;
}

/**
 * The given models as tables, with the labels.
 *
 * @throws TypeError for both or neither of the two; TypeError or RangeError for inputs that cannot be measured.
 */
export function checkModelPredictions(subject: string, given: GivenModels = {}, labels: LabelsLike): CheckedLogits {
  const { models } = given;
  const logits = logitsIn(subject, given);
  if ((logits === undefined) === (models === undefined))
    throw new TypeError(
      `${subject}: expected either logits or models, got ${logits === undefined ? 'neither' : 'both'}; give logits: [[2], [0]] for one model, or models: {teacher, student}`
    );
  return checkModelLogits(subject, models ?? { model: logits as LogitsLike }, labels);
}
