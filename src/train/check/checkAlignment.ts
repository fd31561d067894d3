import { checkKernel } from '../../inspect/layers/SimilarityKernel';
import { alignedModel, type Aligned } from '../../inspect/layers/AlignedModel';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Dataset, Splits } from '../../data/Dataset';
import type { AlignmentOptions } from '../../inspect/layers/alignmentMap';
import type { RunAlignment } from '../options/RunAlignment';

/** A run's alignment, checked and filled in. */
export interface CheckedAlignment extends Required<Pick<RunAlignment, 'every'>> {
  /** Everything that `alignmentOf` needs except the student. */
  options: Omit<AlignmentOptions, 'student'>;
}

/**
 * Says what does not fit, before any training.
 *
 * @throws TypeError or RangeError for a teacher whose layers cannot be read, a layer that does not exist, fewer than 4 rows, or unknown options.
 */
export function checkAlignment(
  subject: string,
  given: boolean | RunAlignment | undefined,
  { teacher, student, data }: { teacher?: Aligned; student: Aligned; data: Splits }
): CheckedAlignment | undefined {
  if (given === undefined || given === false) return undefined;
  const of = `${subject}: alignment`;
  const wanted = given === true ? {} : given;
  checkOptions(of, wanted, ['every', 'examples', 'layers', 'kernel']);
  const { every = 1, examples = 500, layers = {}, kernel = 'linear' } = wanted;
  if (every !== null) checkNumber(of, 'every', every, { integer: true, atLeast: 1 });
  checkNumber(of, 'examples', examples, { integer: true, atLeast: 4 });
  checkOptions(`${of}: layers`, layers, ['teacher', 'student']);
  checkKernel(of, kernel);
  alignedModel(of, 'teacher', teacher as Aligned, layers.teacher);
  alignedModel(of, 'student', student, layers.student);
  return { every, options: { teacher: teacher as Aligned, x: rowsOf(of, data), examples, layers, kernel } };
}

function rowsOf(of: string, { train, validation }: Splits): Dataset {
  const [name, rows] = validation ? ['validation', validation] : ['train', train];
  if (rows.y.length < 4)
    throw new RangeError(`${of}: expected 4 ${name} rows or more, got ${rows.y.length}; give more or leave alignment out`);
  return { ...rows, name: `${train.name} (${name})` };
}
