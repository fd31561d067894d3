import { labelFindingsWithSeed } from '../assess/findings/labelFindingsWithSeed';
import { findTableLeaks } from '../assess/leaks/findTableLeaks';
import { checkInputs } from '../checks/checkInputs';
import { lockModel } from '../engine/lockModel';
import { setModelColumns } from '../models/columnsOf';
import { setModelClasses } from '../models/readModelClasses';
import { findHost } from '../notebook/findHost';
import { listModelsOfRecord } from '../record/listModelsOfRecord';
import type { Finding, RunRecord } from '../record/RunRecord';
import { asTeacher } from '../teachers/asTeacher';
import { beginBaseline, prepareBaseline, type Baseline } from './baseline/prepareBaseline';
import type { CheckedRun } from './check/CheckedRun';
import { checkRun } from './check/checkRun';
import { listOptionsNeededToResume } from './check/listOptionsNeededToResume';
import type { RunInputs } from './check/RunInputs';
import type { LogitsOfSplits } from './task/listPresentSplits';
import { openRunFolder } from './checkpoint/openRunFolder';
import type { FoundCheckpoint } from './checkpoint/findCheckpoint';
import { distillOptionNames, type DistillOptions } from './options/DistillOptions';
import { labelSplits } from './label/labelSplits';
import { findDataProblems } from './record/findDataProblems';
import { describeRun } from './record/describeRun';
import type { RunEnd } from './loop/TrainingEnd';
import { recordRun, type Recorder } from './record/recordRun';
import { findTransferSetProblems } from './record/findTransferSetProblems';
import { recordStudentSoftLabels } from './score/recordStudentSoftLabels';
import { compareModelsOfRun } from './score/compareModelsOfRun';
import { scoreTeacher } from './score/scoreTeacher';
import { trackLayerAlignment } from './score/trackLayerAlignment';
import { trainAndScore } from './score/trainAndScore';

/**
 * Distils a teacher into a student. The student is trained on the weighted sum of the named terms, a baseline on the labels alone.
 * Returns the record of the run.
 *
 * L = sum over terms of weight x batch mean of loss; by default 0.3 cross-entropy + 0.7 T^2 KL(teacher || student) at T = 4
 * (Hinton, Vinyals & Dean 2015, arXiv 1503.02531). Rows with targets in place of classes are regression, `kd.regression()`, or a `task` of your own.
 *
 * If the rows are those of a table, it first looks for columns that tell the label by themselves, as `kd.leakCheck` does on up to some
 * thousand rows: they become findings of the record.
 *
 * `transfer` adds sets of rows to the train split, unlabelled or synthetic. Each has its own weight over training.
 *
 * The student ends with the weights of its best validation epoch. An interrupt or `signal` stops the run after the current batch:
 * the status is "stopped", the student has its best weights so far, and the record so far is returned. If a loss is not finite, the
 * run ends as "failed"; the error names the step, and the last good weights are kept.
 *
 * @throws TypeError or RangeError, before any training, if teacher, student and data do not fit each other or an option is unknown
 * or out of bounds.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 600, test: 200 });
 * const layers = (units: number) => [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })];
 * const teacher = kd.seeded(1, () => tf.sequential({ layers: layers(100) }));
 * const student = kd.seeded(2, () => tf.sequential({ layers: layers(10) }));
 * await kd.train({ student: teacher, data, epochs: 2 });
 * const run = await kd.distill({ teacher, student, data, epochs: 2 });
 * run.scores.student?.test?.accuracy;
 * ```
 */
export async function distill(options: DistillOptions): Promise<RunRecord> {
  checkInputs('distill', options, distillOptionNames);
  const { teacher } = (options ?? {}) as DistillOptions;
  const again = listOptionsNeededToResume({ ...options });
  return distillAs('distill', { ...options, teacher: asTeacher(teacher, 'distill'), leaks: findTableLeaks, again });
}

/** What else a run may be given. */
export interface RunExtras {
  /** Called once, when all models are trained. */
  onLogits?: (logits: RunLogits) => void;
  /** Called when the first training begins, with what was found about data and teacher. */
  onTrainingBegin?: (findings: Finding[]) => void;
  /** Where the run goes on. */
  from?: FoundCheckpoint;
}

/** The logits of a run's models with their best weights. */
export interface RunLogits {
  teacher: LogitsOfSplits;
  student: LogitsOfSplits;
  baseline?: LogitsOfSplits;
}

/**
 * The steps that `distill`, `train` (without a teacher) and each seed of a `study` share: check, label, train and score the student,
 * train and score its baseline, compare. All of it is recorded.
 */
