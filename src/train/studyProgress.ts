import { lineDrawer } from '../host/lineDrawer';
import type { RunEvent } from '../record/RunEvent';

/** One line of where a study stands, in place: in a notebook's output, or on a terminal. */
export interface StudyProgress {
  /** After each event of the run number `index`, from 0; it draws four times a second at most. */
  update(index: number, event: RunEvent): void;
  end(): void;
}

const quarterSecond = 250;

export function studyProgress(show: boolean, seeds: number): StudyProgress {
  const draw = show ? lineDrawer(true) : null;
  if (!draw) return { update: () => {}, end: () => {} };
  let last = -Infinity;
  let says = '';
  return {
    update(index, event) {
      if (event.type !== 'point') return;
      says = `seed ${index + 1} of ${seeds}: ${event.of}, epoch ${event.epoch.toFixed(1)}`;
      if (performance.now() - last < quarterSecond) return;
      draw(says, false);
      last = performance.now();
    },
    end: () => draw(`${says}, done`, true)
  };
}
