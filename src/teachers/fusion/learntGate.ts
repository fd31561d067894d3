import { createHash } from 'node:crypto';
import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showNames } from '../../checks/showNames';
import { checkAnyDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import { checkFusedAnswer } from '../checkFusedAnswer';
import { checkFusedTeachers } from '../checkFusedTeachers';
import { convertLogitUnits } from '../convertLogitUnits';
import type { LogitsFunction } from '../functionTeacher';
import type { Fusion } from '../Fusion';
import { label } from '../label';
import type { Teacher } from '../Teacher';
import { fitGate, gateInputs, sharesByGate } from './fitGate';

export interface LearntGateOptions {
  /** Weight of the penalty: half the sum of the squared coefficients, constants left out. At least 0. Default 0.01. */
  l2?: number;
}

/**
 * A gate that has learnt from rows with labels which teacher to trust, by what all of them say of the row: p = sum of w_k p_k with w = softmax(a + A q), where q holds the probabilities of all teachers. It minimises the mean of
 * -log p(label) plus (l2 / 2) |A|^2 from equal weights on, by limited-memory BFGS in double precision. Nothing is drawn, so the same rows give the same gate.
 *
 * Give it validation rows: teachers are too sure of the rows that they have learnt, and a gate that has seen the test rows makes their scores too good.
 *
 * The gate of a mixture of experts: Jacobs, Jordan, Nowlan and Hinton 1991, "Adaptive Mixtures of Local Experts", Neural Computation 3.
 *
 * @param teachers those that will be fused, with the same names in the same order.
 * @throws TypeError or RangeError for teachers that cannot be fused, rows without labels, a penalty below 0.
 * @example
 * ```ts
 * const teachers = { right: (rows: tf.Tensor) => rows.mul(4), wrong: (rows: tf.Tensor) => rows.mul(-4) } as { [name: string]: kd.LogitsFunction };
 * const validation = kd.dataset({ x: [[0, 1], [1, 0], [0, 2], [2, 0]], y: [1, 0, 1, 0], classes: 2 });
 * const by = await kd.fusion.learntGate(teachers, validation);
 * const teacher = kd.fusedTeacher(teachers, { by }); // nearly all is said by "right"
 * ```
 */
export async function learntGate(
  teachers: { [name: string]: tf.LayersModel | LogitsFunction | Teacher },
  data: AnyDataset,
  options: LearntGateOptions = {}
): Promise<Fusion> {
  const subject = 'fusion.learntGate';
  checkOptions(subject, options, ['l2']);
  const l2 = checkNumber(subject, 'l2', options.l2 ?? 0.01, { atLeast: 0 });
  checkAnyDataset(data, subject);
  checkLabelled(data, subject);
  const members = checkFusedTeachers(subject, teachers);
  const answers: Matrix[] = [];
  for (const { teacher } of members) {
    answers.push(await label(teacher, data));
    checkFusedAnswer(teacher, answers[answers.length - 1], answers[0], data.y.length);
  }
  const logProbabilities = logProbabilitiesOf(answers);
  const { coefficients, loss } = fitGate({ logProbabilities, labels: data.y, l2 });
  const own = members.map(({ name }) => name);
  const hash = createHash('sha256').update(own.join('\0')).update(coefficients).digest('hex');
  return {
    does: `mean probability, weighted by a gate that learnt from ${data.y.length} rows (loss ${loss.toFixed(4)})`,
    fingerprint: `learntGate\0${hash}`,
    weights({ names, logProbabilities: said }) {
      const input = gateInputs(said);
      if (
        names.length === own.length &&
        names.every((name, k) => name === own[k]) &&
        input.length * own.length === coefficients.length
      )
        return sharesByGate(coefficients, input, own.length);
      throw new RangeError(
        `${subject}: expected the teachers that it has learnt from, ${showNames(own)}, got ${showNames(names)} or other classes; fuse the same ones in the same order`
      );
    }
  };
}

function logProbabilitiesOf(answers: readonly Matrix[]): Float64Array[][] {
  const columns = Math.max(2, ...answers.map((answer) => answer.columns));
  const logits = answers.map((answer) => convertLogitUnits(answer, columns).values);
  return Array.from({ length: answers[0].rows }, (_, row) =>
    logits.map((values) => {
      const logs = new Float64Array(columns);
      computeLogSoftmax(values, row * columns, columns, 1, logs);
      return logs;
    })
  );
}
