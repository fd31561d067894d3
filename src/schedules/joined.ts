import { checkInputs } from '../checks/checkInputs';
import { checkNumber } from '../checks/checkNumber';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { showValue } from '../checks/showValue';
import type { Description } from '../record/RunRecord';
import { asSchedule, type Scheduled } from './asSchedule';
import type { Moment, Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

/** A part of a schedule. */
export interface SchedulePart {
  /** How long it holds. The last part holds until the end of the run, and may leave it out. */
  epochs?: number;
  /** A number, a schedule or a function of the moment. It counts from the beginning of its part, as if that were a run of its own. */
  schedule: Scheduled;
}

/** A description of more would be too long for a record. */
const mostParts = 20;

/**
 * Schedules one after the other. Each counts epochs and steps from the beginning of its part and takes the part for the whole run: a cosine ends where
 * its part ends. `kd.warmUp` does not do that.
 *
 * @param parts each with its epochs; the last one holds until the end of the run.
 * @throws TypeError or RangeError unless there are 1 to 20 parts, and `epochs` of each but the last is a number above 0.
 * @example
 * ```ts
 * const learningRate = kd.joined([
 *   { epochs: 5, schedule: kd.linear({ from: 0, to: 0.1 }) },
 *   { schedule: kd.cosine({ from: 0.1, to: 0 }) }
 * ]);
 * learningRate({ epoch: 5, epochs: 25, step: 500, loss: null }); // 0.1
 * learningRate({ epoch: 15, epochs: 25, step: 1500, loss: null }); // 0.05
 * ```
 */
export function joined(parts: SchedulePart[]): Schedule {
  if (!isSafeToInspect(parts) || !Array.isArray(parts) || !parts.length || parts.length > mostParts)
    throw new TypeError(
      `joined: expected an array of 1 to ${mostParts} parts, got ${showValue(parts)}; give [{epochs: 5, schedule: 0.01}, {schedule: 0.1}]`
    );
  let before = 0;
  const checked = parts.map((part, i) => {
    const subject = `joined: parts[${i}]`;
    checkInputs(subject, part, ['epochs', 'schedule']);
    const { epochs, schedule } = part;
    if (epochs !== undefined || i < parts.length - 1) checkNumber(subject, 'epochs', epochs, { above: 0 });
    const start = before;
    before += epochs ?? 0;
    const described = typeof schedule === 'number' ? schedule : undefined;
    const own = asSchedule(schedule, subject, 'schedule');
    return { start, epochs, schedule: own, described: described ?? own.description };
  });
  const description: Description = { name: 'joined', at: checked.slice(1).map(({ start }) => start) };
  checked.forEach(({ described }, i) => (description[`part${i + 1}`] = described));
  return scheduleFromFormula(description, ['epoch', 'epochs', 'step'], (moment) => {
    const { start, epochs, schedule } = checked.filter((part) => moment.epoch >= part.start).at(-1) ?? checked[0];
    return schedule(within(moment, start, epochs ?? moment.epochs - start));
  });
}

/** A moment as it is for a part of so many epochs. Epochs and steps grow alike. */
function within({ epoch, step, loss }: Moment, start: number, epochs: number): Moment {
  const before = start === 0 ? 0 : Math.round((step * start) / epoch);
  return { epoch: epoch - start, epochs, step: step - before, loss };
}
