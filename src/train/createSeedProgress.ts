import { createTextLineDrawer } from '../notebook/createTextLineDrawer';

/** One line that shows how far repeated training is, updated in place: in a notebook's output or on a terminal. */
export interface SeedProgress {
  /** The seed's number, from 0, and what is being trained. Draws at most four times a second. */
  update(seed: number, what: string, epoch: number): void;
  end(): void;
}

const quarterSecond = 250;

export function createSeedProgress(show: boolean, seeds: number): SeedProgress {
  const draw = show ? createTextLineDrawer(true) : null;
  let last = -Infinity;
  let says = '';
  return {
    update(seed, what, epoch) {
      says = `seed ${seed + 1} of ${seeds}: ${what}, epoch ${epoch.toFixed(1)}`;
      if (performance.now() - last < quarterSecond) return;
      draw?.(says, false);
      last = performance.now();
    },
    end() {
      if (says) draw?.(`${says}, done`, true);
      says = '';
    }
  };
}
