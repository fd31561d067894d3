import * as tf from '@tensorflow/tfjs';
import { findTaskTransfer, type TransferredTask } from '../assess/findings/findTaskTransfer';
import { computeComparison } from '../assess/compare/computeComparison';
import { reverseDifferences } from '../assess/compare/reverseDifferences';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { checkInputs } from '../checks/checkInputs';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { withSeededRandom } from '../data/withSeededRandom';
import { disposeBuilt } from '../models/disposeBuilt';
import type { Comparison } from '../record/Comparison';
import type { Finding, RunRecord } from '../record/RunRecord';
import type { RunEvent } from '../record/RunEvent';
import { checkTrackers } from '../track/follow/checkTrackers';
import { followStudy } from '../track/follow/followStudy';
import { viewToMimeBundle } from '../views/bundle/viewToMimeBundle';
import { withDisplay } from '../views/bundle/withDisplay';
import { comparison as comparisonView } from '../views/comparison/comparison';
import { asTeacher } from '../teachers/asTeacher';
import type { Teacher } from '../teachers/Teacher';
import type { RunInputs } from './check/RunInputs';
import { checkRunIsDone } from './check/checkRunIsDone';
import { checkSeeds } from './check/checkSeeds';
import { checkSplits } from './check/checkSplits';
import { checkWeights } from './check/checkWeights';
import { createSeedProgress } from './createSeedProgress';
import { distillAs } from './distill';
import type { SeveralTasks } from './options/SeveralTasks';
import type { Term } from './options/Term';
import { taskStudyOptionNames, type TaskStudyOptions } from './options/TaskStudyOptions';
import { joinColumnsOfTasks } from './severalTasks/joinColumnsOfTasks';
import { shownSplit, type SplitName } from './task/listPresentSplits';

const subject = 'taskStudy';

/** What each of several tasks gains or loses by being learnt together with the others. As a cell's last value it shows the comparison; the weights of the tasks are in `kd.lossCurves(study.records.together[0])`. */
export interface TaskStudy {
  /** What was found, in a sentence or two. */
  says: string;
  /** "together" (and "distilled", if there is a teacher) against "alone", by the first metric of each task. */
  comparison: Comparison;
  /** Tasks that are predicted worse or better together than alone, after the correction for all tests (Holm); and what trackers could not do of the study itself. */
  findings: Finding[];
  /** A record a seed, of each way to learn; those of "alone" by task. */
  records: { together: RunRecord[]; distilled: RunRecord[]; alone: { [task: string]: RunRecord[] } };
}

/**
 * Learns several tasks together, and each alone, with several seeds, and says what each task gained or lost. A task that is learnt alone has the same student, with the same initial weights, batches
 * and dropout draws, of which only its own head and what leads there learn; it keeps the epoch that is best for itself. With a `teacher` the student is distilled too, in all tasks together.
 *
 * Each task is compared by its first metric, by the paired bootstrap over rows and seeds of `kd.compare`, and all of these tests are corrected together (Holm): that learning together hurts a task is a
 * finding (`negativeTransfer`), as is that it helps (`positiveTransfer`).
 *
 * Standley et al. 2020, "Which Tasks Should Be Learned Together in Multi-task Learning?", arXiv 1905.07553.
 *
 * @throws TypeError or RangeError as `train` and `distill` do, and for fewer than two tasks; an Error if a run fails or is stopped, since all of them are needed.
 * @example
 * ```ts
 * const x = Array.from({ length: 90 }, (_, i) => [i % 6, i % 5]);
 * const targets = x.map(([a, b]) => [2 * a + b, a > 2 ? 1 : 0]);
 * const data = kd.split(kd.dataset({ x, targets, targetNames: ['size', 'kind'] }), { test: 0.3, seed: 1 });
 * const task = kd.severalTasks({ size: kd.regression(), kind: kd.classification({ classes: 2 }) });
 * const student = (seed: number) => kd.tabularStudent(data.train, { hidden: [8], heads: task.heads, seed });
 * const study = await kd.taskStudy({ student, task, data, seeds: 2, epochs: 2, show: false });
 * study.says; // "Over 2 seeds no task is ..."
 * ```
 */
export async function taskStudy(options: TaskStudyOptions): Promise<TaskStudy> {
  checkInputs(subject, options, taskStudyOptionNames);
  const {
    student,
    task,
    seeds: asked = 5,
    teacher: given,
    terms,
    data: rows,
    show: isShown = true,
    trackers = [],
    ...rest
  } = options;
  const names = checkTask(task);
  if (!isCallable(student))
    throw new TypeError(
      `${subject}: expected student to be a function of the seed to a model, got ${showValue(student)}; give (seed) => kd.tabularStudent(train, {heads: task.heads, seed})`
    );
  if (given === undefined && terms !== undefined)
    throw new TypeError(`${subject}: expected a teacher beside terms, got none; give one, or leave terms out`);
  const seeds = checkSeeds(subject, asked);
  checkTrackers(subject, trackers);
  const teacher = given === undefined ? undefined : asTeacher(given, subject);
  // All seeds share one validation split.
  const { data } = checkSplits(subject, rows, 0);
  const [split, shown] = shownSplit(data);
  if (split === 'train')
    throw new RangeError(`${subject}: expected test or validation rows, got train rows alone; make them with kd.split`);
  const trainings: Training[] = [
    { name: 'together', task },
    ...names.map((name) => ({ name: `alone: ${name}`, task: task.only(name) })),
    ...(teacher ? [{ name: 'distilled', task, teacher, ...(terms && { terms }) }] : [])
  ];
  const inputs = { ...rest, data, baseline: false, show: false, ofStudy: true };
  const followers = followStudy(trackers);
  try {
    const shared = { inputs: { ...inputs, trackers: followers.ofRuns }, student, seeds, split, isShown };
    const study = await learnAndCompare(trainings, task, names, shown, shared);
    study.findings.push(...(await followers.end({ status: 'done', ...study }, rest.signal)));
    const { together, distilled } = study.records;
    return withDisplay(study, () =>
      viewToMimeBundle(comparisonView(study.comparison), { static: true, records: [...together, ...distilled] })
    );
  } catch (error) {
    await followers.end({ status: 'failed', findings: [] }, rest.signal);
    throw error;
  }
}

