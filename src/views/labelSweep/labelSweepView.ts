import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { LabelSweep } from '../../record/LabelSweep';
import type { LabelSweepView } from '../types/LabelSweepView';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeLabelSweepView } from './computeLabelSweepView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows how good a student gets with more and more labels, alone and with a teacher that labels the rest. As a cell's last value the view
 * shows itself as two curves over a logarithmic axis of labels. The saved labels are read off between the curves.
 *
 * `says` reads out the middle one of the scores that the student alone also reaches, neither the best nor the worst. The table has them all.
 *
 * @param sweep the result of a sweep over labels, or its JSON.
 * @param options `title`: default the sweep's own.
 * @throws TypeError if it is not a sweep, RangeError if labels do not rise.
 * @example
 * ```ts
 * const estimate = (mean: number) => ({ mean, low: mean - 0.01, high: mean + 0.01, least: mean - 0.01, most: mean + 0.01 });
 * const point = (labels: number, alone: number, distilled: number, needed: number) => {
 *   const mean = 1 - labels / needed;
 *   const saved = { needed, share: { mean, low: mean - 0.1, high: mean + 0.1 }, isBound: false };
 *   return { labels, alone: estimate(alone), distilled: estimate(distilled), saved };
 * };
 * kd.labelSweepView({
 *   title: 'Labels of line B',
 *   rows: { pool: 600, measured: 300 },
 *   split: 'test',
 *   seeds: 5,
 *   resamples: 2000,
 *   confidence: 0.95,
 *   metric: { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' },
 *   points: [point(60, 0.8, 0.91, 200), point(200, 0.91, 0.93, 400), point(400, 0.93, 0.93, 400)]
 * }).says; // "With 200 labels and the teacher's labels of the rest the student reaches 93.0 % (92.0 % to 94.0 %); alone it needs 400: ..."
 * ```
 */
export function labelSweepView(sweep: LabelSweep, options: Titled = {}): LabelSweepView {
  checkOptions('labelSweepView', options, ['title']);
  checkPlainData('labelSweepView', 'a sweep over labels', sweep, 'pass what a sweep gave back');
  const { title, rows, split, seeds, resamples, confidence, metric, points } = (sweep ?? {}) as Partial<LabelSweep>;
  const plain = { title, rows, split, seeds, resamples, confidence, metric, points } as LabelSweep;
  checkRising(points);
  checkViewInput('labelSweepView', viewChecks.labelSweep, {
    expected: 'a sweep over labels',
    advice: 'pass what a sweep gave back',
    given: sweep,
    parts: () => ({ kind: 'labelSweep', ...plain, title: title ?? null, points: points?.length ? points : undefined })
  });
  return makeDisplayable(computeLabelSweepView(plain, titleOrDefault('labelSweepView', options, plain.title)));
}

function checkRising(points: LabelSweep['points'] | undefined): void {
  const labels = Array.isArray(points) ? points.map((point) => point?.labels) : [];
  const rises = (count: unknown, i: number) => {
    const before: unknown = labels[i - 1];
    return typeof count !== 'number' || (count >= 0 && (typeof before !== 'number' || count > before));
  };
  if (labels.every(rises)) return;
  throw new RangeError(
    `labelSweepView: expected labels that rise from 0 or more, got ${showValue(labels)}; pass what a sweep gave back`
  );
}
