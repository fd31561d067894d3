import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../checks/checkInputs';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { checkFusedAnswer } from './checkFusedAnswer';
import { checkFusedTeachers } from './checkFusedTeachers';
import { checkRowShape } from './checkRowShape';
import { checkTeacherClasses } from './checkTeacherClasses';
import { ours } from './checkedTeacher';
import type { LogitsFunction } from './functionTeacher';
import { fuseLogits } from './fuseLogits';
import type { Fusion } from './Fusion';
import { createTeacherOfFusedLabels } from './createTeacherOfFusedLabels';
import { describeNamedTeachers, fingerprintNamedTeachers, insideNamedTeachers, type NamedTeacher } from './namedTeachers';
import type { Teacher } from './Teacher';

export interface FusedTeacherOptions {
  /** What each teacher counts, and which mean is taken: `kd.fusion.meanProbability()` or another of `kd.fusion`, or one of your own. */
  by: Fusion;
}

const subject = 'fusedTeacher';

/**
 * Several teachers of the same classes as one (an ensemble): each row has the weighted mean of their probabilities, p = sum of w_k p_k, or of their log probabilities, p in proportion to
 * exp(sum of w_k log p_k), as `by` says. Its logits are those whose softmax is p: log p, up to a constant. A temperature divides these logits; it does not reach the members, so the mean is always of
 * probabilities at temperature 1. Where one teacher alone counts, the logits are its own: one teacher fused is the same run, bit by bit, as that teacher by itself.
 *
 * Each stays with its owner. A teacher of two classes may have one sigmoid unit z, which is [0, z]. The layers of a model are called "large/dense_1", after its teacher. All are asked about every row. A fusion by the
 * number of the row, or a member that sees other rows (`kd.pairedTeacher`, `kd.remote`), takes whole datasets: each member's labels are then remembered as long as it lives, and `augment` is refused.
 *
 * @param teachers by name.
 * @throws TypeError or RangeError for no teacher, one of numbers, other numbers of classes, or a fusion that is none; when asked, for probabilities and for weights that are not at least 0.
 * @example
 * ```ts
 * const teachers = { sure: (rows: tf.Tensor) => rows.mul(4), unsure: (rows: tf.Tensor) => rows.mul(0) } as { [name: string]: kd.LogitsFunction };
 * const teacher = kd.fusedTeacher(teachers, { by: kd.fusion.meanProbability() });
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const logits = await kd.label(teacher, data); // softmax: (0.018 + 0.5) / 2 and (0.982 + 0.5) / 2, and the other way round
 * ```
 */
export function fusedTeacher(
  teachers: { [name: string]: tf.LayersModel | LogitsFunction | Teacher },
  options: FusedTeacherOptions
): Teacher {
  checkInputs(subject, options, ['by']);
  const by = checkFusion(options.by);
  const members = checkFusedTeachers(subject, teachers);
  const all = members.map(({ teacher }) => teacher);
  const counts = all.flatMap(({ classes }) => classes ?? []);
  const paces = all.flatMap(({ rowsPerPass }) => rowsPerPass ?? []);
  const isPaired = by.byRow === true || all.some(({ pairOf }) => pairOf !== undefined);
  const how = `fused\0${by.geometric === true}\0${by.fingerprint}`;
  const fingerprint = () => (by.fingerprint === null ? null : fingerprintNamedTeachers(members, how));
  return ours({
    get info() {
      const print = fingerprint();
      const info = describeNamedTeachers(members, `fused by ${by.does}`.slice(0, 200));
      return { ...info, ...(print !== null && { fingerprint: print.slice(0, 12) }) };
    },
    classes: counts.length === members.length ? Math.max(...counts) : null,
    classNames: all.find(({ classNames }) => classNames)?.classNames ?? null,
    predicts: 'classes',
    inputShape: isPaired ? null : (all.find(({ inputShape }) => inputShape)?.inputShape ?? null),
    ...(paces.length > 0 && { rowsPerPass: Math.min(...paces) }),
    logits: (rows) => (isPaired ? refuseBatch() : askAll(members, by, rows)),
    ...(isPaired && { pairOf: (data) => createTeacherOfFusedLabels(members, by, data) }),
    fingerprint,
    checkColumns: (data) => members.forEach((member) => checkRows(member, data)),
    findings: () => all.flatMap((teacher) => teacher.findings?.() ?? []),
    ...insideNamedTeachers(members)
  } satisfies Teacher);
}

function checkFusion(by: Fusion): Fusion {
  const isWhole =
    hasSafelyReadableMembers(by, ['does', 'fingerprint', 'weights']) &&
    typeof by.does === 'string' &&
    (by.fingerprint === null || typeof by.fingerprint === 'string') &&
    isCallable(by.weights);
  if (isWhole) return by;
  throw new TypeError(`${subject}: expected by to be a fusion, got ${showValue(by)}; give kd.fusion.meanProbability()`);
}

function checkRows({ teacher }: NamedTeacher, data: AnyDataset): void {
  checkRowShape(subject, () => teacher.info.name, teacher.inputShape ?? null, data);
  teacher.checkColumns?.(data);
  checkTeacherClasses(subject, teacher, data);
}

async function askAll(members: readonly NamedTeacher[], by: Fusion, rows: tf.Tensor): Promise<tf.Tensor2D> {
  const answers: Matrix[] = [];
  for (const { teacher } of members) {
    const logits = await teacher.logits(rows);
    try {
      const [count, columns] = logits.shape;
      answers.push({ rows: count, columns, values: (await logits.data()) as Float32Array });
    } finally {
      logits.dispose();
    }
    checkFusedAnswer(teacher, answers[answers.length - 1], answers[0], rows.shape[0]);
  }
  const { rows: count, columns, values } = fuseLogits(by, namesOf(members), answers);
  return tf.tensor2d(values, [count, columns]);
}

function refuseBatch(): never {
  throw new TypeError(
    `${subject}: expected whole datasets, since it goes by the number of the row, got a batch of rows; call kd.label(teacher, data), or give another fusion`
  );
}

const namesOf = (members: readonly NamedTeacher[]) => members.map(({ name }) => name);
