import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { selectTopClasses } from '../../../../src/views/softLabels/selectTopClasses';
import { currentPreferences } from '../../preferences/currentPreferences';
import { computeProbabilitiesAtTemperature } from './computeProbabilitiesAtTemperature';

/** Which classes the reader wants to see. */
export interface Wanted {
  most: number;
  /** Class numbers; null for all. The label is always among them. */
  among: ReadonlySet<number> | null;
}

/** As many as the reader's settings say. */
export const everyClass = (): Wanted => ({ most: currentPreferences().classesShown, among: null });

export interface Probabilities {
  bars: ClassProbability[];
  /** All other classes together; null when there are none. */
  others: { classes: number; teacher: number; student: number | null } | null;
}

export interface ClassProbability {
  class: number;
  teacher: number;
  student: number | null;
}

/** Teacher and student at a temperature, class by class. Of many classes the likeliest are kept, the label always among them, and the others are said together. */
export function pickLikeliestProbabilities(
  example: SoftLabelExample,
  temperature: number,
  { most, among }: Wanted = everyClass()
): Probabilities {
  const { label } = example;
  const { teacher: p, student: q } = computeProbabilitiesAtTemperature(example, temperature);
  const seen = (all: number[]) => (among ? all.map((one, i) => (i === label || among.has(i) ? one : -1)) : all);
  const kept = selectTopClasses(label, (q ? [p, q] : [p]).map(seen), most).filter((i) => i === label || (among?.has(i) ?? true));
  const bars = kept.map((one): ClassProbability => ({ class: one, teacher: p[one], student: q && q[one] }));
  const rest = (all: number[]) => Math.max(0, 1 - kept.reduce((sum, one) => sum + all[one], 0));
  const classes = p.length - kept.length;
  return { bars, others: classes > 0 ? { classes, teacher: rest(p), student: q && rest(q) } : null };
}
