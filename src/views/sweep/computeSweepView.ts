import { showValue } from '../../checks/showValue';
import type { RunFacts, Split } from '../facts/RunFacts';
import type { SweepView, SweptMetric, SweptSetting } from '../types/SweepView';
import { computeSweepCurves } from './computeSweepCurves';
import { bestPoint, writeSweepSentence } from './writeSweepSentence';

export interface SweepChoice {
  over?: string;
  metric?: string;
  split?: Split;
  title?: string;
}

/** What keeps a sweep from being made: what was expected, what was found, what to do. */
export interface SweepProblem {
  problem: string;
}

const mostShown = 100;

/** The runs as a sweep, or why they are none. */
export function computeSweepView(facts: readonly RunFacts[], choice: SweepChoice = {}): SweepView | SweepProblem {
  const settings = differing(facts);
  if (!settings.length)
    return {
      problem: `expected runs that differ in a setting, got ${facts.length} that differ in none but the seed; give runs with several temperatures, weights or the like`
    };
  const over = choice.over === undefined ? usual(settings) : named(settings, choice.over);
  if (!over)
    return {
      problem: `expected over to be a setting in which the runs differ (${namesOf(settings)}), got ${showValue(choice.over)}; take one of these`
    };
  const splits = (['validation', 'test', 'train'] as const).filter((split) =>
    facts.every(({ scores }) => scores.some((one) => one.split === split))
  );
  const split = choice.split ?? splits[0];
  if (!split || !splits.includes(split))
    return {
      problem: `expected runs that were scored on the same split, got ${splits.join(', ') || 'none that all have'}; leave out the runs without scores`
    };
  const metrics = metricsOn(facts, split);
  const metric = choice.metric ?? bestOf(facts, metrics);
  if (!metrics.some(({ name }) => name === metric))
    return {
      problem: `expected metric to be one that all runs have on the ${split} rows (${namesOf(metrics)}), got ${showValue(metric)}; take one of these`
    };
  const view: SweepView = {
    kind: 'sweep',
    title: choice.title ?? `${over.name}: ${facts.length} runs`,
    says: '',
    split,
    rows: facts[0].scores.find((one) => one.split === split)!.rows,
    over: over.name,
    metric,
    best: { at: null, runs: [] },
    settings,
    metrics,
    runs: facts.map(({ id, started, title, seed }) => ({ id, started, title, seed }))
  };
  const { at, runs } = bestPoint(
    computeSweepCurves(view, view),
    metrics.find(({ name }) => name === metric)!
  )!.point;
  return { ...view, best: { at, runs }, says: writeSweepSentence(view) };
}

/** Settings with more than one value, in the order of the records. */
function differing(facts: readonly RunFacts[]): SweptSetting[] {
  const names = [...new Set(facts.flatMap(({ settings }) => [...settings.keys()]))];
  const swept = names.map((name) => ({ name, values: facts.map(({ settings }) => settings.get(name) ?? null) }));
  return swept.filter(({ values }) => new Set(values).size > 1).slice(0, mostShown);
}

/** The number with the most values, else the first. */
function usual(settings: readonly SweptSetting[]): SweptSetting {
  const count = ({ values }: SweptSetting) => new Set(values).size;
  const numbers = settings.filter(({ values }) => values.every((value) => typeof value === 'number'));
  return [...(numbers.length ? numbers : settings)].sort((a, b) => count(b) - count(a))[0];
}

/** "temperature" is enough where only one term has one. */
function named(settings: readonly SweptSetting[], name: string): SweptSetting | undefined {
  const exact = settings.find((one) => one.name === name);
  const ends = settings.filter((one) => one.name.endsWith(`.${name}`));
  return exact ?? (ends.length === 1 ? ends[0] : undefined);
}

/** Those that every run has. */
function metricsOn(facts: readonly RunFacts[], split: Split): SweptMetric[] {
  const all = facts.map(({ scores }) => scores.find((one) => one.split === split)!.metrics);
  return all[0]
    .flatMap(({ name, title, better, format }): SweptMetric[] => {
      const own = all.map((metrics) => metrics.find((one) => one.name === name));
      const student = own.map((one) => one?.student ?? null);
      if (student.includes(null)) return [];
      return [{ name, title, better, format, student, baseline: own.map((one) => one?.baseline ?? null) }];
    })
    .slice(0, mostShown);
}

/** What the runs chose their epoch by, if it was scored. */
function bestOf([{ settings }]: readonly RunFacts[], metrics: readonly SweptMetric[]): string {
  const wanted = settings.get('best');
  return (metrics.find(({ name }) => name === wanted) ?? metrics[0])?.name ?? 'accuracy';
}

function namesOf(list: readonly { name: string }[]): string {
  return list.map(({ name }) => name).join(', ');
}
