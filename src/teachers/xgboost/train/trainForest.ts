import { availableParallelism } from 'node:os';
import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { mixSeeds } from '../../../stats/createRandom';
import { createEventLoopYielder } from '../../../notebook/createEventLoopYielder';
import type { Parameters } from '../library/createBooster';
import { dealRowsToFolds } from './dealRowsToFolds';
import { growTrees, type Growth } from './growTrees';
import { createInterruptible } from '../library/createInterruptible';
import { createBoosterInTraining, type Learner } from './createBoosterInTraining';
import { encodeModelFile } from './encodeModelFile';
import { predictOutOfFoldMargins } from './predictOutOfFoldMargins';
import type { OutOfFoldMargins } from '../teacher/OutOfFoldMargins';
import type { Learnt, TrainingPlan } from './TrainingPlan';
import { createProgressLine } from './createProgressLine';
import type { XgboostHistory, XgboostProgress } from '../options/XgboostOptions';

export interface Trained {
  /** The model's file, UBJSON. */
  file: Buffer;
  history: XgboostHistory;
  outOfFold: OutOfFoldMargins | null;
}

/**
 * The main line: the validation or the folds choose the number of rounds, the folds give the out-of-fold margins, one model learns from
 * all rows. XGBoost's memory is always freed at the end, also after an error.
 */
export async function trainForest(plan: TrainingPlan): Promise<Trained> {
  const { options, validation, metric, better, parameters } = plan;
  const { earlyStopping, rounds, seed, folds } = options;
  const folded = options.outOfFold || (!validation && earlyStopping > 0) ? dealRowsToFolds(plan) : null;
  const guard = createInterruptible(options.signal);
  const line = createProgressLine(options.name, options.show);
  const learners: Learner[] = [];
  const tell = warnIfCallbackRejects('xgboost', 'onProgress', options.onProgress);
  const breathe = createEventLoopYielder();
  const learn = (own: Parameters, rows: Learnt, held: Learnt | null) => {
    const learner = createBoosterInTraining({ ...parameters, ...own }, rows, held, plan.inDeviations);
    learners.push(learner);
    return learner;
  };
  /** If an earlier growth has chosen the number of rounds, that many; otherwise until the metric stops improving. */
  const boost = (stage: XgboostProgress['stage'], who: Learner[], before: Growth | null) => {
    const most = before?.best ?? rounds;
    return growTrees(who, {
      ...{ rounds: most, earlyStopping: before ? 0 : earlyStopping, better, measure: before === null, check: guard.check },
      lanes: lanesOf(options, who.length).lanes,
      onRound(round, train, held) {
        const progress = { stage, round, rounds: most, metric, train, validation: held };
        line.update(progress);
        tell(progress);
      }
    });
  };

  try {
    let [growth, outOfFold, all]: [Growth | null, OutOfFoldMargins | null, Learner | null] = [null, null, null];
    if (validation) {
      all = learn({ seed: asSeed(seed) }, plan.train, validation);
      growth = await boost('choosing', [all], null);
    }
    if (folded) {
      const parts: Learner[] = [];
      for (let fold = 0; fold < folds; fold++) {
        guard.check();
        const own = { seed: asSeed(mixSeeds(seed, fold + 1)), nthread: lanesOf(options, folds).nthread };
        parts.push(learn(own, ...folded.partsOf(fold)));
        await breathe();
      }
      const own = await boost(growth ? 'folds' : 'choosing', parts, growth);
      growth ??= own;
      if (options.outOfFold) outOfFold = predictOutOfFoldMargins(parts, folded, growth.best, plan);
      for (const learner of parts) learner.free();
    }
    if (!all) {
      all = learn({ seed: asSeed(seed) }, plan.train, null);
      const own = await boost('all rows', [all], growth);
      growth ??= own;
    }
    const chosenOn = earlyStopping === 0 ? null : validation ? 'validation' : 'folds';
    const history: XgboostHistory = { metric, better, ...(growth as Growth), chosenOn };
    const file = encodeModelFile(all.booster, plan, history.best);
    line.end(history);
    return { file, history, outOfFold };
  } catch (error) {
    line.fail(error);
    throw error;
  } finally {
    for (const learner of learners) learner.free();
    guard.release();
  }
}

/** XGBoost's seeds have 31 bits. */
function asSeed(seed: number): number {
  return seed % 2 ** 31;
}

/** Models that train at the same time, and the threads of each. Node has four threads for calls into a library. */
function lanesOf(
  { threads = availableParallelism() }: TrainingPlan['options'],
  models: number
): { lanes: number; nthread: number } {
  const lanes = Math.min(threads, models, 4);
  return { lanes, nthread: Math.max(1, Math.floor(threads / lanes)) };
}
