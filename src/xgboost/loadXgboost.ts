import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { formatOf } from './formatOf';
import type { Model } from './Model';
import { readModel } from './readModel';
import { readUbjson } from './readUbjson';
import { teacherOf } from './teacherOf';
import type { XgboostTeacher } from './XgboostTeacher';

export interface LoadXgboostOptions {
  /** Default: all. */
  threads?: number;
  /** Default: the name that it was trained under, or the file's. */
  name?: string;
}

/**
 * Reads a model of boosted trees that `teacher.save` or Python's `Booster.save_model` wrote, JSON or UBJSON. It knows no out-of-fold
 * margins: rows that it learnt from get in-sample ones.
 *
 * @throws TypeError or RangeError for a file that is not there, not whole or not XGBoost's, and for bad options.
 */
export async function loadXgboost(path: string, options: LoadXgboostOptions = {}): Promise<XgboostTeacher> {
  const subject = 'xgboost.load';
  checkOptions(subject, options, ['threads', 'name']);
  const { threads } = options;
  if (threads !== undefined) checkNumber(subject, 'threads', threads, { integer: true, atLeast: 1 });
  const format = formatOf(subject, path);
  const file = await read(subject, path);
  const model = parse(subject, path, file, format);
  const name = options.name ?? model.notes.name ?? basename(path, extname(path));
  try {
    return teacherOf({ file, model, name, shape: [model.columns], threads, history: null, outOfFold: null });
  } catch (error) {
    throw notAModel(subject, path, (error as Error).message.replace(/^xgboost: /, ''), error);
  }
}

async function read(subject: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const got = code === 'ENOENT' ? 'no file' : `${code}`;
    throw new Error(`${subject}: expected ${path} to be a model file, got ${got}; look at the path`, { cause: error });
  }
}

function parse(subject: string, path: string, file: Buffer, format: 'json' | 'ubj'): Model {
  if (file.length === 0)
    throw new RangeError(`${subject}: expected ${path} to be a model file, got an empty one; save the model again`);
  try {
    return readModel(format === 'json' ? JSON.parse(file.toString('utf8')) : readUbjson(file));
  } catch (error) {
    throw notAModel(subject, path, (error as Error).message, error);
  }
}

function notAModel(subject: string, path: string, reason: string, cause: unknown): RangeError {
  return new RangeError(
    `${subject}: expected ${path} to be a whole XGBoost model, got one that is damaged or something else (${reason}); save the model again`,
    { cause }
  );
}
