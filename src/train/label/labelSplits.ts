import { moreClasses } from '../check/checkModels';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';
import type { CheckedRun } from '../check/CheckedRun';
import type { CheckedTransfer } from '../check/checkTransferSets';
import { presentSplits, type LogitsOfSplits } from '../check/presentSplits';

/** The teacher's logits. */
export interface Labels {
  splits: LogitsOfSplits;
  /** The transfer sets with their logits. */
  transfer: (CheckedTransfer & { logits: Matrix })[];
}

/** The teacher's logits of every split and transfer set; none without a teacher. Null if it was stopped. */
export async function labelSplits(
  subject: string,
  teacher: Teacher | undefined,
  { data, student, transfer }: Pick<CheckedRun, 'data' | 'student' | 'transfer'>,
  { cache, stopped }: { cache?: string; stopped: () => boolean }
): Promise<Labels | null> {
  if (!teacher) return { splits: {}, transfer: [] };
  const units = student.outputs[0].shape[1] as number;
  const ask = async (asked: Teacher, rows: AnyDataset): Promise<Matrix | null> => {
    const given = await labelUnless(stopped, asked, rows, cache);
    return given && checkUnits(subject, inUnits(given, units), { teacher: asked, student: student.name, units });
  };
  const splits: LogitsOfSplits = {};
  for (const [name, rows] of presentSplits(data)) {
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
  return { splits, transfer: labelled };
}

function checkUnits(
  subject: string,
  logits: Matrix,
  { teacher, student, units }: { teacher: Teacher; student: string; units: number }
): Matrix {
  if (logits.columns === units) return logits;
  throw moreClasses(subject, teacher, { classes: logits.columns, student, units });
}

/** A sigmoid's z and the two logits [0, z] mean the same: a teacher may have one and its student the other. */
function inUnits(given: Matrix, units: number): Matrix {
  const { rows, columns, values } = given;
  if (columns === units || columns * units !== 2) return given;
  if (units === 2)
    return { rows, columns: 2, values: Float32Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? values[i >> 1] : 0)) };
  return { rows, columns: 1, values: Float32Array.from({ length: rows }, (_, i) => values[2 * i + 1] - values[2 * i]) };
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
    if (controller.signal.aborted) return null;
    throw error;
  }
}