export async function distillAs(
  subject: string,
  inputs: RunInputs,
  { onLogits, onTrainingBegin, from }: RunExtras = {}
): Promise<RunRecord> {
  findHost()?.throwIfInterrupted();
  const checked = checkRun(subject, inputs);
  // A notebook's variable may have another name by now.
  if (from) checked.lead = listModelsOfRecord(from.says.record).find(({ role }) => role === 'student')?.name ?? checked.lead;
  return lockModel(subject, checked.student, async () => {
    const own = describeRun(checked, inputs);
    const { show, signal, control, onEvent, trackers, place: inStudy } = inputs;
    const prepared = prepareBaseline(subject, checked);
    let place: Awaited<ReturnType<typeof openRunFolder>>;
    try {
      place = await openRunFolder(subject, { inputs, checked, started: own, from });
      const { started = own } = place ?? {};
      const baseline = beginBaseline(subject, prepared, checked, started);
      const kept = place && { ...place.kept, ...(baseline.model && { baseline: baseline.model }) };
      const [{ terms, epochs }] = checked.stages;
      const usage = checked.diagnostics !== undefined;
      const run = {
        subject,
        started,
        terms,
        epochs,
        stepsAnEpoch: checked.steps,
        usage,
        kept,
        onTrainingBegin,
        show,
        signal,
        control,
        onEvent,
        trackers,
        place: inStudy
      };
      return await recordRun(run, (recorder) => distillChecked({ subject, inputs, checked, baseline, onLogits }, recorder));
    } finally {
      await place?.kept.folder.close();
      prepared.model?.dispose();
    }
  });
}

interface Distillation {
  subject: string;
  inputs: RunInputs;
  checked: CheckedRun;
  baseline: Baseline;
  onLogits?: (logits: RunLogits) => void;
}

async function distillChecked(
  { subject, inputs, checked, baseline, onLogits }: Distillation,
  recorder: Recorder
): Promise<RunEnd> {
  const { teacher, cache, foundBySeeds } = inputs;
  const { task, data, student: model, lead, epochs, optimizer, augment } = checked;
  const { tell, tellFindings, record, stopped, broken, isBehind } = recorder;
  if (!isBehind())
    tellFindings([
      ...(foundBySeeds ? (foundBySeeds.data ??= findDataProblems(data)) : findDataProblems(data)),
      ...findTransferSetProblems(record()),
      ...(inputs.leaks?.(data.train) ?? []),
      ...(task.studentFindings?.(model, data.train) ?? [])
    ]);

  // Label.
  const labels = await labelSplits(subject, teacher, checked, { cache, stopped });
  if (!labels) return { status: 'stopped' };
  if (teacher) recorder.answered([...Object.values(labels.splits), ...labels.transfer.map(({ logits }) => logits)]);
  if (!isBehind()) tellFindings(teacher?.findings?.() ?? []);
  const softLabels = teacher && scoreTeacher(checked, labels.splits, recorder, foundBySeeds);

  // Train and score the student.
  const { batchSize, steps, best, seed, stages, rollback, averageWeights, patience } = checked;
  const common = {
    task,
    data,
    teacher: labels.splits,
    batchSize,
    steps,
    best,
    seed,
    rollback,
    averageWeights,
    patience
  };
  if (task.of === 'classes') setModelClasses(model, data.train.classes);
  setModelColumns(model, data.train.features);
  const student = await trainAndScore(
    {
      ...{ ...common, name: lead, lastName: 'lastStudent', model, stages, steered: true },
      ...{ features: teacher, transfer: labels.transfer, alignment: trackLayerAlignment(model, checked, recorder) },
      augment: augment && { ...augment, teachers: labels.teachers },
      diagnostics: checked.diagnostics
    },
    recorder
  );
  if (softLabels && student.status !== 'failed') await recordStudentSoftLabels(softLabels, checked, student.logits, recorder);
  if (student.status === 'failed' || !student.logits) return student;
  const isDone = student.status === 'done';

  // Train and score the baseline: labels alone, with one optimizer for all epochs, whatever the student's stages were.
  if (isDone) baseline.lent.forEach(tell);
  const alone =
    isDone && baseline.model
      ? await trainAndScore(
          {
            ...{ ...common, name: 'baseline', lastName: 'lastBaseline', model: baseline.model, steered: false, augment },
            stages: [{ epochs, optimizer, terms: baseline.terms }]
          },
          recorder
        )
      : undefined;
  if (alone && (alone.status === 'failed' || broken())) return alone;
  const { status } = alone ?? student;
  if (status === 'done')
    onLogits?.({ teacher: labels.splits, student: student.logits, ...(alone && { baseline: alone.logits }) });

  if (isBehind()) return { status };

  // Compare. Do so after a stop by command too: the student's kept weights are compared with the teacher.
  const comparison = await compareModelsOfRun(task, data, {
    teacher: labels.splits,
    student: student.logits,
    baseline: alone?.logits
  });
  if (comparison) tell({ type: 'compared', comparison });
  if (status === 'done') {
    const found = task.findings(record());
    tellFindings(inputs.ofStudy ? labelFindingsWithSeed(found, seed) : found);
  }
  return { status };
}
