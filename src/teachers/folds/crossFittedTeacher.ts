import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { takeRows } from '../../data/takeRows';
import { findHost } from '../../notebook/findHost';
import { mixSeeds } from '../../stats/createRandom';
import { checkFusedAnswer } from '../checkFusedAnswer';
import { checkFusedTeachers } from '../checkFusedTeachers';
import { ours } from '../checkedTeacher';
import { fuseLogits } from '../fuseLogits';
import type { FusedRow } from '../Fusion';
import type { LogitsFunction } from '../functionTeacher';
import { describeNamedTeachers, fingerprintNamedTeachers, type NamedTeacher } from '../namedTeachers';
import type { Teacher } from '../Teacher';
import { assignFolds } from './assignFolds';
import { createRowHashTable, wordsOf, type RowHashTable } from './createRowHashTable';

export interface CrossFittedOptions {
  /** Parts of the train rows: each model learns from all but one. Default 5. */
  folds?: number;
  /** How many times the rows are dealt anew, which makes `folds` x `repeats` models: a row is then labelled by `repeats` of them. Default 1. */
  repeats?: number;
  /** Of the folds. Default 0. */
  seed?: number;
  /** Default "cross-fitted". */
  name?: string;
}

/** The rows that one model learns from. */
export interface FoldRows {
  /** All train rows but those of its fold. */
  train: Dataset;
  /** The number of the model, from 0. */
  model: number;
  /** A seed of its own, for its initial weights and so on. */
  seed: number;
}

/** Makes a teacher of the rows of a fold. */
export type FitTeacher = (
  rows: FoldRows
) => tf.LayersModel | LogitsFunction | Teacher | Promise<tf.LayersModel | LogitsFunction | Teacher>;

export interface CrossFittedTeacher extends Teacher {
  /** For each repeat the fold of each train row. */
  foldOf: readonly Int32Array[];
}

const subject = 'crossFittedTeacher';

/**
 * A teacher of several models, each of which has learnt from other train rows, so that no row is labelled by a model that has seen it: p(row) is the mean probability of the models whose
 * train rows have no row with the same numbers. Rows that none has seen have the mean of all, which is bagging.
 *
 * The rows are dealt to folds by class. Equal rows, and rows of one group (`train.groups`), are in one fold, so a row of a group is labelled by models that know nobody of the group. What a teacher says of rows that it has learnt is too sure, so a
 * student that imitates it learns the labels once more; `kd.xgboost` fits its own folds and needs no other.
 *
 * @param fit is called for one model after the other. What it gives stays with its owner.
 * @throws TypeError or RangeError for rows without classes, fewer of a class than folds, too few groups, or models of different classes.
 * @example
 * ```ts
 * const train = kd.dataset({ x: Array.from({ length: 40 }, (_, i) => [i % 20, i % 7]), y: Array.from({ length: 40 }, (_, i) => Number(i % 20 > 9)), classes: 2 });
 * const teacher = await kd.crossFittedTeacher(train, ({ train, seed }) => kd.xgboost(train, { seed, rounds: 5, earlyStopping: 0, outOfFold: false }), { folds: 4 });
 * const logits = await kd.label(teacher, train); // out of fold
 * ```
 */
