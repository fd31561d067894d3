import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';
import type { CheckedRun } from '../check/checkRun';
import type { CheckedTransfer } from '../check/checkTransfer';
import { splitsOf, type LogitsOfSplits } from './splitsOf';

/** The teacher's logits of every split and transfer set; null when it was stopped. */
export async function labelAll(
  subject: string,
  teacher: Teacher,
  { data, student, transfer }: CheckedRun,
  cache: string | undefined,
  stopped: () => boolean
): Promise<Labelled | null> {
  const logits: { [name: string]: Matrix } = {};
  const units = student.outputs[0].shape[1] as number;
  const sets = transfer.map((set) => [`transfer set ${set.name}`, set.data, set.teacher] as const);
  for (const [name, part, other] of [...splitsOf(data).map(([name, part]) => [name, part, undefined] as const), ...sets]) {
    const asked = other ?? teacher;
    const given = await labelUnless(stopped, asked, part, cache);
    if (!given) return null;
    const labelled = inUnits(given, units);
    if (labelled.columns !== units) {
      const classes = `${labelled.columns} classes but student "${student.name}" gives ${units}`;
      throw new RangeError(
        `${subject}: teacher "${asked.info.name}" gives ${classes}; give the student's last layer ${labelled.columns} units`
      );
    }
    logits[name] = labelled;
  }
  return { logits, transfer: transfer.map((set) => ({ ...set, logits: logits[`transfer set ${set.name}`] })) };
}

export interface Labelled {
  logits: LogitsOfSplits;
  transfer: (CheckedTransfer & { logits: Matrix })[];
}

/** A sigmoid's z and the two logits [0, z] say the same: a teacher may have the one and its student the other. */
function inUnits(given: Matrix, units: number): Matrix {
  const { rows, columns, values } = given;
  if (columns === units || columns * units !== 2) return given;
  if (units === 2)
    return { rows, columns: 2, values: Float32Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? values[i >> 1] : 0)) };
  return { rows, columns: 1, values: Float32Array.from({ length: rows }, (_, i) => values[2 * i + 1] - values[2 * i]) };
}

/** Null when it was stopped, which is looked at after each batch. */
async function labelUnless(stopped: () => boolean, teacher: Teacher, data: Dataset, cache?: string): Promise<Matrix | null> {
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
