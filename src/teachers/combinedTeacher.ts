import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../checks/checkInputs';
import { isPlainObject } from '../checks/isPlainObject';
import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';
import { looksLikeProbabilities } from '../data/looksLikeProbabilities';
import type { AnyDataset } from '../data/Dataset';
import type { TaskHead } from '../models/heads/TaskHead';
import { asTeacher } from './asTeacher';
import { ours } from './checkedTeacher';
import type { LogitsFunction } from './functionTeacher';
import { describeNamedTeachers, fingerprintNamedTeachers, insideNamedTeachers, type NamedTeacher } from './namedTeachers';
import type { Teacher } from './Teacher';

export interface CombinedTeacherOptions {
  /** `tasks.heads` of `kd.severalTasks`: which outputs each teacher has to give. */
  heads: readonly TaskHead[];
}

/**
 * A teacher for each of several tasks, as one: their outputs side by side, in the order of the tasks. Each stays with its owner. A teacher of two classes may have one sigmoid unit z, which becomes
 * [0, z]. The layers of a model are called "price/dense_1", after its task. One teacher that knows all tasks, such as a larger model that `kd.train` has taught them, needs no combining.
 *
 * Clark et al. 2019, "BAM! Born-Again Multi-Task Networks for Natural Language Understanding", arXiv 1907.04829, distils teachers of single tasks into one student so.
 *
 * @param teachers by the name of their task.
 * @throws TypeError or RangeError for a task without a teacher, a teacher of no task, and one of classes for numbers; when asked, for another number of outputs, and for probabilities.
 * @example
 * ```ts
 * const tasks = kd.severalTasks({ size: kd.regression(), kind: kd.classification({ classes: 2 }) });
 * const teacher = kd.combinedTeacher({ kind: (rows) => rows.slice([0, 0], [-1, 1]), size: (rows) => rows.sum(1, true) }, { heads: tasks.heads });
 * const data = kd.dataset({ x: [[1, 2], [3, 4]], targets: [[3, 0], [7, 1]], targetNames: ['size', 'kind'] });
 * (await kd.label(teacher, data)).values; // [3, 0, 1, 7, 0, 3]
 * ```
 */
export function combinedTeacher(
  teachers: { [task: string]: tf.LayersModel | LogitsFunction | Teacher },
  options: CombinedTeacherOptions
): Teacher {
  const subject = 'combinedTeacher';
  checkInputs(subject, options, ['heads']);
  const { heads } = options;
  if (!Array.isArray(heads) || heads.length === 0)
    throw new TypeError(`${subject}: expected heads of tasks, got ${showValue(heads)}; give heads: tasks.heads`);
  if (!isPlainObject(teachers))
    throw new TypeError(`${subject}: expected teachers by task, got ${showValue(teachers)}; give {price: teacher, cut: teacher}`);
  const names = heads.map(({ name }) => name);
  const odd = [...names, ...Object.keys(teachers)].find((name) => !names.includes(name) || teachers[name] === undefined);
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected a teacher for each of ${showNames(names)}, got ${names.includes(odd) ? 'none' : 'one'} for ${showValue(odd)}; give one each`
    );
  const members = heads.map((head): Member => ({ head, name: head.name, teacher: asTeacher(teachers[head.name], subject) }));
  members.forEach(checkKind);
  return ours({
    info: describeNamedTeachers(members, 'a teacher for each task'),
    classes: heads.reduce((sum, { units }) => sum + units, 0),
    predicts: 'numbers',
    inputShape: members.find(({ teacher }) => teacher.inputShape)?.teacher.inputShape ?? null,
    logits: (rows) => askAll(members, rows),
    fingerprint: () => fingerprintNamedTeachers(members, 'combined'),
    checkColumns: (data) => members.forEach(({ head, teacher }) => teacher.checkColumns?.(dataOf(head, data))),
    ...insideNamedTeachers(members)
  });
}

interface Member extends NamedTeacher {
  head: TaskHead;
}

function checkKind({ head, teacher }: Member): void {
  const { predicts, classes, info } = teacher;
  const wanted = head.inTargetUnits ? 'numbers' : 'classes';
  if (predicts !== undefined && predicts !== wanted && head.logits !== head.inTargetUnits)
    throw new TypeError(
      `combinedTeacher: expected a teacher of ${wanted} for ${showValue(head.name)}, got ${showValue(info.name)}, which predicts ${predicts}; give another one`
    );
  if (classes === null || classes === head.units || (head.logits && classes * head.units === 2)) return;
  throw wrongUnits(head, teacher, classes);
}

function wrongUnits({ name, units }: TaskHead, { info }: Teacher, got: number): RangeError {
  return new RangeError(
    `combinedTeacher: expected teacher ${showValue(info.name)} to give ${units} ${units === 1 ? 'output' : 'outputs'} for ${showValue(name)}, got ${got}; give one that predicts this task`
  );
}

async function askAll(members: readonly Member[], rows: tf.Tensor): Promise<tf.Tensor2D> {
  const answers: tf.Tensor2D[] = [];
  try {
    for (const { head, teacher } of members) {
      const answer = await teacher.logits(rows);
      answers.push(answer);
      const [batch, units] = answer.shape;
      if (head.logits && looksLikeProbabilities({ rows: batch, columns: units, values: answer.dataSync() }))
        throw new RangeError(
          `combinedTeacher: expected teacher ${showValue(teacher.info.name)} to give logits for ${showValue(head.name)}, got probabilities; give their logarithms`
        );
      if (units !== head.units && !(head.logits && units * head.units === 2)) throw wrongUnits(head, teacher, units);
    }
    return tf.tidy(() =>
      tf.concat(
        answers.map((answer, i) => withUnits(answer, members[i].head.units)),
        1
      )
    );
  } finally {
    tf.dispose(answers);
  }
}

/** A sigmoid's z and the two logits [0, z] mean the same. */
function withUnits(logits: tf.Tensor2D, units: number): tf.Tensor2D {
  if (logits.shape[1] === units) return logits;
  if (units === 2) return tf.concat([tf.zerosLike(logits), logits], 1);
  const [first, second] = tf.split(logits, 2, 1);
  return tf.sub(second, first);
}

/** Rows with the targets of one task. */
function dataOf({ targets: [from, to], inTargetUnits }: TaskHead, data: AnyDataset): AnyDataset {
  const { targets, ...rest } = data;
  if (!targets || !inTargetUnits) return rest as AnyDataset;
  const { names } = targets;
  const values = targets.values.filter((_, i) => i % names.length >= from && i % names.length < to);
  return { ...rest, targets: { ...targets, values, names: names.slice(from, to) } } as AnyDataset;
}
