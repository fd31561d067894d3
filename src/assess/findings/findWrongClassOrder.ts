import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/RunRecord';
import { computeConfusionMatrix } from '../../metrics/classification/computeConfusionMatrix';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';

/** The smallest share of a class's rows that the teacher predicts as another class. */
const mostOf = 0.6;
const mostOfAll = 0.7;
/** By how many standard deviations of a guess the predictions of the other class must exceed those of the right one. */
const clearly = 4;

/**
 * Whether a teacher's classes seem to be in a different order than the data's. Then most rows of some classes are predicted as another of
 * these classes, each as a different one, for example if a model comes from a program that sorts classes by name. A weak teacher confuses
 * classes but does not exchange them.
 */
export function findWrongClassOrder(logits: Matrix, y: LabelsLike, classes: readonly string[]): Finding | null {
  const counts = computeConfusionMatrix('classOrder', 'teacher', logits, y, classes.length);
  const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
  const most = counts.map((row) => row.indexOf(Math.max(...row)));
  const isMoved = (own: number) => most[own] !== own && totals[own] > 0 && counts[own][most[own]] >= mostOf * totals[own];
  const moved = most.flatMap((_, own) => (isMoved(own) ? [own] : []));
  const targets = new Set(moved.map((own) => most[own]));
  if (!moved.length || targets.size !== moved.length || !moved.every((own) => targets.has(own))) return null;
  const sum = (of: (own: number) => number) => moved.reduce((total, own) => total + of(own), 0);
  const [rows, exchanged, right] = [
    sum((own) => totals[own]),
    sum((own) => counts[own][most[own]]),
    sum((own) => counts[own][own])
  ];
  if (exchanged < mostOfAll * rows || exchanged - right < clearly * Math.sqrt(exchanged + right)) return null;
  const pairs = moved.slice(0, 3).map((own) => `"${classes[own]}" as "${classes[most[own]]}"`);
  const percent = (part: number) => `${((100 * part) / rows).toFixed(0)} %`;
  return {
    check: 'classOrder',
    level: 'problem',
    value: exchanged / rows,
    says: `the teacher exchanges classes: it names ${pairs.join(', ')}${moved.length > 3 ? ` and ${moved.length - 3} more` : ''} on ${percent(exchanged)} of their rows, and is right on ${percent(right)}`,
    hint: "its classes seem to be in another order than the data's: put the columns of its logits into the order of data.classes"
  };
}
