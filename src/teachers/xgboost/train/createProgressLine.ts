import { findHost } from '../../../notebook/findHost';
import { createTextLineDrawer } from '../../../notebook/createTextLineDrawer';
import type { XgboostHistory, XgboostProgress } from '../options/XgboostOptions';
import { readErrorMessage } from '../../../checks/readErrorMessage';

/** One progress line: updated in place in a notebook, written to stderr on a terminal. */
export interface ProgressLine {
  /** Writes if the last line is at least a quarter of a second old. */
  update(progress: XgboostProgress): void;
  end(history: XgboostHistory): void;
  fail(error: unknown): void;
}

const quarterSecond = 250;

export function createProgressLine(name: string, show: boolean | undefined): ProgressLine {
  const begun = performance.now();
  // By default it writes only in a notebook.
  const write = ((show ?? findHost() !== undefined) && createTextLineDrawer()) || (() => {});
  let last = begun;
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  return {
    update({ stage, round, rounds, metric, validation }) {
      if (performance.now() - last < quarterSecond) return;
      last = performance.now();
      const work = { choosing: 'choosing the rounds', folds: 'folds', 'all rows': 'all rows' }[stage];
      const measured = validation === null ? '' : `, validation ${metric} ${validation.toPrecision(4)}`;
      write(`${name}: ${work}, round ${round} of at most ${rounds}${measured}, ${seconds()}`, false);
    },
    end({ best, metric, validation, chosenOn }) {
      const value = validation[best - 1]?.toPrecision(4);
      const chosen = chosenOn === null ? '' : `, chosen on ${chosenOn === 'folds' ? 'the folds' : 'the validation rows'}`;
      write(`${name}: ${best} rounds${chosen}${value ? `, ${metric} ${value}` : ''}, ${seconds()}`, true);
    },
    fail: (error) => write(`${name}: ${readErrorMessage(error)}`, true)
  };
}
