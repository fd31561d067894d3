import { computeComparison } from '../../../assess/compare/computeComparison';
import type { AnyDataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import { accuracyMetric } from '../../../metrics/classification/accuracy';
import { agreement } from '../../../metrics/classification/agreement';
import { calibrationErrorMetric } from '../../../metrics/calibration/expectedCalibrationError';
import { negativeLogLikelihoodMetric } from '../../../metrics/classification/negativeLogLikelihood';
import { scoreLogits } from '../../../metrics/scoreLogits';
import type { Comparison } from '../../../record/Comparison';
import type { MeasuredModule } from '../../../record/TeachingChoice';
import { computeMean } from '../../../stats/computeMean';
import { createOutputMetric } from '../../severalOutputs/createOutputMetric';
import type { OutputGroup } from '../../severalOutputs/OutputGroup';
import { takeOutput } from '../../severalOutputs/takeOutput';

/** What may teach: the exits that it is made of. */
export interface TeachingModule {
  name: string;
  groups: readonly OutputGroup[];
}

/** Validation logits, side by side, after each module has taught for some epochs, and after nobody has. */
export interface Probes {
  nobody: Matrix;
  /** In the order of the modules. */
  taught: readonly Matrix[];
}

/** What each module is worth by itself, and what the exits gain when it teaches. */
export function measureModules(
  modules: readonly TeachingModule[],
  outputs: readonly OutputGroup[],
  { nobody, taught }: Probes,
  labels: Int32Array
): MeasuredModule[] {
  const scoresOf = (all: Matrix) => outputs.map((output) => scoreLogits({ student: takeOutput(all, output), labels }));
  const alone = scoresOf(nobody);
  return modules.map(({ name, groups }, i) => {
    const own = takeOutput(nobody, ...groups);
    const { accuracy, ece } = scoreLogits({ student: own, labels });
    const others = outputs.filter((output) => groups.length > 1 || output !== groups[0]);
    const same = others.map((output) => agreement({ student: takeOutput(nobody, output), teacher: own }).top1);
    const scores = scoresOf(taught[i]);
    return {
      name,
      accuracy,
      agreement: computeMean(same),
      calibrationError: ece,
      gain: computeMean(scores.map((one, k) => one.accuracy - alone[k].accuracy)),
      nllGain: computeMean(scores.map((one, k) => one.nll - alone[k].nll)),
      gains: Object.fromEntries(outputs.map((output, k) => [output.name, scores[k].accuracy - alone[k].accuracy]))
    };
  });
}

/** The chosen module against all others, on the same validation rows. */
export function compareModules(
  modules: readonly TeachingModule[],
  outputs: readonly OutputGroup[],
  { nobody, taught }: Probes,
  { rows, chosen }: { rows: AnyDataset; chosen: string | null }
): Promise<Comparison> {
  const models = Object.fromEntries([
    [probeName(null), nobody],
    ...modules.map(({ name }, i): [string, Matrix] => [probeName(name), taught[i]])
  ]);
  const metrics = [accuracyMetric(), negativeLogLikelihoodMetric(), calibrationErrorMetric()];
  return computeComparison({
    ...{ models, labels: rows.y, groups: rows.groups, split: 'validation', of: probeName(chosen), resamples: 1000 },
    metrics: metrics.map((metric) =>
      createOutputMetric(
        metric,
        'the exits',
        outputs.map((output) => [output])
      )
    )
  });
}

/** What the exits are called that a module has taught for some epochs. */
export function probeName(module: string | null): string {
  return module === null ? 'no teacher' : `${module} as teacher`;
}
