import { createTextLineDrawer } from '../../notebook/createTextLineDrawer';
import { formatTrialCounts } from './formatTrialCounts';
import type { EndedTrial } from './journal/EndedTrial';

/** One line that shows how far a sweep is, updated in place: in a notebook's output or on a terminal. */
export interface SweepProgress {
  update(ended: ReadonlyMap<number, EndedTrial>, running: number): void;
  end(): void;
}

export function createSweepProgress(show: boolean, trials: number): SweepProgress {
  const draw = show ? createTextLineDrawer(true) : null;
  let says = '';
  return {
    update(ended, running) {
      says = `${ended.size} of ${trials} trials have ended (${formatTrialCounts([...ended.values()])})`;
      draw?.(`${says}, ${running} ${running === 1 ? 'is' : 'are'} going on`, false);
    },
    end() {
      if (says) draw?.(says, true);
      says = '';
    }
  };
}
