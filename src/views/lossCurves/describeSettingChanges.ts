import type { SettingChange } from '../../record/RunRecord';
import type { CurveChange } from '../types/LossCurvesView';
import { formatNumber } from '../words/formatNumber';

/** What was changed by hand, epoch by epoch, in words. */
export function describeSettingChanges(changes: readonly SettingChange[]): CurveChange[] {
  const byEpoch = new Map<number, string[]>();
  for (const { epoch, term, setting, from, to } of changes) {
    const words = `${setting} of "${term}" ${formatNumber(from)} to ${formatNumber(to)}`;
    byEpoch.set(epoch, [...(byEpoch.get(epoch) ?? []), words]);
  }
  return [...byEpoch].map(([epoch, words]) => ({ epoch: epoch - 1, text: words.join(', ') }));
}
