import type * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { isCallable } from '../../checks/isCallable';
import { checkPath } from '../../checks/checkPath';
import { showValue as shown } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { mixSeeds } from '../../stats/createRandom';
import { withSeededRandom } from '../../data/withSeededRandom';
import { stratifyRowOrder } from '../../data/order/stratifyRowOrder';
import { checkMetric } from '../../metrics/inputs/checkMetric';
import { accuracyMetric } from '../../metrics/classification/accuracy';
import { disposeBuilt } from '../../models/disposeBuilt';
import { computeSweepPoints } from '../../assess/labelSweep/computeSweepPoints';
import { findHost } from '../../notebook/findHost';
import { watchInterrupts } from '../../notebook/watchInterrupts';
import type { LabelSweep } from '../../record/LabelSweep';
import { asTeacher } from '../../teachers/asTeacher';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { computeLabelSweepView } from '../../views/labelSweep/computeLabelSweepView';
import { withDisplay } from '../../views/bundle/withDisplay';
import { checkSeeds } from '../check/checkSeeds';
import { checkRun } from '../check/checkRun';
import { askedTerms } from '../check/checkTransferSets';
import { markFolderInUse } from '../checkpoint/markFolderInUse';
import { createDefaultTerms } from '../task/createDefaultTerms';
import { describeRun } from '../record/describeRun';
import { labelSplits } from '../label/labelSplits';
import { labelSweepOptionNames, type LabelSweepOptions } from './LabelSweepOptions';
import { checkLabelCounts } from './checkLabelCounts';
import { createSeedProgress } from '../createSeedProgress';
import { openSweepResultCache } from './openSweepResultCache';
import { trainAlone, trainDistilled, type SweepTraining } from './trainForSweepPoint';

/**
 * Measures how many labels a teacher saves. The student is trained on more and more labels of a pool: alone (cross-entropy), and with the
 * teacher's soft labels of the whole pool. How many labels it would need alone for the same score is read off between the two curves.
 *
 * Each seed draws its labels so that the classes keep the proportions of the pool and smaller draws are part of the larger ones. The other
 * labels are not read. Both students start from the same weights and take the same number of steps for every number of labels: `epochs`
 * passes over the whole pool. `distilled` is trained with `terms` on the labelled rows, and on the other rows with those terms that need no
 * label, with weight 1. With 0 labels it is trained on the whole pool with those terms alone.
 *
 * With `validation` rows both students keep their best epoch on them. These rows have labels too, which are not counted. If you have no
 * such labels, leave `validation` out, and the last epoch is kept; or take the rows from where you have labels.
 *
 * `needed` is read off the means of `alone` over the seeds: the nearest rising curve, linear between the counts that were tried. At 0 labels
 * it begins with the score of always naming the commonest class. `share` = 1 - labels / needed. Its interval is a percentile interval: rows
 * and seeds are resampled, the same for both curves, and everything is read off again. If `alone` never reaches the score, `isBound` is
 * true and `needed` is the largest number tried.
 *
 * `gap` is the score of `distilled` minus that of `alone` with the most labels that were tried, paired.
 *
 * With `augment` both students see changed rows, and the teacher labels those of the whole pool as the student sees them.
 *
 * With a `folder` the result of each training is kept in it, under a key of all that the training depends on. A sweep that was broken off and is called
 * again does not do again what is there.
 *
 * @throws TypeError or RangeError as `distill` does, for more labels than the pool has, and without test rows; an Error if a training
 * fails or is stopped.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 200 });
 * const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const teacher = (rows: tf.Tensor) => rows.slice([0, 300], [-1, 10]);
 * const sweep = await kd.labelSweep({ teacher, student, data, labels: [0, 10, 300], seeds: 2, epochs: 1 });
 * sweep.points[1].saved.share.mean;
 * ```
 */
