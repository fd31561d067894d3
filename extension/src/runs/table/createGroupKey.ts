import type { TranslationBundle } from '@jupyterlab/translation';
import { unmarked } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import type { Column } from './Column';

/** What says to which group a run belongs; null where the rows are not grouped. */
export function createGroupKey(
  group: string,
  columns: readonly Column[],
  items: readonly RunItem[],
  trans: TranslationBundle
): ((item: RunItem) => string) | null {
  if (group === 'group') return ({ group: own }) => own ?? trans.__('in no study or sweep');
  if (group === 'seeds') return familyNames(items, trans);
  const column = columns.find(({ key }) => key === group);
  if (!column) return null;
  return (item) => `${column.title}: ${column.text(column.value(item, unmarked)) || '–'}`;
}

/** The title without its seed. Set-ups of one title are numbered from the oldest on, so that a new run changes no number. */
function familyNames(items: readonly RunItem[], trans: TranslationBundle): (item: RunItem) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const familyOf = ({ title, facts }: RunItem) => JSON.stringify([withoutSeed(title), [...(facts?.settings ?? [])]]);
  for (const item of [...items].reverse()) {
    const family = familyOf(item);
    if (names.has(family)) continue;
    const own = withoutSeed(item.title);
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    names.set(family, count === 1 ? own : `${own} (${count})`);
  }
  return (item) => (item.status === 'unread' ? trans.__('not read yet') : (names.get(familyOf(item)) ?? item.title));
}

/** "temperature 4, seed 2" is "temperature 4". */
export function withoutSeed(title: string): string {
  return title.replace(/[\s,;:(#-]*seed\s*[#:=]?\s*\d+\)?/i, '').trim() || title;
}
