import { checkPlainData } from '../../checks/checkPlainData';
import { isPlainObject } from '../../checks/isPlainObject';
import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { RunRecord } from '../../record/RunRecord';
import { validateRecord } from '../../record/validateRecord';
import { version } from '../../record/version';
import { checkpointFormat, type CheckpointManifest } from './CheckpointManifest';

/**
 * Reads what a checkpoint says, which may come from anywhere.
 *
 * @param where the file, as errors show it.
 * @throws RangeError for another format or version, TypeError if it does not say what a checkpoint says.
 */
export function readCheckpoint(subject: string, where: string, text: string): CheckpointManifest {
  const wrong = (what: string) =>
    new TypeError(`${subject}: expected a checkpoint in ${where}, got one whose ${what}; begin the run again in another folder`);
  const value = parse(text);
  if (!isPlainObject(value)) throw wrong('text is not JSON');
  checkPlainData(subject, 'a checkpoint', value, 'begin the run again in another folder');
  const { format, version: by } = value;
  if (format !== checkpointFormat || by !== version) {
    const shown = typeof by === 'string' && /^[\w.+-]{1,40}$/.test(by) ? by : 'another program';
    throw new RangeError(
      `${subject}: expected a checkpoint of Stillroom ${version}, got one of ${shown} in ${where}; resume it with that version, or begin the run again in another folder`
    );
  }
  const { asked, record, clock, logged, loggedDigest, found, answers, training, finished } = value;
  const optional = (one: unknown) => one === null || isPlainObject(one);
  if (
    !isPlainObject(asked) ||
    !['train', 'distill', 'study'].includes(asked.as as string) ||
    !['own', 'lent', 'none'].includes(asked.baseline as string) ||
    ![asked.data, asked.student].every(isHex) ||
    ![asked.alignment, asked.diagnostics, asked.rollback].every(optional)
  )
    throw wrong('"asked" is not one');
  validateRecord(subject, record);
  if (!isPlainObject(clock) || ![clock.seconds, clock.paused].every(isAmount)) throw wrong('"clock" is not one');
  if (found !== null && !isCount(found)) throw wrong('"found" is not a number of findings');
  if (!isCount(logged)) throw wrong('"logged" is not a number of bytes');
  if (!isHex(loggedDigest)) throw wrong('"loggedDigest" is not a digest');
  if (answers !== null && !areAnswers(answers)) throw wrong('"answers" is not one');
  const models = listModelsOfRecord(record as RunRecord).map(({ name }) => name);
  if (training !== null && !isPlace(training, models)) throw wrong('"training" is not one');
  if (!Array.isArray(finished) || finished.length > 64 || !finished.every((one) => models.includes(one as string)))
    throw wrong('"finished" is not a list');
  return value as unknown as CheckpointManifest;
}

function isPlace(value: unknown, models: readonly string[]): boolean {
  if (!isPlainObject(value)) return false;
  const { model, seconds, step, loss, means, looked, best, divergence } = value;
  return (
    models.includes(model as string) &&
    isAmount(seconds) &&
    isCount(step) &&
    isMaybeNumber(loss) &&
    isPlainObject(means) &&
    isCount(means.count) &&
    areNumbers(means.values) &&
    areNumbers(looked) &&
    (best === null || (isPlainObject(best) && isCount(best.epoch) && isMaybeNumber(best.value) && isMaybeNumber(best.tie))) &&
    isPlainObject(divergence) &&
    isNumber(divergence.mean) &&
    isCount(divergence.steps) &&
    isMaybeNumber(divergence.before) &&
    typeof divergence.rolledBack === 'boolean'
  );
}

function areAnswers(value: unknown): boolean {
  if (!isPlainObject(value) || !isHex(value.sha256)) return false;
  return Array.isArray(value.sample) && value.sample.length <= 10_000 && value.sample.every(isNumber);
}

function isHex(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** JSON has no NaN and no infinity: they are null. */
function areNumbers(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every(isMaybeNumber);
}

function isMaybeNumber(value: unknown): boolean {
  return value === null || isNumber(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isAmount(value: unknown): boolean {
  return isNumber(value) && (value as number) >= 0;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