export async function labelSweep(options: LabelSweepOptions): Promise<LabelSweep> {
  const subject = 'labelSweep';
  checkInputs(subject, options, labelSweepOptionNames);
  const {
    student,
    data,
    labels,
    metric = accuracyMetric(),
    resamples,
    confidence = 0.95,
    cache,
    title,
    folder,
    ...rest
  } = options ?? {};
  const { train: pool, validation, test } = checkData(subject, data);
  const counts = checkLabelCounts(subject, labels, pool.y.length);
  const seeds = checkSeeds(subject, rest.seeds ?? 5);
  checkMetric(subject, 'metric', metric);
  if (resamples !== undefined) checkNumber(subject, 'resamples', resamples, { integer: true, atLeast: 100, atMost: 1_000_000 });
  if (folder !== undefined) checkPath(`${subject}: folder`, folder, 'give the path of a folder, or leave it out');
  checkNumber(subject, 'confidence', confidence, { above: 0, atMost: 0.999 });
  const teacher = asTeacher(rest.teacher, subject);
  const { show = true, stages, terms = stages === undefined ? createDefaultTerms() : undefined, ...learning } = rest;
  const { checked, setup } = checkStudent(subject, student, seeds[0], (model) => {
    // Without validation rows no epoch is chosen. But the check would hold out rows of the pool, so it gets the pool as validation.
    const splits = { train: pool, validation: validation ?? pool, test };
    const { epochs, batchSize, optimizer, best, augment, averageWeights } = learning;
    const ways = { terms, stages, epochs, batchSize, optimizer, best, augment, averageWeights };
    const run = { ...ways, student: model, teacher, data: splits, baseline: false };
    const fit = checkRun(subject, run);
    if (fit.augment?.views !== undefined)
      throw new RangeError(`${subject}: augment: expected no views, got ${fit.augment.views}; leave views out`);
    return { checked: fit, setup: describeRun(fit, run).setup };
  });
  for (const stage of checked.stages)
    if (!askedTerms(stage.terms, false).length)
      throw new RangeError(
        `${subject}: expected a term that needs no label, got only ${stage.terms.map(({ name }) => name).join(', ')}; add {soft: {weight: 1, loss: kd.softTargets()}}`
      );

  const host = findHost();
  host?.throwIfInterrupted();
  const release = host?.hold();
  const stopped = watchInterrupts().interrupted;
  const progress = createSeedProgress(show, seeds.length);
  const letGo = folder === undefined ? undefined : await markFolderInUse(folder, { as: 'labelSweep', title });
  try {
    const rows = { ...checked, data: { train: pool, validation } };
    const ofTeacher = await labelSplits(subject, teacher, rows, { cache, stopped });
    if (!ofTeacher) throw new Error(`${subject}: expected the teacher to label the pool, got an interrupt; run it again`);
    const logits = { pool: ofTeacher.splits.train as Matrix, validation: ofTeacher.splits.validation };
    const results = await openSweepResultCache(subject, folder, { setup, data, logits: ofTeacher.splits });
    const [alone, distilled]: Matrix[][][] = [counts.map(() => []), counts.map(() => [])];
    for (const [s, seed] of seeds.entries()) {
      const order = stratifyRowOrder(pool.y, mixSeeds(seed, 1));
      for (const [i, count] of counts.entries()) {
        const at = (who: string) => (epoch: number) => progress.update(s, `${count} labels ${who}`, epoch);
        const training: SweepTraining = {
          ...{ checked, student, seed, pool, validation, test, teacher, logits, stopped, results },
          tell: at('and the teacher')
        };
        const labelled = order.slice(0, count);
        distilled[i].push(await trainDistilled(training, labelled));
        if (count) alone[i].push(await trainAlone({ ...training, tell: at('alone') }, labelled));
      }
    }
    const { y, groups, classes } = test;
    const measured = { labels: y, groups, classes: classes.length, metric, resamples, confidence };
    const read = await computeSweepPoints({ counts, alone, distilled, ...measured });
    progress.end();
    const { description, title: name, better, format } = metric;
    const sweep: LabelSweep = {
      title: title ?? `${pool.name}: labels that the teacher saves`,
      rows: { pool: pool.y.length, measured: y.length },
      split: 'test',
      seeds: seeds.length,
      resamples: read.resamples,
      confidence,
      metric: { name: description.name, title: name, better, format },
      points: read.points
    };
    return withDisplay(sweep, () => viewToMimeBundle(computeLabelSweepView(sweep), { static: true }));
  } finally {
    progress.end();
    release?.();
    await letGo?.();
  }
}

function checkData(subject: string, data: Splits): { train: Dataset; validation?: Dataset; test: Dataset } {
  if (!hasSafelyReadableMembers(data, ['train', 'validation', 'test']) || !data.train || !data.test)
    throw new TypeError(
      `${subject}: expected data with a train split, the pool, and a test split, got ${shown(data)}; make them with kd.split`
    );
  checkDataset(data.train, `${subject}: train data`);
  checkLabelled(data.train, `${subject}: train data`);
  return { ...data, test: data.test };
}

/** Builds a first student, checks it and disposes it. */
function checkStudent<T>(
  subject: string,
  student: (seed: number) => tf.LayersModel,
  seed: number,
  check: (model: tf.LayersModel) => T
): T {
  if (!isCallable(student))
    throw new TypeError(
      `${subject}: expected student to be a function of the seed to a model, got ${shown(student)}; give (seed) => kd.models.convolutionalNetwork({seed, ...})`
    );
  const model = withSeededRandom(seed, () => student(seed));
  try {
    return check(model);
  } finally {
    disposeBuilt(model);
  }
}
