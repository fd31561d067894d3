import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { findTableLeaks } from '../assess/leaks/findTableLeaks';
import { checkInputs } from '../checks/checkInputs';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { checkPath } from '../checks/checkPath';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import type { AnyDataset, Splits } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { withSeededRandom } from '../data/withSeededRandom';
import { disposeBuilt } from '../models/disposeBuilt';
import { writeConclusion } from '../assess/compare/writeConclusion';
import { computeComparison } from '../assess/compare/computeComparison';
import type { Comparison } from '../record/Comparison';
import { createInPlaceDisplay } from '../notebook/createInPlaceDisplay';
import { findHost } from '../notebook/findHost';
import type { Finding, RunRecord } from '../record/RunRecord';
import { asTeacher } from '../teachers/asTeacher';
import { comparison as comparisonView } from '../views/comparison/comparison';
import { findingsView } from '../views/findings/findingsView';
import { checkTrackers } from '../track/follow/checkTrackers';
import { followStudy } from '../track/follow/followStudy';
import { viewToMimeBundle } from '../views/bundle/viewToMimeBundle';
import { withDisplay } from '../views/bundle/withDisplay';
import { isRecordThatLends } from './check/checkBaseline';
import { checkSeeds } from './check/checkSeeds';
import { checkWeights } from './check/checkWeights';
import { shownSplit, type LogitsOfSplits } from './task/listPresentSplits';
import type { RunInputs } from './check/RunInputs';
import { markFolderInUse } from './checkpoint/markFolderInUse';
import { findCheckpoint, hasCheckpoints } from './checkpoint/findCheckpoint';
import { distillAs, type RunExtras } from './distill';
import { applyRecipe } from './applyRecipe';
import { chooseTask } from './task/chooseTask';
import { createSeedProgress } from './createSeedProgress';
import { splitDataOfStudy } from './splitDataOfStudy';
import { studyOptionNames, type StudyOptions } from './options/StudyOptions';

/** The same distillation with several seeds. As a cell's last value it shows the comparison. */
export interface Study {
  /** Whether the teacher helped, in one to three sentences with intervals. */
  says: string;
  /** Teacher, distilled student and baseline (the student trained alone, unless it was left out) on the shown rows. */
  comparison: Comparison;
  /** What was found about data and teacher before any training: columns that know the label, classes in another order; and what trackers could not do of the study itself. */
  findings: Finding[];
  /** One per seed. */
  records: RunRecord[];
  /** The distilled students with their best weights, one per seed. The caller disposes them. */
  students: tf.LayersModel[];
  /** Logits of each split. Every number of the comparison is computed from them. */
  logits: { teacher: LogitsOfSplits; student: LogitsOfSplits[]; baseline: LogitsOfSplits[] };
}

/**
 * Distils with several seeds and compares the results on the same rows. For each seed it trains a student and a baseline: the same
 * student from the same initial weights, on labels alone; `baseline: false` leaves it out. Every metric has a 95 % interval over rows and seeds, every difference a
 * paired bootstrap test; verdicts are corrected for all of these tests (Holm). One seed proves nothing. `alignment` is also measured with every seed, in that seed's record.
 *
 * A `recipe` in place of the teacher makes one first, once for all seeds, out of train and validation rows: `kd.tableRecipe()` for tables. Its choices are among the findings.
 *
 * With a `folder` each seed's run has its own in it. Call it again with the same folder after a crash: seeds that are done are not done again,
 * and the one that was broken off goes on, as with `kd.resume`.
 *
 * @throws TypeError or RangeError as `distill` does; an Error if a run fails or is stopped, since a study needs all of its seeds.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 200 });
 * const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const study = await kd.study({ teacher: (rows) => rows.slice([0, 300], [-1, 10]), student, data, seeds: 2, epochs: 1 });
 * study.says; // "The teacher ...: over 2 seeds the student's accuracy is ..."
 * study.comparison.differences[0].verdict;
 * study.students.forEach((model) => model.dispose());
 * ```
 */
export async function seedStudy(options: StudyOptions): Promise<Study> {
  checkInputs('study', options, studyOptionNames);
  if (options.recipe === undefined) return studyTeacher(options);
  const prepared = await applyRecipe('study', options);
  try {
    return await studyTeacher(prepared.options);
  } finally {
    prepared.dispose();
  }
}

