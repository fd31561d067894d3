import { checkNumber } from '../checks/checkNumber';
import type { RunInputs } from './check/RunInputs';
import type { BaselineOptions } from './options/BaselineOptions';
import type { LabelLoss } from './options/LabelLoss';
import type { TrainOptions } from './options/TrainOptions';

/** The options of training on labels alone as the inputs of a run. */
export function convertTrainOptionsToRunInputs(
  subject: string,
  { labelSmoothing = 0, loss, ...rest }: TrainOptions & BaselineOptions & LabelLoss
): RunInputs {
  checkNumber(subject, 'labelSmoothing', labelSmoothing, { atLeast: 0, atMost: 1 });
  if (loss !== undefined && labelSmoothing !== 0)
    throw new TypeError(`${subject}: expected either loss or labelSmoothing, got both; leave one out`);
  return { ...rest, alone: { labelSmoothing, loss }, baseline: false };
}
