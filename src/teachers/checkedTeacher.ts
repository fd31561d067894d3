import * as tf from '@tensorflow/tfjs';
import { checkPlainData } from '../checks/checkPlainData';
import { isCallable } from '../checks/isCallable';
import { isPromise, leave } from '../checks/isPromise';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { isTensor } from '../checks/isTensor';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { showValue } from '../checks/showValue';
import type { LayerInfo } from '../models/features/LayerInfo';
import type { Features } from '../models/features/withFeatures';
import type { Finding } from '../record/Finding';
import type { ModelInfo } from '../record/RunRecord';
import type { Teacher } from './Teacher';

const made = new WeakSet<object>();
const checked = new WeakMap<object, Teacher>();

/** Marks a teacher of the toolkit's own making: what it gives needs no check. */
export function ours<T extends Teacher>(teacher: T): T {
  made.add(teacher);
  return teacher;
}

/**
 * A teacher that the user wrote, whose answers are checked when they come. The same one is always given the same, so that its cached labels are found again.
 *
 * @throws TypeError that names the member that is not what it should be.
 */
export function checkedTeacher(subject: string, given: Teacher): Teacher {
  if (made.has(given)) return given;
  const of = `${subject}: expected the teacher's`;
  checkMembers(of, given);
  const known = checked.get(given);
  if (known) return known;
  const teacher = ours(withChecks(of, given));
  checked.set(given, teacher);
  return teacher;
}

const functions = ['logits', 'fingerprint', 'checkColumns', 'pairOf', 'variables', 'layers', 'featuresOf', 'findings'] as const;

function checkMembers(of: string, given: Teacher): void {
  infoOf(of, given);
  for (const name of functions) {
    const value: unknown = given[name];
    const mayBeMissing = name !== 'logits' && name !== 'fingerprint';
    if (isCallable(value) || (mayBeMissing && value === undefined)) continue;
    throw refused(of, `${name} to be a function`, value, name === 'fingerprint' ? 'give () => null' : 'look at kd.modelTeacher');
  }
  const { classes, classNames, predicts, inputShape, rowsPerPass } = given as Partial<Teacher>;
  if (rowsPerPass !== undefined && !isSize(rowsPerPass))
    throw refused(of, 'rowsPerPass to be a number of rows', rowsPerPass, 'leave it out');
  if (classes != null && !isSize(classes)) throw refused(of, 'classes to be a number or null', classes, 'count them');
  if (classNames != null && !isListOf(classNames, (one) => typeof one === 'string'))
    throw refused(of, 'classNames to be a list of texts', classNames, 'name them in the order of the logits, or give null');
  if (predicts !== undefined && predicts !== 'classes' && predicts !== 'numbers')
    throw refused(of, 'predicts to be "classes" or "numbers"', predicts, 'leave it out if it is not known');
  if (inputShape != null && !isListOf(inputShape, (one) => one === null || isSize(one)))
    throw refused(of, 'inputShape to be a list of sizes', inputShape, 'give [columns], or null if any rows will do');
}

/** The same teacher, whose members still are what the user's are at the time. */
function withChecks(of: string, given: Teacher): Teacher {
  const { checkColumns, pairOf, variables, layers, featuresOf, findings } = given;
  return {
    get info() {
      return infoOf(of, given);
    },
    get classes() {
      return given.classes ?? null;
    },
    get classNames() {
      return given.classNames;
    },
    get predicts() {
      return given.predicts;
    },
    get inputShape() {
      return given.inputShape ?? null;
    },
    runsAsGraph: given.runsAsGraph === true,
    ...(given.rowsPerPass !== undefined && { rowsPerPass: given.rowsPerPass }),
    logits(rows) {
      const answer: unknown = given.logits(rows);
      return isPromise(answer) ? answer.then((logits) => checkLogits(of, logits)) : checkLogits(of, answer);
    },
    fingerprint() {
      const answer: unknown = given.fingerprint();
      if (typeof answer === 'string' || answer === null) return answer;
      throw refused(of, 'fingerprint to give a text or null', answer, 'give null if it has none');
    },
    ...(checkColumns && {
      checkColumns(data) {
        const answer: unknown = given.checkColumns?.(data);
        if (isPromise(answer)) leave(answer);
      }
    }),
    ...(pairOf && {
      pairOf(data) {
        const answer: unknown = given.pairOf?.(data);
        if (hasSafelyReadableMembers(answer, ['teacher', 'data'])) return answer as ReturnType<NonNullable<Teacher['pairOf']>>;
        throw refused(of, 'pairOf to give {teacher, data}', answer, 'look at kd.pairedTeacher, or leave it out');
      }
    }),
    ...(findings && { findings: () => checkFindings(of, given.findings?.()) }),
    ...(variables && { variables: () => checkVariables(of, given.variables?.()) }),
    ...(layers && { layers: () => checkLayers(of, given.layers?.()) }),
    ...(featuresOf && {
      featuresOf(names) {
        const pass = given.featuresOf?.(names) as (rows: tf.Tensor) => unknown;
        if (!isCallable(pass)) throw refused(of, 'featuresOf to give a function', pass, 'give (rows) => ({name: tensor})');
        return (rows) => checkFeatures(of, names, pass(rows));
      }
    })
  };
}

