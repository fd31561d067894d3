import type { Description } from '../../record/RunRecord';
import type { Schedule } from '../../schedules/Schedule';

/** A learning rate as the description of an optimizer has it: the number itself, or what the schedule says of itself. */
export function describeLearningRate(rate: number | Schedule): number | Description {
  return typeof rate === 'number' ? rate : rate.description;
}
