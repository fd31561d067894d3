import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { readFactsOfRecord } from '../../views/facts/readFactsOfRecord';
import type { RunFacts, SettingValue } from '../../views/facts/RunFacts';
import { computeSweepView } from '../../views/sweep/computeSweepView';
import { selectRecordsForSweepOutput } from '../../views/sweep/selectRecordsForSweepOutput';
import type { SweepView } from '../../views/types/SweepView';
import type { Parameters } from './space/Parameter';
import type { SweepTrial } from './SweepResult';

/** A metric over the parameters and settings in which trials differ; null if there is nothing to compare. */
export function computeViewOfTrials(
  trials: readonly SweepTrial[],
  { metric, title }: { metric?: string; title?: string }
): SweepView | null {
  const runs = trials.flatMap(({ record, parameters }) => (record ? [{ record, parameters }] : []));
  if (runs.length < 2) return null;
  const view = computeSweepView(withParameters(runs), { metric, split: 'validation', title });
  if ('problem' in view) return null;
  const records = runs.map(({ record }) => record);
  return withDisplay(view, () => viewToMimeBundle(view, { static: true, records: selectRecordsForSweepOutput(records) }));
}

/** The facts of the records, with those parameters before them that are no setting of the same values. */
function withParameters(runs: readonly { record: RunRecord; parameters: Parameters }[]): RunFacts[] {
  const facts = runs.map(({ record }) => readFactsOfRecord(record));
  const settings = [...new Set(facts.flatMap((one) => [...one.settings.keys()]))];
  const columnOf = (name: string) => JSON.stringify(facts.map((one) => one.settings.get(name) ?? null));
  const known = new Set(settings.map(columnOf));
  const names = [...new Set(runs.flatMap(({ parameters }) => Object.keys(parameters)))];
  const asSetting = (value: Parameters[string] | undefined): SettingValue | null =>
    value === undefined ? null : typeof value === 'boolean' ? String(value) : value;
  const added = names.filter((name) => !known.has(JSON.stringify(runs.map(({ parameters }) => asSetting(parameters[name])))));
  return facts.map((one, i) => {
    const own = added.flatMap((name): [string, SettingValue][] => {
      const value = asSetting(runs[i].parameters[name]);
      return value === null ? [] : [[name, value]];
    });
    return { ...one, settings: new Map([...own, ...one.settings]) };
  });
}
