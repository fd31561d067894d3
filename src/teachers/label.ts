import type * as tf from '@tensorflow/tfjs';
import { warnIfCallbackRejects } from '../checks/warnIfCallbackRejects';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { looksLikeProbabilities } from '../data/looksLikeProbabilities';
import { checkAnyDataset } from '../data/checkDataset';
import type { AnyDataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { isDatasetOnDisk } from '../data/isDatasetOnDisk';
import { chooseRowsPerPass } from '../data/order/chooseRowsPerPass';
import { createInterruptiblePauser } from '../notebook/createInterruptiblePauser';
import { createBatchPredictor } from './createBatchPredictor';
import { asTeacher } from './asTeacher';
import { checkLogits } from './checkLogits';
import { checkRowShape } from './checkRowShape';
import { checkTeacherClasses } from './checkTeacherClasses';
import { checkTeacherPredicts } from './checkTeacherPredicts';
import type { LogitsFunction } from './functionTeacher';
import { computeRowsDigest } from './computeRowsDigest';
import { checkFolder, keepLogits, readCachedLogits } from './readCachedLogits';
import type { Teacher } from './Teacher';

export interface LabelOptions {
  /** Rows that the teacher labels at once. Default 512, or fewer if rows have more than 2,048 numbers. */
  batchSize?: number;
  /** A folder that keeps logits between processes; it is created if it is missing. Default: memory only. */
  cache?: string;
  /** Called after each batch with the number of rows labelled so far. */
  onProgress?: (done: number, rows: number) => void;
  /** Stops between two batches with the signal's reason. */
  signal?: AbortSignal;
}

/** What each teacher has labelled, under a key made from its knowledge and the rows. */
const remembered = new WeakMap<Teacher, { knows: string; logits: Map<string, Matrix> }>();

/**
 * The teacher's logits for every row, or for rows with targets the numbers that it predicts. They are cached in memory, and in a folder if one is given, under a key made from what the teacher
 * knows and from the rows, so that each row is labelled once. A function without a key is called every time.
 *
 * @throws TypeError or RangeError for bad options or data, for classes that are not the teacher's in its order, for rows with targets and a teacher of classes or the other way round, and for logits that are not [rows, classes] finite numbers, or that are
 * probabilities.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[1, 2], [3, 4]], y: [0, 1], classes: 2 });
 * const logits = await kd.label((rows) => rows.mul(2), data); // {rows: 2, columns: 2, values: Float32Array [2, 4, 6, 8]}
 * ```
 */
export async function label(
  teacher: Teacher | tf.LayersModel | LogitsFunction,
  data: AnyDataset,
  options: LabelOptions = {}
): Promise<Matrix> {
  checkOptions('label', options, ['batchSize', 'cache', 'onProgress', 'signal']);
  const { cache } = options;
  if (options.batchSize !== undefined) checkNumber('label', 'batchSize', options.batchSize, { integer: true, atLeast: 1 });
  checkAnyDataset(data, 'label', { targets: true });
  const asked = asTeacher(teacher, 'label');
  const pair = asked.pairOf?.(data);
  if (pair) return label(pair.teacher, pair.data, options);
  const batchSize =
    options.batchSize ?? Math.min(chooseRowsPerPass(data.x.length / data.y.length, 512), asked.rowsPerPass ?? Infinity);
  checkRowShape('label', () => asked.info.name, asked.inputShape ?? null, data);
  checkTeacherPredicts('label', asked, data);
  asked.checkColumns?.(data);
  checkTeacherClasses('label', asked, data);
  if (cache !== undefined) await checkFolder(cache);

  const knows = asked.fingerprint();
  if (knows === null) return ask(asked, data, batchSize, options);
  const key = await computeRowsDigest(data, knows);
  const memory = memoryOf(asked, knows);
  const known = memory.get(key);
  const kept = known ?? (cache === undefined ? undefined : await readCachedLogits(cache, key, data.y.length));
  const logits = kept ?? (await ask(asked, data, batchSize, options));
  // Before they are written: a full disk does not lose them.
  memory.set(key, logits);
  if (cache !== undefined && (known || !kept)) await keepLogits(cache, key, logits);
  // What is in a folder need not be in memory as well, if there is much of it.
  if (isDatasetOnDisk(data) && cache !== undefined && known === undefined) {
    memory.delete(key);
    return logits;
  }
  // The cached copy stays unchanged whatever the caller does with its own.
  return { ...logits, values: logits.values.slice() };
}

/** The logits for what the teacher knows now. Logits from before further training are dropped. */
function memoryOf(teacher: Teacher, knows: string): Map<string, Matrix> {
  const before = remembered.get(teacher);
  if (before?.knows === knows) return before.logits;
  const logits = new Map<string, Matrix>();
  remembered.set(teacher, { knows, logits });
  return logits;
}

async function ask(teacher: Teacher, data: AnyDataset, batchSize: number, { onProgress, signal }: LabelOptions): Promise<Matrix> {
  const tell = warnIfCallbackRejects('label', 'onProgress', onProgress);
  const rows = data.y.length;
  const width = data.x.length / rows;
  const pause = createInterruptiblePauser();
  const askNext = createBatchPredictor(teacher, { rows, perBatch: batchSize });
  let labelled: Matrix | null = null;
  try {
    for (let start = 0; start < rows; start += batchSize) {
      signal?.throwIfAborted();
      const end = Math.min(rows, start + batchSize);
      const logits = await askNext(data.x.subarray(start * width, end * width), [end - start, ...data.shape]);
      checkLogits('label', teacher, logits, { rows: end - start, columns: labelled?.columns ?? teacher.classes, start });
      labelled ??= { rows, columns: logits.columns, values: new Float32Array(rows * logits.columns) };
      labelled.values.set(logits.values, start * logits.columns);
      tell(end, rows);
      await pause();
    }
  } finally {
    askNext.dispose();
  }
  const logits = labelled as unknown as Matrix;
  // Targets may be shares whose sum is 1.
  if (!data.targets && looksLikeProbabilities(logits))
    throw new RangeError(
      `label: expected teacher "${teacher.info.name}" to give logits, got probabilities: all ${rows} rows sum to 1; give their logarithms, as kd.fromProbabilities does, or the output before the softmax`
    );
  return logits;
}
