import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';

export interface Both {
  teacher: number[];
  student: number[] | null;
}

const worked = new WeakMap<SoftLabelExample, Map<number, Both>>();

/**
 * The probabilities of teacher and student at a temperature. At each step of a slider the sentence, the bars and the table ask for the same ones, of a
 * thousand classes too: they are worked out once. Those at temperature 1 are kept as well, by which the bars' axis is as long as it is.
 */
export function computeProbabilitiesAtTemperature(example: SoftLabelExample, temperature: number): Both {
  const known = worked.get(example) ?? new Map<number, Both>();
  worked.set(example, known);
  const before = known.get(temperature);
  if (before) return before;
  if (temperature !== 1) for (const other of known.keys()) if (other !== 1) known.delete(other);
  const { teacher, student } = example;
  const both = { teacher: softmaxAt(teacher, temperature), student: student && softmaxAt(student, temperature) };
  known.set(temperature, both);
  return both;
}