async function studyTeacher(options: StudyOptions): Promise<Study> {
  const {
    student,
    seeds: asked = 5,
    metrics,
    show: isShown = true,
    stages,
    baseline = true,
    terms,
    teacher: given,
    folder,
    trackers = [],
    ...rest
  } = options;
  if (!isCallable(student))
    throw new TypeError(
      `study: expected student to be a function of the seed to a model, got ${showValue(student)}; give (seed) => kd.tabularStudent(train, {seed})`
    );
  checkTrackers('study', trackers);
  if (folder !== undefined) checkPath('study: folder', folder, 'give the path of a folder, or leave it out');
  const seeds = checkSeeds('study', asked);
  // All seeds share one validation split, since thresholds are chosen on it.
  const data = splitDataOfStudy(rest.data);
  const teacher = asTeacher(given!, 'study');
  if (isRecordThatLends(baseline))
    throw new TypeError(`study: expected baseline to be true or false, got ${showValue(baseline)}; false leaves it out`);
  const result: Omit<Study, 'says' | 'comparison' | 'findings'> = {
    records: [],
    students: [],
    logits: { teacher: {}, student: [], baseline: [] }
  };
  // Before a student is built, which would be left if this failed.
  const taught = teacher.variables?.() ?? [];
  // All seeds have the same train rows: one look is enough.
  let found: Finding[] | undefined;
  const findings: Finding[] = [];
  const leaks = (train: AnyDataset) => (found ??= findTableLeaks(train));
  const foundBySeeds = {};
  const followers = followStudy(trackers);
  const progress = createSeedProgress(isShown, seeds.length);
  const release = folder === undefined ? undefined : await markFolderInUse(folder, { as: 'study', title: rest.title, seeds });
  try {
    for (const [i, seed] of seeds.entries()) {
      const own = folder === undefined ? undefined : join(folder, `seed-${seed}`);
      const model = withSeededRandom(seed, () => student(seed));
      checkNew(model, result.students, taught);
      result.students.push(model);
      const record = await distillOrResume(
        {
          ...{
            ...rest,
            data,
            terms,
            stages,
            teacher,
            student: model,
            baseline,
            seed,
            show: false,
            leaks,
            foundBySeeds,
            ofStudy: true
          },
          ...{ trackers: followers.ofRuns, place: `seed-${seed}` },
          folder: own,
          onEvent: (event) => {
            if (event.type === 'point') progress.update(i, event.of, event.epoch);
          }
        },
        {
          // About data and teacher, so the same for all seeds.
          onTrainingBegin: (found) => {
            if (i === 0) findings.push(...found);
          },
          onLogits: (logits) => {
            result.logits.teacher = logits.teacher;
            result.logits.student.push(logits.student);
            if (logits.baseline) result.logits.baseline.push(logits.baseline);
          }
        }
      );
      if (record.status !== 'done')
        throw new Error(
          `study: expected every run to be done, got "${record.status}" with seed ${seed}${record.error ? ` (${record.error})` : ''}; a study needs all of its seeds`
        );
      result.records.push(record);
    }
    const comparison = await compareSeeds(data as Splits<AnyDataset>, result.logits, { metrics, task: rest.task });
    progress.end();
    if (isShown) showFindings(findings);
    const says = writeConclusion(comparison, findings);
    findings.push(...(await followers.end({ status: 'done', says, comparison, findings }, rest.signal)));
    return withDisplay({ says, comparison, findings, ...result }, () =>
      viewToMimeBundle(comparisonView(comparison), { static: true, records: result.records })
    );
  } catch (error) {
    // One of them may be no model: that is the error then.
    result.students.forEach(disposeBuilt);
    progress.end();
    await followers.end({ status: 'failed', findings }, rest.signal);
    throw error;
  } finally {
    await release?.();
  }
}

/** The run of a seed; if it is in its folder already, what is left of it. */
async function distillOrResume(inputs: RunInputs, extras: RunExtras): Promise<RunRecord> {
  const { folder } = inputs;
  const isBegun = folder !== undefined && (await hasCheckpoints(folder));
  const from = isBegun ? await findCheckpoint('study', folder) : undefined;
  try {
    return await distillAs('study', inputs, { ...extras, from });
  } finally {
    await from?.file.close();
  }
}

/** Above the comparison of a notebook's cell. */
function showFindings(findings: readonly Finding[]): void {
  const host = findHost();
  if (!host || findings.length === 0) return;
  createInPlaceDisplay(host)(
    viewToMimeBundle(findingsView(findings, { title: 'What to know about data and teacher' }), { static: true })
  );
}

/** A model that this study did not build belongs to its owner, even if the study fails. */
function checkNew(model: tf.LayersModel, students: tf.LayersModel[], taught: readonly tf.Variable[]): void {
  if (students.includes(model)) {
    students.length = 0;
    throw new TypeError(
      `study: expected student to build another model for each seed, got "${model.name}" again, which has learnt already; give (seed) => kd.seeded(seed, () => tf.sequential(...))`
    );
  }
  if (isSafeToInspect(model) && model instanceof tf.LayersModel) checkWeights('study', model, taught);
}

async function compareSeeds(
  data: Splits<AnyDataset>,
  logits: Study['logits'],
  { metrics, task: given }: Pick<StudyOptions, 'metrics' | 'task'>
): Promise<Comparison> {
  const [split, shown] = shownSplit(data);
  const of = (name: 'validation' | typeof split) => ({
    teacher: logits.teacher[name] as Matrix,
    student: logits.student.map((one) => one[name] as Matrix),
    ...(logits.baseline.length ? { baseline: logits.baseline.map((one) => one[name] as Matrix) } : {})
  });
  const { validation } = data;
  const task = chooseTask('study', given, shown);
  const by = task.comparedBy(shown) ?? { labels: shown.y };
  return computeComparison({
    ...by,
    models: of(split),
    groups: shown.groups,
    split,
    of: 'student',
    ...(metrics && { metrics }),
    // A threshold is chosen on them.
    ...(validation && task.of === 'classes' && { validation: { labels: validation.y, models: of('validation') } })
  });
}
