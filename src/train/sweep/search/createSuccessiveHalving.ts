import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import type { Scheduler, TrialScore } from './Scheduler';

export interface AshaOptions {
  /** The epoch after which trials are first compared. Default 1. */
  minResource?: number;
  /** One of so many goes on, and the next comparison is after so many times as many epochs. Default 4. */
  reductionFactor?: number;
}

/**
 * Asynchronous successive halving, for any order of the trials that have come to a rung.
 *
 * @param placeOf the place, from 1, of a score among the first scores of the others from the epoch of a rung on.
 * @throws TypeError or RangeError unless both options are whole numbers, `minResource` at least 1 and `reductionFactor` at least 2.
 */
export function createSuccessiveHalving(
  name: string,
  options: AshaOptions,
  placeOf: (now: TrialScore, others: readonly TrialScore[]) => number
): Scheduler {
  checkOptions(name, options, ['minResource', 'reductionFactor']);
  const { minResource = 1, reductionFactor = 4 } = options;
  checkNumber(name, 'minResource', minResource, { integer: true, atLeast: 1, atMost: 1e6 });
  checkNumber(name, 'reductionFactor', reductionFactor, { integer: true, atLeast: 2, atMost: 1000 });
  return {
    description: { name, minResource, reductionFactor },
    judge(now, earlier) {
      if (Number.isNaN(now.score)) return `after epoch ${now.epoch} its score was not a number`;
      const before = earlier.filter(({ trial }) => trial === now.trial).reduce((last, { epoch }) => Math.max(last, epoch), 0);
      for (let rung = minResource; rung <= now.epoch; rung *= reductionFactor) {
        if (rung <= before) continue;
        const others = scoresAt(rung, earlier, now.trial);
        const count = others.length + 1;
        const place = placeOf(now, others);
        const most = Math.max(1, Math.floor(count / reductionFactor));
        if (place > most)
          return `after epoch ${now.epoch} it was ${ordinal(place)} of ${count} trials, of which the best ${most === 1 ? 'one goes' : `${most} go`} on`;
      }
      return null;
    }
  };
}

/** The first score of each other trial from the epoch of a rung on. */
function scoresAt(rung: number, scores: readonly TrialScore[], except: number): TrialScore[] {
  const first = new Map<number, TrialScore>();
  for (const one of scores) if (one.trial !== except && one.epoch >= rung && !first.has(one.trial)) first.set(one.trial, one);
  return [...first.values()];
}

function ordinal(place: number): string {
  const [last, lastTwo] = [place % 10, place % 100];
  const ending = lastTwo > 10 && lastTwo < 14 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `${place}${ending}`;
}
