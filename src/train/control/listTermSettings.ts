import type { LiveSetting } from '../../record/LiveRun';
import type { SettingChange } from '../../record/RunRecord';
import { constant } from '../../schedules/constant';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';

/** The settings of these terms that can be changed, with their values at a moment. */
export function listTermSettings(terms: readonly LossTerm[], moment: Moment): LiveSetting[] {
  return terms.flatMap(({ name, weight, loss }) => [
    ...(loss.temperature && loss.atTemperature
      ? [{ term: name, setting: 'temperature' as const, value: loss.temperature(moment) }]
      : []),
    { term: name, setting: 'weight' as const, value: weight(moment) }
  ]);
}

/** The terms with their new settings, and which settings differ from before. */
export function changeTerms<T extends LossTerm>(
  terms: T[],
  asked: readonly LiveSetting[],
  moment: Moment
): { terms: T[]; changes: Omit<SettingChange, 'epoch'>[] } {
  const before = listTermSettings(terms, moment);
  const changes = asked.flatMap(({ term, setting, value: to }) => {
    const from = before.find((one) => one.term === term && one.setting === setting)?.value;
    return from === undefined || from === to ? [] : [{ term, setting, from, to }];
  });
  if (!changes.length) return { terms, changes };
  return { terms: applySettingChanges(terms, changes), changes };
}

/** The terms with settings that were changed. */
export function applySettingChanges<T extends LossTerm>(
  terms: T[],
  changes: readonly Pick<SettingChange, 'term' | 'setting' | 'to'>[]
): T[] {
  return terms.map((term) => {
    const of = (setting: SettingChange['setting']) =>
      changes.filter((one) => one.term === term.name && one.setting === setting).at(-1)?.to;
    const [temperature, weight] = [of('temperature'), of('weight')];
    return {
      ...term,
      ...(temperature !== undefined && { loss: term.loss.atTemperature?.(temperature) }),
      ...(weight !== undefined && { weight: constant(weight) })
    };
  });
}
