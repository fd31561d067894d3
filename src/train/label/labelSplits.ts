import { moreClasses } from '../task/checkStudent';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';
import type { CheckedRun } from '../check/CheckedRun';
import type { CheckedTransfer } from '../check/checkTransferSets';
import { listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import type { SetTeacher } from '../augment/TrainingAugment';
import { convertLogitUnits } from '../../teachers/convertLogitUnits';
import { changeRowsForView } from '../augment/changeRowsForView';

/** The teacher's logits. */
export interface Labels {
  splits: LogitsOfSplits;
  /** The transfer sets with their logits. */
  transfer: (CheckedTransfer & { logits: Matrix })[];
  /** Who labels the train rows and each transfer set, with the labels of their views if there is a fixed number of those. */
  teachers?: SetTeacher[];
}

/** The teacher's logits of every split and transfer set; none without a teacher. Null if it was stopped. */
export async function labelSplits(
  subject: string,
  teacher: Teacher | undefined,
  {
    task,
    data,
    student,
    transfer,
    seed,
    augment
  }: Pick<CheckedRun, 'task' | 'data' | 'student' | 'transfer' | 'seed' | 'augment'>,
  { cache, stopped }: { cache?: string; stopped: () => boolean }
): Promise<Labels | null> {
  if (!teacher) return { splits: {}, transfer: [] };
  const units = student.outputs[0].shape[1] as number;
  const ask = async (asked: Teacher, rows: AnyDataset): Promise<Matrix | null> => {
    const given = await labelUnless(stopped, asked, rows, cache);
    return (
      given &&
      checkUnits(subject, task.of === 'classes' ? convertLogitUnits(given, units) : given, {
        teacher: asked,
        student: student.name,
        units
      })
    );
  };
  const splits: LogitsOfSplits = {};
  for (const [name, rows] of listPresentSplits(data)) {
    const logits = await ask(teacher, rows);
    if (!logits) return null;
    splits[name] = logits;
  }
  const labelled: Labels['transfer'] = [];
  for (const set of transfer) {
    const logits = await ask(set.teacher ?? teacher, set.data);
    if (!logits) return null;
    labelled.push({ ...set, logits });
  }
  const teachers: SetTeacher[] = [];
  const sets = [{ data: data.train, teacher }, ...transfer];
  for (const [set, { data: rows, teacher: own = teacher }] of sets.entries()) {
    const views: Matrix[] = [];
    for (let view = 0; view < (augment?.views ?? 0); view++) {
      const logits = await ask(own, changeRowsForView(rows, augment!.changes, { seed, set, view }));
      if (!logits) return null;
      views.push(logits);
    }
    teachers.push({ teacher: own, ...(augment?.views !== undefined && { views }) });
  }
  return { splits, transfer: labelled, teachers };
}

function checkUnits(
  subject: string,
  logits: Matrix,
  { teacher, student, units }: { teacher: Teacher; student: string; units: number }
): Matrix {
  if (logits.columns === units) return logits;
  throw moreClasses(subject, teacher, { classes: logits.columns, student, units });
}

/** Null if it was stopped, which is checked after each batch. */
async function labelUnless(stopped: () => boolean, teacher: Teacher, data: AnyDataset, cache?: string): Promise<Matrix | null> {
  const controller = new AbortController();
  const onProgress = () => {
    if (stopped()) controller.abort();
  };
  try {
    const logits = await label(teacher, data, { cache, onProgress, signal: controller.signal });
    return controller.signal.aborted ? null : logits;
  } catch (error) {
    // A teacher that takes long looks for interrupts itself.
    if (controller.signal.aborted || stopped()) return null;
    throw error;
  }
}
