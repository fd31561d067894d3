import type { Margins, SoftLabelSummary } from '../../../../src/record/RunRecord';
import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { SoftLabelsView } from '../../../../src/views/View';

/** Every list that is drawn against another has to be as long as it. */
export function findSoftLabelsProblem({ classes, examples, summary }: SoftLabelsView, at: string): string | null {
  // A single logit stands for two classes.
  const isOfClasses = (logits: number[]) => logits.length === classes.length || (logits.length === 1 && classes.length === 2);
  for (const [i, { label, teacher, student }] of examples.entries()) {
    const here = `${at}.examples[${i}]`;
    if (!isOfClasses(teacher))
      return describeWrongValue(`${here}.teacher`, `${classes.length} logits, one a class`, teacher.length);
    if (student && !isOfClasses(student))
      return describeWrongValue(`${here}.student`, `${classes.length} logits, one a class`, student.length);
    if (classes[label] === undefined) return describeWrongValue(`${here}.label`, `a class number below ${classes.length}`, label);
  }
  return summaryFits(summary, classes, `${at}.summary`);
}

function summaryFits(summary: SoftLabelSummary, classes: string[], at: string): string | null {
  const { temperatures, oneHot, margins, byClass } = summary;
  if (temperatures.some((one, i) => i > 0 && one <= temperatures[i - 1]))
    return describeWrongValue(`${at}.temperatures`, 'rising numbers', temperatures);
  const size = temperatures.length;
  for (const name of ['meanEntropy', 'byRank', 'byClass'] as const)
    if (summary[name].length !== size)
      return describeWrongValue(`${at}.${name}`, `${size} entries, one a temperature`, summary[name].length);
  if (oneHot && oneHot.length !== size)
    return describeWrongValue(`${at}.oneHot`, `${size} entries, one a temperature`, oneHot.length);
  const strange = summary.classes.find((one) => classes[one] === undefined);
  if (strange !== undefined) return describeWrongValue(`${at}.classes`, `class numbers below ${classes.length}`, strange);
  if (margins && !marginsFit(margins, classes.length))
    return describeWrongValue(
      `${at}.margins`,
      'rising edges of bins, and a count a bin for each of two classes',
      'something else'
    );
  const shown = summary.classes.length;
  const isSquare = byClass.every((matrix) => matrix.length === shown && matrix.every((row) => row.length === shown));
  return isSquare
    ? null
    : describeWrongValue(`${at}.byClass`, `${shown} rows of ${shown} classes at each temperature`, 'another size');
}

function marginsFit({ edges, counts }: Margins, classes: number): boolean {
  const bins = edges.length - 1;
  const isRising = edges.every((edge, i) => i === 0 || edge > edges[i - 1]);
  const isOfBins = (of: number[]) => of.length === bins && of.every((count) => count >= 0);
  return classes === 2 && bins > 0 && isRising && counts.every(isOfBins);
}
