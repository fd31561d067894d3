import { formatDateTime } from '../../words/formatDateTime';
import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import { formatSetting } from '../../../../src/views/sweep/formatSetting';
import { trans } from '../../dom/trans';
import { formatNumber } from '../../words/formatNumber';
import { translateStatus, type ShownStatus } from '../../words/translateStatus';
import type { RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';

export type ColumnValue = number | string | null;

export interface Column {
  /** What is kept of the reader's choice: "metric validation accuracy". */
  key: string;
  title: string;
  kind: 'own' | 'setting' | 'metric';
  value(item: RunItem, mark: RunAnnotation): ColumnValue;
  /** As a cell shows it. */
  text(value: ColumnValue): string;
}

/** Columns of runs without settings and metrics of their own. */
export function listOwnColumns(): Column[] {
  const own = (key: string, title: string, value: Column['value'], text: Column['text'] = plain): Column => ({
    ...{ key, title, kind: 'own', value, text }
  });
  return [
    own(
      'status',
      trans.__('Status'),
      ({ live, status }) => live?.state ?? status,
      (value) => translateStatus(value as ShownStatus)
    ),
    own('started', trans.__('Started'), ({ started }) => started || null, formatDateTime),
    own('seed', trans.__('Seed'), ({ facts, live }) => finite(facts?.seed ?? live?.seed)),
    own('group', trans.__('Study or sweep'), ({ group }) => group ?? null),
    own('place', trans.__('Place'), ({ place }) => place.path),
    own('tags', trans.__('Tags'), (_, { tags }) => tags.join(', ') || null),
    own('note', trans.__('Note'), (_, { note }) => note || null),
    own('says', trans.__('Result'), ({ says, problem }) => (problem ?? says) || null)
  ];
}

/** A column for each setting and each metric that any of these runs has; settings that are not the same in all come first. */
export function listFactColumns(items: readonly RunItem[]): Column[] {
  const settings = new Map<string, { first: ColumnValue; differs: boolean; count: number }>();
  const metrics = new Map<string, Column>();
  for (const { facts } of items) {
    if (!facts) continue;
    for (const [name, value] of facts.settings) {
      const before = settings.get(name);
      if (!before) settings.set(name, { first: value, differs: false, count: 1 });
      else {
        before.count++;
        before.differs ||= before.first !== value;
      }
    }
    for (const { split, metrics: all } of facts.scores)
      for (const { name, title, format, baseline } of all) {
        for (const who of baseline === null ? (['student'] as const) : (['student', 'baseline'] as const)) {
          const key = `metric ${who} ${split} ${name}`;
          if (!metrics.has(key)) metrics.set(key, metricColumn(key, who, split, name, title, format));
        }
      }
  }
  const differing = ([, { differs }]: [string, { differs: boolean }]) => differs;
  const all = [...settings];
  const ordered = [...all.filter(differing), ...all.filter((one) => !differing(one))];
  return [...[...metrics.values()], ...ordered.map(([name]) => settingColumn(name))];
}

/** Settings that are not the same in all of these runs. */
export function listDifferingSettings(items: readonly RunItem[]): string[] {
  const values = new Map<string, Set<ColumnValue>>();
  for (const { facts } of items)
    for (const [name, value] of facts?.settings ?? []) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values].filter(([, set]) => set.size > 1).map(([name]) => `setting ${name}`);
}

function settingColumn(name: string): Column {
  return {
    ...{ key: `setting ${name}`, title: name, kind: 'setting' },
    value: ({ facts }) => facts?.settings.get(name) ?? null,
    text: (value) => (value === null ? '' : formatSetting(value))
  };
}

function metricColumn(
  key: string,
  who: 'student' | 'baseline',
  split: string,
  name: string,
  title: string,
  format: string
): Column {
  const valueIn = (facts: RunFacts | undefined) =>
    facts?.scores.find((one) => one.split === split)?.metrics.find((one) => one.name === name)?.[who] ?? null;
  return {
    ...{ key, kind: 'metric' },
    title: who === 'student' ? `${split} ${title}` : trans.__('%1, student alone', `${split} ${title}`),
    value: ({ facts }) => valueIn(facts),
    text: (value) =>
      typeof value !== 'number' ? '' : format === 'share' ? `${(100 * value).toFixed(2)} %` : formatNumber(value, 1)
  };
}

function plain(value: ColumnValue): string {
  return value === null ? '' : String(value);
}

function finite(value: number | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
