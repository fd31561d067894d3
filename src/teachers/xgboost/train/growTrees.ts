import { createEventLoopYielder } from '../../../notebook/createEventLoopYielder';
import type { Learner } from './createBoosterInTraining';
import { measureBoostingRound } from './measureBoostingRound';
import { updateBooster } from './updateBooster';

export interface GrowOptions {
  rounds: number;
  /** Rounds without a better mean metric before it stops; 0: none. */
  earlyStopping: number;
  better: 'higher' | 'lower';
  /** Whether the metric is measured after each round. */
  measure: boolean;
  /** Models that train at the same time. */
  lanes: number;
  /** Called before each round of each model: throws if the work should stop. */
  check: () => void;
  /** Called after each round. */
  onRound: (round: number, train: number | null, validation: number | null) => void;
}

export interface Growth {
  /** [round]: means over the learners. */
  train: number[];
  validation: number[];
  /** Rounds up to the best one; all of them without early stopping. */
  best: number;
}

/**
 * Boosts models side by side until the mean of their validation metrics gets no better. Lanes take up the next round of the next model,
 * so none waits for the slowest of a round. Rounds are reported in order, whichever finished first.
 */
export async function growTrees(learners: Learner[], options: GrowOptions): Promise<Growth> {
  const { rounds, measure, check } = options;
  const tally = tallyOf(options);
  const breathe = createEventLoopYielder();
  const lanes = Math.min(options.lanes, learners.length);
  const turns = learners.map(() => Promise.resolve());
  const measured = learners.map(() => [] as ReturnType<typeof measureBoostingRound>[]);
  let [next, complete, stopped] = [0, 0, false];

  const take = async (learner: number, round: number) => {
    check();
    await updateBooster(learners[learner], round, lanes > 1);
    measured[learner].push(measure ? measureBoostingRound(learners[learner], round) : none);
    while (!stopped && measured.every((own) => own.length > complete)) {
      stopped = tally.add(measured.map((own) => own[complete]));
      complete++;
    }
    await breathe();
  };
  const lane = async () => {
    while (!stopped && next < rounds * learners.length) {
      const [learner, round] = [next % learners.length, Math.floor(next / learners.length)];
      next++;
      await (turns[learner] = turns[learner].then(() => (stopped ? undefined : take(learner, round))));
    }
  };
  // Nothing may be freed while another lane still uses it: all lanes finish first.
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      lane().catch((error: unknown) => {
        stopped = true;
        throw error;
      })
    )
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return tally.growth;
}

const none = { train: NaN, validation: NaN };

/** Adds round after round, and decides when to stop. */
function tallyOf({ rounds, earlyStopping, better, onRound }: GrowOptions) {
  const growth: Growth = { train: [], validation: [], best: rounds };
  const sign = better === 'higher' ? -1 : 1;
  let [round, best, lowest] = [0, 0, Infinity];
  return {
    growth,
    add(measured: { train: number; validation: number }[]): boolean {
      round++;
      const [train, validation] = [meanOf(measured.map((m) => m.train)), meanOf(measured.map((m) => m.validation))];
      if (train !== null) growth.train.push(train);
      if (validation !== null) growth.validation.push(validation);
      if (validation !== null && sign * validation < lowest) [best, lowest] = [round, sign * validation];
      if (earlyStopping > 0 && best > 0) growth.best = best;
      onRound(round, train, validation);
      return earlyStopping > 0 && validation !== null && round - best >= earlyStopping;
    }
  };
}

/** The mean of the finite ones: a held-out part may lack a class, which leaves it without an AUC. */
function meanOf(values: number[]): number | null {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? null : finite.reduce((a, b) => a + b, 0) / finite.length;
}
