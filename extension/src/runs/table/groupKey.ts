import type { TranslationBundle } from '@jupyterlab/translation';
import type { RunItem } from '../model/RunItem';
import type { Column } from './columns';

/** What says to which group a run belongs; null where the rows are not grouped. */
export function groupKey(
  group: string,
  columns: readonly Column[],
  trans: TranslationBundle
): ((item: RunItem) => string) | null {
  if (group === 'group') return ({ group: own }) => own ?? trans.__('in no study or sweep');
  if (group === 'seeds') return (item) => familyName(item, trans);
  const column = columns.find(({ key }) => key === group);
  if (!column) return null;
  return (item) => `${column.title}: ${column.text(column.value(item, { star: false, tags: [] })) || '–'}`;
}

/** The title without its seed; runs of one title and other settings are apart. */
function familyName({ title, facts, status }: RunItem, trans: TranslationBundle): string {
  if (!facts) return status === 'unread' ? trans.__('not read yet') : title;
  const own = title.replace(/[\s,;:(#-]*seed\s*[#:=]?\s*\d+\)?/i, '').trim() || title;
  const settings = JSON.stringify([...facts.settings]);
  const names = families.get(own) ?? new Map<string, number>();
  families.set(own, names);
  if (!names.has(settings)) names.set(settings, names.size + 1);
  const number = names.get(settings)!;
  return number === 1 ? own : `${own} (${number})`;
}

/** Set-ups of one name are numbered, and keep their number. */
const families = new Map<string, Map<string, number>>();
