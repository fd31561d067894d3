import { checkModelLogits, type CheckedLogits, type ModelLogits } from './checkModelLogits';
import type { LabelsLike } from '../../metrics/inputs/labelsOf';
import type { LogitsLike } from '../../metrics/inputs/logitsOf';

/** One model, or several by their names. */
export interface GivenModels {
  /** [rows, classes], or [rows, 1]: a sigmoid's logit of class 1. */
  logits?: LogitsLike;
  /** In place of `logits`: tables by the names of the models, or a list with one for each seed. */
  models?: ModelLogits;
}

/**
 * The models that were given as tables, with the labels.
 *
 * @throws TypeError for both or neither of the two; TypeError or RangeError for what cannot be measured.
 */
export function checkGivenModels(subject: string, { logits, models }: GivenModels = {}, labels: LabelsLike): CheckedLogits {
  if ((logits === undefined) === (models === undefined))
    throw new TypeError(
      `${subject}: expected either logits or models, got ${logits === undefined ? 'neither' : 'both'}; give logits: [[2], [0]] of one model, or models: {teacher, student}`
    );
  return checkModelLogits(subject, models ?? { model: logits as LogitsLike }, labels);
}