export async function crossFittedTeacher(
  train: Dataset,
  fit: FitTeacher,
  options: CrossFittedOptions = {}
): Promise<CrossFittedTeacher> {
  checkDataset(train, subject);
  checkLabelled(train, subject);
  checkOptions(subject, options, ['folds', 'repeats', 'seed', 'name']);
  const { folds = 5, repeats = 1, seed = 0, name = 'cross-fitted' } = options;
  checkNumber(subject, 'folds', folds, { integer: true, atLeast: 2, atMost: 100 });
  checkNumber(subject, 'repeats', repeats, { integer: true, atLeast: 1, atMost: 100 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (typeof name !== 'string' || !name)
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(name)}; give it a short name`);
  if (!isCallable(fit))
    throw new TypeError(
      `${subject}: expected a function that makes a teacher of rows, got ${showValue(fit)}; give ({train, seed}) => kd.xgboost(train, {seed})`
    );
  const table = createRowHashTable(wordsOf(train.x), train.x.length / train.y.length);
  const foldOf = Array.from({ length: repeats }, (_, repeat) => {
    const of = { labels: train.y, contents: table.ids, groups: train.groups, folds, seed: mixSeeds(seed, repeat) };
    return checkDealt(train, folds, assignFolds(of));
  });
  const given: { [name: string]: tf.LayersModel | LogitsFunction | Teacher } = {};
  for (let model = 0; model < folds * repeats; model++) {
    findHost()?.throwIfInterrupted();
    const own = foldOf[Math.floor(model / folds)];
    const rows = takeRows(
      train,
      Int32Array.from(train.y.keys()).filter((row) => own[row] !== model % folds)
    );
    given[`model ${model + 1}`] = await fit({ train: rows, model, seed: mixSeeds(seed, 1000 + model) });
  }
  const members = checkFusedTeachers(subject, given);
  return assemble(members, { name, folds, foldOf, table, train });
}

interface Dealt {
  name: string;
  folds: number;
  foldOf: readonly Int32Array[];
  table: RowHashTable;
  train: Dataset;
}

function assemble(members: readonly NamedTeacher[], dealt: Dealt): CrossFittedTeacher {
  const { name, folds, foldOf, table, train } = dealt;
  const ask = createAsker(members, dealt);
  const hash = createHash('sha256').update(table.hashes);
  for (const own of foldOf) hash.update(own);
  const how = `cross-fitted\0${hash.digest('hex')}`;
  const all = members.map(({ teacher }) => teacher);
  return {
    ...ours({
      info: {
        ...describeNamedTeachers(members, `the mean of ${members.length} models, each row by those that have not seen it`),
        name
      },
      classes: all[0].classes,
      classNames: [...train.classes],
      predicts: 'classes',
      inputShape: [...train.shape],
      logits: ask,
      fingerprint: () => fingerprintNamedTeachers(members, `${how}\0${folds}`),
      checkColumns: (data) => all.forEach((teacher) => teacher.checkColumns?.(data)),
      findings: () => all.flatMap((teacher) => teacher.findings?.() ?? []),
      variables: () => all.flatMap((teacher) => teacher.variables?.() ?? [])
    } satisfies Teacher),
    foldOf
  };
}

/** Asks all models about a batch, and counts for each row those that have not seen it. */
function createAsker(members: readonly NamedTeacher[], { folds, foldOf, table, train }: Dealt): Teacher['logits'] {
  const names = members.map(({ name }) => name);
  // Equal rows are in one fold.
  const foldsOf = foldOf.map((own) => {
    const byContent = new Int32Array(table.count);
    table.ids.forEach((content, row) => (byContent[content] = own[row]));
    return byContent;
  });
  const hasSeen = (model: number, content: number) =>
    content >= 0 && foldsOf[Math.floor(model / folds)][content] !== model % folds;
  return async (rows) => {
    const [count] = rows.shape;
    const words = wordsOf((await rows.data()) as Float32Array);
    const answers: Matrix[] = [];
    for (const { teacher } of members) {
      const logits = await teacher.logits(rows);
      try {
        answers.push({ rows: logits.shape[0], columns: logits.shape[1], values: (await logits.data()) as Float32Array });
      } finally {
        logits.dispose();
      }
      checkFusedAnswer(teacher, answers[answers.length - 1], answers[0], count);
    }
    const by = {
      does: 'the models that have not seen the row',
      fingerprint: null,
      weights: ({ row }: FusedRow) => names.map((_, model) => Number(!hasSeen(model, row!)))
    };
    const contents = Int32Array.from({ length: count }, (_, row) => table.find(words, row));
    const { columns, values } = fuseLogits(by, names, answers, { numbers: contents, data: train });
    return tf.tensor2d(values, [count, columns]);
  };
}

/** @throws RangeError for a fold without rows, and for a class that some model would not see. */
function checkDealt({ y, classes, groups }: Dataset, folds: number, foldOf: Int32Array): Int32Array {
  const together = groups ? 'rows of one group, and equal rows, stay together' : 'equal rows stay together';
  const held = new Set(foldOf).size;
  if (held < folds)
    throw new RangeError(`${subject}: expected rows for ${folds} folds, got ${held} lots (${together}); give fewer folds`);
  classes.forEach((name, label) => {
    const homes = new Set(foldOf.filter((_, row) => y[row] === label));
    if (homes.size === 1)
      throw new RangeError(
        `${subject}: expected rows of class "${name}" in at least 2 of ${folds} folds, got all in one (${together}); give fewer folds, or leave the class out`
      );
  });
  return foldOf;
}
