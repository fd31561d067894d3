import type { Learner } from './createBoosterInTraining';
import { call, callAsync } from '../library/loadCApi';

/** One round takes longer than this on much data: from then on it runs on another thread, and this one stays free for the kernel. */
const slowRound = 200;

/** One round of boosting: on this thread, or on another one if several models learn at once (`apart`) or a round takes long. */
export async function updateBooster(learner: Learner, round: number, apart: boolean): Promise<void> {
  const { booster, train } = learner;
  const started = performance.now();
  const updateHere = () => call('XGBoosterUpdateOneIter', booster.address, round, train.address);
  if (!apart && !learner.isSlow) updateHere();
  else {
    try {
      await callAsync('XGBoosterUpdateOneIter', booster.address, round, train.address);
    } catch (error) {
      // XGBoost keeps the error text in the thread in which the error happened, out of reach. Repeating the call here gets the text.
      updateHere();
      throw error;
    }
  }
  learner.isSlow ||= performance.now() - started > slowRound;
}
