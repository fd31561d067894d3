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
 * Asynchronous successive halving (Li et al. 2020, "A system for massively parallel hyperparameter tuning", arXiv 1810.05934): trials are compared after r, r k,
 * r k^2, ... epochs, with r = `minResource` and k = `reductionFactor`. A trial goes on if it is among the best n / k (rounded down, at least one) of the n
 * trials that have come so far, itself included; otherwise it is stopped. Nobody waits for others, so the first to come goes on.
 *
 * With several workers the order in which trials come, and so which of them are stopped, depends on how fast they are.
 *
 * @throws TypeError or RangeError unless both are whole numbers, `minResource` at least 1 and `reductionFactor` at least 2.
 * @example
 * ```ts
 * const asha = kd.asha({ reductionFactor: 2 });
 * asha.judge({ trial: 1, epoch: 1, score: 0.6 }, [{ trial: 0, epoch: 1, score: 0.8 }]); // 'after epoch 1 it was 2nd of 2 ...'
 * ```
 */
export function asha(options: AshaOptions = {}): Scheduler {
  checkOptions('asha', options, ['minResource', 'reductionFactor']);
  const { minResource = 1, reductionFactor = 4 } = options;
  checkNumber('asha', 'minResource', minResource, { integer: true, atLeast: 1, atMost: 1e6 });
  checkNumber('asha', 'reductionFactor', reductionFactor, { integer: true, atLeast: 2, atMost: 1000 });
  return {
    description: { name: 'asha', minResource, reductionFactor },
    judge(now, earlier) {
      if (Number.isNaN(now.score)) return `after epoch ${now.epoch} its score was not a number`;
      const before = earlier.filter(({ trial }) => trial === now.trial).reduce((last, { epoch }) => Math.max(last, epoch), 0);
      for (let rung = minResource; rung <= now.epoch; rung *= reductionFactor) {
        if (rung <= before) continue;
        const others = scoresAt(rung, earlier, now.trial);
        const count = others.length + 1;
        const place = 1 + others.filter((score) => score > now.score).length;
        const most = Math.max(1, Math.floor(count / reductionFactor));
        if (place > most)
          return `after epoch ${now.epoch} it was ${ordinal(place)} of ${count} trials, of which the best ${most === 1 ? 'one goes' : `${most} go`} on`;
      }
      return null;
    }
  };
}

/** The first score of each other trial from the epoch of a rung on. */
function scoresAt(rung: number, scores: readonly TrialScore[], except: number): number[] {
  const first = new Map<number, number>();
  for (const { trial, epoch, score } of scores)
    if (trial !== except && epoch >= rung && !first.has(trial)) first.set(trial, score);
  return [...first.values()];
}

function ordinal(place: number): string {
  const [last, lastTwo] = [place % 10, place % 100];
  const ending = lastTwo > 10 && lastTwo < 14 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `${place}${ending}`;
}
