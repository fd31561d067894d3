import { checkInputs } from '../checks/checkInputs';
import { checkNumber } from '../checks/checkNumber';
import { asSchedule, type Scheduled } from './asSchedule';
import type { Moment, Schedule } from './Schedule';
import { scheduleFromFormula } from './scheduleFromFormula';

export interface WarmUpOptions {
  /** How long it takes: so many epochs, or else so many steps. */
  epochs?: number;
  steps?: number;
  /** The value at the first step. Default 0. */
  from?: number;
}

/**
 * A warm-up and then another schedule: in a straight line from `from` to the value that `then` has at the end of the warm-up, and from there on `then`.
 * Both count from the beginning of the run, so milestones and the end of a cosine stay where they are. Where the second part is to count from
 * the end of the first, `kd.joined` does that.
 *
 * value = from + (then(end) - from) p, p = share of the warm-up done (Goyal et al. 2017, arXiv 1706.02677).
 *
 * @param then a number, a schedule or a function of the moment.
 * @throws TypeError or RangeError unless either `epochs` or `steps` is given and above 0, and `from` is a finite number.
 * @example
 * ```ts
 * const learningRate = kd.warmUp({ epochs: 5 }, kd.step({ at: [30, 60], values: [0.1, 0.01, 0.001] }));
 * learningRate({ epoch: 2, epochs: 90, step: 200, loss: null }); // 0.04
 * learningRate({ epoch: 45, epochs: 90, step: 4500, loss: null }); // 0.01
 * ```
 */
export function warmUp(options: WarmUpOptions, then: Scheduled): Schedule {
  checkInputs('warmUp', options, ['epochs', 'steps', 'from']);
  const { epochs, steps, from = 0 } = options;
  if ((epochs === undefined) === (steps === undefined))
    throw new TypeError(
      `warmUp: expected either epochs or steps, got ${epochs === undefined ? 'neither' : 'both'}; give {epochs: 5} or {steps: 500}`
    );
  const [unit, length] = epochs === undefined ? (['step', steps] as const) : (['epoch', epochs] as const);
  const end = checkNumber('warmUp', `${unit}s`, length, { above: 0 });
  checkNumber('warmUp', 'from', from);
  const after = asSchedule(then, 'warmUp', 'then');
  const description = { name: 'warmUp', [`${unit}s`]: end, from, then: typeof then === 'number' ? then : after.description };
  return scheduleFromFormula(description, ['epoch', 'epochs', 'step'], (moment) => {
    const done = moment[unit];
    if (done >= end) return after(moment);
    return from + (after(endOf(moment, done, end)) - from) * (done / end);
  });
}

/** The moment at which the warm-up ends: epochs and steps grow alike. At the first step, where nothing is known of that, it does not count. */
function endOf(moment: Moment, done: number, end: number): Moment {
  const times = done > 0 ? end / done : 1;
  return { ...moment, epoch: moment.epoch * times, step: Math.round(moment.step * times) };
}
