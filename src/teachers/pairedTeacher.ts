import { createHash } from 'node:crypto';
import type * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { showValue } from '../checks/showValue';
import { checkAnyDataset } from '../data/checkDataset';
import { checkSameClasses } from '../data/checkSameClasses';
import type { AnyDataset } from '../data/Dataset';
import { bytesOf } from '../data/disk/RowFile';
import { isDatasetOnDisk } from '../data/isDatasetOnDisk';
import { generateRowBlocks } from '../data/generateRowBlocks';
import { asTeacher } from './asTeacher';
import { ours } from './checkedTeacher';
import { checkRowShape } from './checkRowShape';
import { checkTeacherClasses } from './checkTeacherClasses';
import type { LogitsFunction } from './functionTeacher';
import type { Teacher } from './Teacher';

/** The rows of a student and those that its teacher sees instead: row i of one and row i of the other are the same example. */
export type RowPair = readonly [student: AnyDataset, teacher: AnyDataset];

export interface PairedTeacherOptions {
  /** Default: the teacher's own. */
  name?: string;
}

const subject = 'pairedTeacher';

/**
 * A teacher that sees other rows than its student: it hears the sound of which the student reads the words. Asked for the labels of rows of a student, it gives those of the rows that are paired with them, by their number,
 * so equal texts with different sounds have their own labels. Rows are found by their `x` in memory (or their file on disk): pair each split and each transfer set, and give the student those very rows. Rows that are not paired are refused, as are
 * changed ones: `augment` has no pair, and where no validation rows are given, none can be held out of train.
 *
 * Its fingerprint is that of the teacher and of all paired rows, so a run goes on only with the pairs that it began with; they must not be changed. Features of its layers are not at hand: they are of other rows than a batch of the student's.
 *
 * Cross-modal distillation: Gupta, Hoffman and Malik 2016, arXiv 1507.00448; from faces to speech, Albanie et al. 2018, arXiv 1808.05561.
 *
 * @param pairs [rows of the student, rows of the teacher], each with as many rows and the same labels.
 * @throws TypeError or RangeError for pairs that do not fit: other numbers of rows, classes or labels, rows that the teacher does not take, rows paired twice; when asked, for rows without a pair.
 * @example
 * ```ts
 * const y = [0, 1, 0, 1];
 * const text = kd.dataset({ name: 'text', x: [[5], [5], [6], [6]], y, classes: 2 });
 * const sound = kd.dataset({ name: 'sound', x: [[2, 0], [0, 2], [3, 0], [0, 3]], y, classes: 2 });
 * const teacher = kd.pairedTeacher((rows) => rows.mul(2), [[text, sound]]);
 * const logits = await kd.label(teacher, text); // values: [4, 0, 0, 4, 6, 0, 0, 6]
 * ```
 */
export function pairedTeacher(
  teacher: tf.LayersModel | LogitsFunction | Teacher,
  pairs: readonly RowPair[],
  options: PairedTeacherOptions = {}
): Teacher {
  checkOptions(subject, options, ['name']);
  const asked = asTeacher(teacher, subject);
  if (!isListOfPairs(pairs))
    throw new TypeError(
      `${subject}: expected pairs of rows, got ${showValue(pairs)}; give [[rows of the student, rows of the teacher], ...], one for each split`
    );
  if (asked.pairOf)
    throw new TypeError(
      `${subject}: expected a teacher that sees its rows itself, got "${asked.info.name}", which is paired; give the one that it was made of`
    );
  const { name = asked.info.name } = options;
  if (typeof name !== 'string' || name.length === 0 || name.length > 200)
    throw new TypeError(`${subject}: expected name to be a short text, got ${showValue(name)}; leave it out`);
  const paired = new Map<AnyDataset['x'], AnyDataset>();
  for (const [own, seen] of pairs) {
    checkPair(asked, own, seen);
    if (paired.has(own.x) && paired.get(own.x)!.x !== seen.x)
      throw new RangeError(
        `${subject}: expected rows that are paired once, got data "${own.name}" with "${paired.get(own.x)!.name}" and "${seen.name}"; give a copy of its rows for one of them`
      );
    paired.set(own.x, seen);
  }
  let digest: string | undefined;
  const fingerprint = () => {
    const knows = asked.fingerprint();
    if (knows === null) return null;
    digest ??= digestOf(pairs);
    return createHash('sha256').update(`paired\0${knows}\0${digest}`).digest('hex');
  };
  const pairOf = (data: AnyDataset) => {
    const seen = paired.get(data.x);
    if (seen && seen.y.length === data.y.length) return { teacher: asked, data: seen };
    const known = pairs.map(([own]) => showValue(own.name)).join(', ');
    throw new RangeError(
      `${subject}: expected rows that teacher "${name}" has a pair for, those of ${known}, got data "${data.name}" of ${data.y.length} rows; pair them too, or give train, validation and test just as they were paired`
    );
  };
  return ours({
    get info() {
      const known = fingerprint();
      const { fingerprint: _, ...info } = asked.info;
      const kind = `${info.kind}, sees paired rows of shape [${pairs[0][1].shape}]`;
      return { ...info, name, kind, ...(known !== null && { fingerprint: known.slice(0, 12) }) };
    },
    get classes() {
      return asked.classes;
    },
    get classNames() {
      return asked.classNames;
    },
    inputShape: null,
    logits() {
      throw new TypeError(
        `${subject}: expected whole datasets, whose pairs teacher "${name}" sees, got a batch of rows; call kd.label(teacher, data), or give another teacher`
      );
    },
    fingerprint,
    checkColumns: (data) => void pairOf(data),
    pairOf,
    ...(asked.variables && { variables: () => asked.variables!() })
  });
}

function isListOfPairs(pairs: unknown): boolean {
  const isList = (value: unknown): value is unknown[] => isSafeToInspect(value) && Array.isArray(value);
  return isList(pairs) && pairs.length > 0 && Array.from(pairs).every((pair) => isList(pair) && pair.length === 2);
}

function checkPair(teacher: Teacher, own: AnyDataset, seen: AnyDataset): void {
  checkAnyDataset(own, `${subject}: rows of the student`);
  checkAnyDataset(seen, `${subject}: rows of the teacher`);
  const both = `data "${own.name}" and "${seen.name}"`;
  if (own.y.length !== seen.y.length)
    throw new RangeError(
      `${subject}: expected as many rows in ${both}, got ${own.y.length} and ${seen.y.length}; leave the same rows out of both`
    );
  checkSameClasses(
    subject,
    { of: `data "${own.name}"`, classes: own.classes },
    { of: `data "${seen.name}"`, classes: seen.classes, unlabelled: seen.unlabelled }
  );
  const row = own.unlabelled || seen.unlabelled ? -1 : own.y.findIndex((label, i) => label !== seen.y[i]);
  if (row >= 0)
    throw new RangeError(
      `${subject}: expected the same examples in the same order in ${both}, got class ${own.y[row]} and ${seen.y[row]} in row ${row}; put both in one order`
    );
  checkRowShape(subject, () => teacher.info.name, teacher.inputShape ?? null, seen);
  teacher.checkColumns?.(seen);
  checkTeacherClasses(subject, teacher, seen);
}

function digestOf(pairs: readonly RowPair[]): string {
  const hash = createHash('sha256');
  for (const data of pairs.flat()) {
    hash.update(`[${data.y.length}, ${data.shape}]\0`);
    if (isDatasetOnDisk(data)) hash.update(data.x.sha256);
    else for (const { x } of generateRowBlocks(data)) hash.update(bytesOf(x));
  }
  return hash.digest('hex');
}
