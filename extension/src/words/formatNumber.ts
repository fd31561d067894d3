import * as views from '../../../src/views/words/formatNumber';
import { currentPreferences } from '../preferences/currentPreferences';

export { formatCount } from '../../../src/views/words/formatNumber';

/** With as many significant digits as the reader wants, where the place does not ask for some more or fewer. */
export function formatNumber(value: number | null, more = 0): string {
  return views.formatNumber(value, currentPreferences().digits + more);
}

/** At three significant digits two decimals: what most accuracies need. */
export function formatPercent(share: number | null, decimals = Math.max(0, currentPreferences().digits - 1)): string {
  return views.formatPercent(share, decimals);
}
