import { checkOptions } from '../../checks/checkOptions';
import type { Labelled } from '../inputs/readLabelledLogits';
import type { MetricInputs } from '../inputs/Metric';

/** @throws RangeError if there are no validation rows on which to choose a threshold. */
export function checkValidationRows(subject: string, validation: MetricInputs['validation']): Labelled {
  if (validation === undefined)
    throw new RangeError(
      `${subject}: expected validation rows to choose the threshold on, got none; give validation: {logits, labels}, never the rows that are measured`
    );
  checkOptions(`${subject}: validation`, validation, ['logits', 'probabilities', 'labels']);
  return validation;
}
