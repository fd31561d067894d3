import type { SoftLabelExample } from '../../../src/record/RunRecord';
import { softmaxAt } from '../../../src/views/softmaxAt';

/** At most this many classes are drawn as bars; the others are one bar together. */
export const mostBars = 20;

export interface ClassProbability {
  /** Class number; null for all the others together. */
  class: number | null;
  teacher: number;
  student: number | null;
}

/**
 * Teacher and student at a temperature, class by class. Of many classes the likeliest are kept in falling order, the label always among them.
 */
export function probabilities({ label, teacher, student }: SoftLabelExample, temperature: number): ClassProbability[] {
  const p = softmaxAt(teacher, temperature);
  const q = student && softmaxAt(student, temperature);
  const all = p.map((one, i): ClassProbability => ({ class: i, teacher: one, student: q && q[i] }));
  if (all.length <= mostBars) return all;
  const likeliest = [...all].sort((a, b) => larger(b) - larger(a));
  const kept = likeliest.slice(0, mostBars - 1);
  if (!kept.some((one) => one.class === label)) kept[kept.length - 1] = all[label];
  const others = all.filter((one) => !kept.includes(one));
  const sum = (read: (one: ClassProbability) => number) => others.reduce((total, one) => total + read(one), 0);
  return [...kept, { class: null, teacher: sum((one) => one.teacher), student: q && sum((one) => one.student ?? 0) }];
}

function larger({ teacher, student }: ClassProbability): number {
  return Math.max(teacher, student ?? 0);
}
