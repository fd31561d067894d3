import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { StreamAccuracy } from '../../record/StreamAccuracy';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { checkViewInput } from '../check/checkViewInput';
import { viewChecks } from '../check/viewChecks';
import type { AccuracyMatrixView } from '../types/AccuracyMatrixView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';
import { computeAccuracyMatrixView } from './computeAccuracyMatrixView';

const subject = 'accuracyMatrixView';
const advice = 'pass the accuracy of a study, kd.continual.study(...)';

/**
 * Shows what is known of each part of a stream after each part: a map for each strategy, parts across, time down. A column that pales below its diagonal is a part that is forgotten.
 *
 * @param accuracy `accuracy` of `kd.continual.study`, or its JSON.
 * @param options `title`: default its own.
 * @throws TypeError if it is not that, RangeError if a matrix has not a column for each part.
 * @example
 * ```ts
 * const interval = (mean: number) => ({ mean, low: null, high: null });
 * const strategies = [
 *   {
 *     ...{ name: 'fine-tuning', accuracy: [[0.1, 0.1], [0.9, 0.1], [0.3, 0.9]], averageAccuracy: interval(0.6) },
 *     ...{ forgetting: interval(0.6), backwardTransfer: interval(-0.6), forwardTransfer: interval(0) }
 *   }
 * ];
 * kd.accuracyMatrixView({ title: 'Two parts', parts: ['a', 'b'], seeds: 1, confidence: 0.95, control: null, strategies }).says; // "After 2 parts fine-tuning has an average accuracy of 60.0 %, ..."
 * ```
 */
export function accuracyMatrixView(accuracy: StreamAccuracy, options: Titled = {}): AccuracyMatrixView {
  checkOptions(subject, options, ['title']);
  checkPlainData(subject, 'the accuracy of a stream', accuracy, advice);
  const { title, parts, seeds, confidence, control, strategies } = (accuracy ?? {}) as Partial<StreamAccuracy>;
  const plain = { title, parts, seeds, confidence, control, strategies } as StreamAccuracy;
  checkViewInput(subject, viewChecks.accuracyMatrix, {
    expected: 'the accuracy of a stream',
    advice,
    given: accuracy,
    parts: () => ({
      ...{ kind: 'accuracyMatrix', ...plain, title: title ?? null },
      ...{ parts: parts?.length ? parts : undefined, strategies: strategies?.length ? strategies : undefined }
    })
  });
  for (const { name, accuracy: matrix } of plain.strategies)
    if (matrix.length > plain.parts.length + 1 || matrix.some((row) => row.length !== plain.parts.length))
      throw new RangeError(
        `${subject}: expected a column for each of ${plain.parts.length} parts in the matrix of ${showValue(name)}, got rows of ${matrix.map((row) => row.length).join(', ')}; ${advice}`
      );
  return makeDisplayable(computeAccuracyMatrixView(plain, titleOrDefault(subject, options, plain.title)));
}
