import type { Table } from '../../../../src/views/table/Table';
import { trans } from '../../dom/trans';
import type { OverlaidRun } from './OverlaidRun';

/** What no two runs share, and what stands elsewhere. */
const ownOfEach = ['started', 'run', 'seconds'];

/** What was set differently: a row for each setting that is not the same in all of these runs, in the order of their set-ups. */
export function tabulateSetupDifferences(runs: readonly OverlaidRun[]): Table {
  const setups = runs.map(({ view }) => new Map(view.setup));
  const names = [...new Set(runs.flatMap(({ view }) => view.setup.map(([name]) => name)))];
  const different = names.filter((name) => !ownOfEach.includes(name) && new Set(setups.map((setup) => setup.get(name))).size > 1);
  return {
    columns: [trans.__('Setting'), ...runs.map(({ name }) => name)],
    rows: different.map((name) => [name, ...setups.map((setup) => setup.get(name) ?? '–')])
  };
}
