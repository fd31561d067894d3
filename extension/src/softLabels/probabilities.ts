import type { SoftLabelExample } from '../../../src/record/RunRecord';
import { softmaxAt } from '../../../src/views/softmaxAt';
import { topClasses } from '../../../src/views/topClasses';
import { preferences } from '../preferences/current';

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
export function probabilities({ label, teacher, student }: SoftLabelExample, temperature: number): Probabilities {
  const p = softmaxAt(teacher, temperature);
  const q = student && softmaxAt(student, temperature);
  const kept = topClasses(label, q ? [p, q] : [p], preferences().classesShown);
  const bars = kept.map((one): ClassProbability => ({ class: one, teacher: p[one], student: q && q[one] }));
  const rest = (all: number[]) => Math.max(0, 1 - kept.reduce((sum, one) => sum + all[one], 0));
  const classes = p.length - kept.length;
  return { bars, others: classes > 0 ? { classes, teacher: rest(p), student: q && rest(q) } : null };
}
