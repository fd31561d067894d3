import { basename, extname } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { readRegularFile } from '../../data/files/readRegularFile';
import { showValue, visible } from '../../checks/showValue';
import { loadBooster, saveBooster, sliceBooster } from './library/createBooster';
import { checkFileFormat } from './file/checkFileFormat';
import type { ModelContents } from './file/ModelContents';
import { call, loadCApi } from './library/loadCApi';
import { categoriesOf } from './file/StillroomAttribute';
import { readModel } from './file/readModel';
import { readUbjson, type JsonValue } from './file/readUbjson';
import { rewriteModel } from './file/rewriteModel';
import { createTeacherFromFile } from './teacher/createTeacherFromFile';
import type { XgboostTeacher } from './teacher/XgboostTeacher';
import { findUnsupportedPart } from './file/findUnsupportedPart';

export interface LoadXgboostOptions {
  /** Default: all. */
  threads?: number;
  /**
   * How many of the first rounds are used; "best" means up to the best one of Python's early stopping. Default: what Python's predict uses,
   * which is "best" for a file from its scikit-learn classes and all rounds for one from a Booster.
   */
  rounds?: number | 'best';
  /** Default: the name given in training, or the file's name. */
  name?: string;
}

/**
 * Reads a model of boosted trees that `teacher.save` or Python's `Booster.save_model` wrote, JSON or UBJSON. It has no out-of-fold margins:
 * rows that it learnt from get in-sample ones.
 *
 * `teacher.features` describes the tables that it learnt from; to encode another table in the same way, use `kd.tabular(table, {label,
 * features})`. A category column appears there as a number, its code, if the file does not name the categories or if the names are not
 * ASCII: the file cuts such names at the wrong places.
 *
 * A model of regression (`reg:`, `count:`, `survival:aft`) predicts numbers in the units of its targets, as Python's `predict` does; several targets are
 * several numbers. One for ranking (`rank:`, and the hazard of `survival:cox`) gives scores, of which the higher comes first.
 *
 * @throws TypeError or RangeError for a file that is missing, not whole or not XGBoost's, for a model that is not supported (a linear one, several
 *   quantiles, leaves that are vectors), and for bad options.
 * @example
 * ```ts
 * const data = kd.dataset({ x: Array.from({ length: 90 }, (_, i) => [i, i % 7]), y: Array.from({ length: 90 }, (_, i) => i % 3), classes: 3 });
 * await (await kd.xgboost(data, { rounds: 2, earlyStopping: 0 })).save('bank.ubj'); // or Python: booster.save_model('bank.ubj')
 * const bank = await kd.xgboost.load('bank.ubj');
 * bank.predict(data).columns; // 3
 * ```
 */
export async function loadXgboost(path: string, options: LoadXgboostOptions = {}): Promise<XgboostTeacher> {
  const subject = 'xgboost.load';
  checkOptions(subject, options, ['threads', 'rounds', 'name']);
  const { threads } = options;
  if (threads !== undefined) checkNumber(subject, 'threads', threads, { integer: true, atLeast: 1 });
  const format = checkFileFormat(subject, path);
  if (options.name !== undefined && typeof options.name !== 'string')
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(options.name)}; give a short name`);
  const source = await read(subject, path, format);
  const { model, file } = parse(subject, path, source, format);
  const rounds = roundsOf(subject, model, options.rounds);
  // Without the library the file is not the cause.
  loadCApi();
  const name = options.name ?? model.notes.name ?? basename(path, extname(path));
  try {
    const kept = rounds < model.rounds ? firstRounds(file, model, rounds) : { file, source, model };
    return createTeacherFromFile({ ...kept, name, shape: [model.columns], threads, history: null, outOfFold: null });
  } catch (error) {
    throw notAModel(subject, path, (error as Error).message.replace(/^xgboost: /, ''), error);
  }
}

/** Node's texts end at about 512 MB. */
const mostJson = 500_000_000;

async function read(subject: string, path: string, format: 'json' | 'ubj'): Promise<Buffer> {
  const file = await readRegularFile(path, (code) => {
    const got = code === 'ENOENT' ? 'no file' : code;
    return new Error(`${subject}: expected ${visible(path)} to be a model file, got ${got}; look at the path`);
  });
  if (file.length === 0)
    throw new RangeError(`${subject}: expected ${visible(path)} to be a model file, got an empty one; save the model again`);
  if (format === 'json' && file.length > mostJson)
    throw new RangeError(
      `${subject}: expected ${visible(path)} to have at most ${mostJson} bytes of JSON, got ${file.length}; save the model as .ubj`
    );
  return file;
}

/** What the file says, and the file written anew for XGBoost. */
function parse(subject: string, path: string, source: Buffer, format: 'json' | 'ubj'): { model: ModelContents; file: Buffer } {
  let unsupported: ReturnType<typeof findUnsupportedPart>;
  try {
    const json = format === 'json' ? (JSON.parse(source.toString('utf8')) as JsonValue) : readUbjson(source);
    unsupported = findUnsupportedPart(json);
    if (!unsupported) return { model: readModel(json), file: rewriteModel(json) };
  } catch (error) {
    throw notAModel(subject, path, (error as Error).message, error);
  }
  throw new RangeError(
    `${subject}: expected ${visible(path)} to be a model of trees that gives one number for a row, or one for each class or target, got ${unsupported.got}, which is not supported; ${unsupported.advice}`
  );
}

function roundsOf(subject: string, model: ModelContents, rounds: LoadXgboostOptions['rounds']): number {
  if (rounds === undefined) return (model.isScikitLearn ? model.bestRounds : null) ?? model.rounds;
  if (rounds !== 'best') return checkNumber(subject, 'rounds', rounds, { integer: true, atLeast: 1, atMost: model.rounds });
  if (model.bestRounds !== null) return model.bestRounds;
  throw new RangeError(
    `${subject}: expected a file with early stopping for rounds "best", got one without; leave the option out`
  );
}

function firstRounds(
  file: Uint8Array,
  { features, notes }: ModelContents,
  rounds: number
): { file: Buffer; source: Buffer; model: ModelContents } {
  const whole = loadBooster(file, { verbosity: 0 });
  try {
    const kept = sliceBooster(whole, rounds);
    try {
      // XGBoost does not copy the names of categories.
      const categories = features ? { categories: categoriesOf(features) } : {};
      call('XGBoosterSetAttr', kept.address, 'stillroom', JSON.stringify({ ...notes, ...categories }));
      const sliced = saveBooster(kept, 'ubj');
      return { file: sliced, source: sliced, model: readModel(readUbjson(sliced)) };
    } finally {
      kept.free();
    }
  } finally {
    whole.free();
  }
}

function notAModel(subject: string, path: string, reason: string, cause: unknown): RangeError {
  return new RangeError(
    `${subject}: expected ${visible(path)} to be a whole XGBoost model, got one that is damaged or something else (${reason.replace(/\s+/g, ' ')}); save the model again`,
    { cause }
  );
}