function infoOf(of: string, { info }: Teacher): ModelInfo {
  const fix = 'give {name, kind, parameters, bytes, macs}, null for a number that is not known';
  const isCount = (value: unknown) => value == null || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
  const isName = (value: unknown) => typeof value === 'string' && value.length <= 200;
  if (!hasSafelyReadableMembers(info, ['name'])) throw refused(of, 'info to be an object', info, fix);
  checkPlainData(of.slice(0, of.indexOf(':')), 'the info of the teacher as plain data', info, fix, 100);
  const { name, kind, parameters, bytes, macs, fingerprint } = info as Partial<ModelInfo>;
  for (const [member, value] of Object.entries({ name, kind }))
    if (!isName(value)) throw refused(of, `info.${member} to be a short text`, value, fix);
  for (const [member, value] of Object.entries({ parameters, bytes, macs }))
    if (!isCount(value)) throw refused(of, `info.${member} to be a number of at least 0 or null`, value, fix);
  if (fingerprint !== undefined && !isName(fingerprint))
    throw refused(of, 'info.fingerprint to be a short text', fingerprint, 'leave it out');
  return {
    ...{ name: name!, kind: kind!, parameters: parameters ?? null, bytes: bytes ?? null, macs: macs ?? null },
    ...(fingerprint !== undefined && { fingerprint })
  };
}

function checkLogits(of: string, answer: unknown): tf.Tensor2D {
  if (isTensor(answer) && answer.rank === 2) return answer as tf.Tensor2D;
  const got = isTensor(answer) ? `a tensor of shape [${answer.shape}]` : showValue(answer);
  if (isTensor(answer)) answer.dispose();
  throw new TypeError(`${of} logits to give a tensor [batch, classes], got ${got}; return one row of logits for each row`);
}

function checkFindings(of: string, answer: unknown): Finding[] {
  const isText = (value: unknown) => typeof value === 'string' && value.length <= 1000;
  const isFinding = (one: unknown) =>
    hasSafelyReadableMembers(one, ['check', 'level', 'value', 'says']) &&
    isText(one.check) &&
    ['info', 'warning', 'problem'].includes(one.level as string) &&
    (one.value === null || Number.isFinite(one.value)) &&
    isText(one.says) &&
    (one.hint === undefined || isText(one.hint));
  if (isListOf(answer, isFinding))
    return (answer as Finding[]).map(({ check, level, value, says, hint }) => ({
      check,
      level,
      value,
      says,
      ...(hint !== undefined && { hint })
    }));
  throw refused(of, 'findings to give a list of {check, level, value, says}', answer, 'leave it out, or give []');
}

function checkVariables(of: string, answer: unknown): tf.Variable[] {
  if (isListOf(answer, (one) => one instanceof tf.Variable)) return answer as tf.Variable[];
  throw refused(of, 'variables to give a list of tf.Variable', answer, 'leave it out, or give []');
}

function checkLayers(of: string, answer: unknown): LayerInfo[] {
  const isLayer = (one: unknown) =>
    hasSafelyReadableMembers(one, ['name', 'shape']) &&
    typeof one.name === 'string' &&
    isListOf(one.shape, (n) => n === null || isSize(n));
  if (isListOf(answer, isLayer)) return answer as LayerInfo[];
  throw refused(of, 'layers to give a list of {name, kind, shape, parameters}', answer, 'give what kd.layersOf gives');
}

function checkFeatures(of: string, names: readonly string[], answer: unknown): Features {
  const missing = hasSafelyReadableMembers(answer, []) ? names.find((name) => !isTensor(answer[name])) : names[0];
  if (missing === undefined) return answer as Features;
  throw refused(
    of,
    `features to have a tensor for each layer that was asked for`,
    answer,
    `give {${showValue(missing)}: tensor}`
  );
}

function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isListOf(value: unknown, fits: (one: unknown) => boolean): boolean {
  return isSafeToInspect(value) && Array.isArray(value) && value.length < 1e5 && Array.from(value as unknown[]).every(fits);
}

function refused(of: string, expected: string, got: unknown, fix: string): TypeError {
  return new TypeError(`${of} ${expected}, got ${showValue(got)}; ${fix}`);
}
