import type { SoftLabelExample } from '../../../src/record/RunRecord';
import { softmaxAt } from '../../../src/views/softmaxAt';
import { topClasses } from '../../../src/views/topClasses';

/** At most this many classes are drawn as bars; the others are one bar together. */
export const mostBars = 20;

export interface ClassProbability {
  /** Class number; null for all the others together. */
  class: number | null;
  teacher: number;
  student: number | null;
}

/** Teacher and student at a temperature, class by class. Of many classes the likeliest are kept, the label always among them. */
export function probabilities({ label, teacher, student }: SoftLabelExample, temperature: number): ClassProbability[] {
  const p = softmaxAt(teacher, temperature);
  const q = student && softmaxAt(student, temperature);
  const most = p.length > mostBars ? mostBars - 1 : mostBars;
  const kept = topClasses(label, q ? [p, q] : [p], most);
  const shown = kept.map((one): ClassProbability => ({ class: one, teacher: p[one], student: q && q[one] }));
  if (kept.length === p.length) return shown;
  const rest = (all: number[]) => Math.max(0, 1 - kept.reduce((sum, one) => sum + all[one], 0));
  return [...shown, { class: null, teacher: rest(p), student: q && rest(q) }];
}
