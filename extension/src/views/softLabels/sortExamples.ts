import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { entropy } from '../../../../src/views/softLabels/entropy';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';
import { trans } from '../../dom/trans';

export type Order = 'uncertain' | 'apart' | 'row';

export const orders = (): { [order in Order]: string } => ({
  uncertain: trans.__('entropy: the teacher least certain first'),
  apart: trans.__('disagreement: teacher and student furthest apart first'),
  row: trans.__('by row number')
});

/** The examples in the order that the reader goes through them. Measured at temperature 1, so that the slider does not shuffle them. */
export function sortExamples(examples: readonly SoftLabelExample[], order: Order): SoftLabelExample[] {
  const size = measures[order];
  return examples
    .map((example) => ({ example, by: size(example) }))
    .sort((a, b) => a.by - b.by)
    .map(({ example }) => example);
}

const measures: { [order in Order]: (example: SoftLabelExample) => number } = {
  uncertain: ({ teacher }) => -entropy(softmaxAt(teacher, 1)),
  apart: ({ teacher, student }) => (student ? -totalVariation(softmaxAt(teacher, 1), softmaxAt(student, 1)) : 0),
  row: ({ index }) => index
};

/** Half the sum of the absolute differences: the share of probability that lies elsewhere. */
function totalVariation(p: number[], q: number[]): number {
  return p.reduce((sum, one, i) => sum + Math.abs(one - q[i]), 0) / 2;
}