async function learnAndCompare(
  trainings: readonly Training[],
  task: SeveralTasks,
  names: readonly string[],
  shown: AnyDataset,
  shared: Shared
): Promise<TaskStudy> {
  const done = await trainAll(trainings, shared);
  const of = (name: string) => done.get(name) ?? { records: [], outputs: [] };
  const alone = shared.seeds.map((_, i) =>
    joinColumnsOfTasks(
      task.heads,
      names.map((name) => of(`alone: ${name}`).outputs[i])
    )
  );
  const metrics = names.map((name) => task.only(name).metrics[0]);
  const ways = { together: of('together').outputs, ...(done.has('distilled') && { distilled: of('distilled').outputs }) };
  const comparison = reverseDifferences(
    await computeComparison({
      models: { alone, ...ways },
      of: 'alone',
      targets: shown.targets,
      metrics,
      groups: shown.groups,
      split: shared.split
    })
  );
  const findings = findTaskTransfer(
    comparison,
    names.map((name, i) => describeTask(name, metrics[i]))
  );
  const records = {
    together: of('together').records,
    distilled: of('distilled').records,
    alone: Object.fromEntries(names.map((name) => [name, of(`alone: ${name}`).records]))
  };
  return { says: writeTaskTransfer(comparison, findings), comparison, findings, records };
}

interface Training {
  name: string;
  task: SeveralTasks;
  teacher?: Teacher;
  terms?: { [name: string]: Term };
}

interface Shared {
  inputs: Omit<RunInputs, 'student'>;
  student: TaskStudyOptions['student'];
  seeds: number[];
  /** The rows whose outputs are wanted. */
  split: SplitName;
  isShown: boolean;
}

/** The records and outputs of each training, by its name: one a seed. */
type Trained = Map<string, { records: RunRecord[]; outputs: Matrix[] }>;

async function trainAll(trainings: readonly Training[], { inputs, student, seeds, split, isShown }: Shared): Promise<Trained> {
  const done: Trained = new Map(trainings.map(({ name }) => [name, { records: [], outputs: [] }]));
  const progress = createSeedProgress(isShown, seeds.length);
  let model: tf.LayersModel | undefined;
  try {
    for (const [i, seed] of seeds.entries())
      for (const { name, ...how } of trainings) {
        const before = model;
        model = withSeededRandom(seed, () => student(seed));
        if (model === before) model = undefined;
        else before?.dispose();
        checkBuilt(model, before, how.teacher);
        const onEvent = (event: RunEvent) => void (event.type === 'point' && progress.update(i, name, event.epoch));
        const alone = how.teacher ? undefined : { labelSmoothing: 0 };
        const own = done.get(name)!;
        const record = await distillAs(
          subject,
          { ...inputs, ...how, student: model, seed, onEvent, place: `${name}, seed-${seed}`, ...(alone && { alone }) },
          { onLogits: (logits) => void own.outputs.push(logits.student[split]!) }
        );
        checkRunIsDone(subject, record, `${name}, seed ${seed}`);
        own.records.push(record);
      }
    return done;
  } finally {
    disposeBuilt(model);
    progress.end();
  }
}

/** @param model undefined if it is the same as before: then it belongs to its owner. */
function checkBuilt(
  model: tf.LayersModel | undefined,
  before: tf.LayersModel | undefined,
  teacher: Teacher | undefined
): asserts model is tf.LayersModel {
  if (isSafeToInspect(model) && model instanceof tf.LayersModel) return checkWeights(subject, model, teacher?.variables?.());
  const got = model === undefined && before ? `"${before.name}" again, which has learnt already` : showValue(model);
  throw new TypeError(
    `${subject}: expected student to build another model each time, got ${got}; give (seed) => kd.tabularStudent(train, {heads: task.heads, seed})`
  );
}

function checkTask(task: unknown): string[] {
  const isSeveral = hasSafelyReadableMembers(task, ['heads', 'only']) && Array.isArray(task.heads) && isCallable(task.only);
  const heads = isSeveral ? (task as unknown as SeveralTasks).heads : [];
  if (heads.length >= 2) return heads.map(({ name }) => name);
  throw new TypeError(
    `${subject}: expected at least two tasks, got ${isSeveral ? 'one' : showValue(task)}; give task: kd.severalTasks({price: kd.regression(), cut: ...})`
  );
}

function describeTask(name: string, metric: { title: string }): TransferredTask {
  return { name, metric: metric.title.slice(name.length + 2) };
}

function writeTaskTransfer({ models }: Comparison, findings: readonly Finding[]): string {
  const { seeds } = models[0];
  const lead = `Over ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}`;
  if (findings.length === 0) return `${lead} no task is clearly better or worse together with the others than alone.`;
  return `${lead}: ${findings.map(({ says }) => says).join('; ')}.`;
}
