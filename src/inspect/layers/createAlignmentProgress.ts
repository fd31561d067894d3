import { createTextLineDrawer } from '../../notebook/createTextLineDrawer';

const quarterSecond = 250;

/** A progress line, updated in place: in a notebook's output, or on a terminal. */
export function createAlignmentProgress(show: boolean): { update(done: number): void; end(): void } {
  const draw = show ? createTextLineDrawer(true) : null;
  let last = performance.now();
  let isShown = false;
  return {
    update(done) {
      if (!draw || performance.now() - last < quarterSecond) return;
      draw(`comparing layers: ${Math.round(100 * done)} %`, false);
      [last, isShown] = [performance.now(), true];
    },
    end: () => (isShown ? draw!('comparing layers: ended', true) : undefined)
  };
}
