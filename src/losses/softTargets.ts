import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { asSchedule, type Scheduled } from '../schedules/asSchedule';
import { computeKlDivergence } from './formulas/computeKlDivergence';
import { checkedLogits, type Logits } from './checkedLogits';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import { firstMoment, type Loss, type LossInputs } from './Loss';
import { createRowLoss, type RowRule } from './createRowLoss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface SoftTargetsOptions {
  /** A number above 0 or a schedule. Default 4. */
  temperature?: Scheduled;
  /** Default: "softmax", or "sigmoid" if there is one unit. */
  head?: 'softmax' | 'sigmoid';
}

/**
 * Knowledge distillation on soft targets: T^2 KL(softmax(teacher / T) || softmax(student / T)), one number per example.
 * T^2 keeps the gradient's size as T changes. With a sigmoid head the KLs of the units are summed.
 *
 * Inputs: `student` and `teacher` logits, [batch, classes]. Both get gradients. Result: [batch], nats times T^2.
 *
 * Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network", arXiv 1503.02531.
 *
 * @throws TypeError or RangeError for a temperature that is not a finite number above 0, an unknown option, a missing teacher
 *   or shapes that differ.
 * @example
 * ```ts
 * const loss = kd.softTargets({ temperature: 4 });
 * const perExample = loss({ student: [[1, 2, 3]], teacher: [[3, 2, 1]] }); // [batch], here about 1.32
 * perExample.dispose();
 * ```
 */
export function softTargets(options: SoftTargetsOptions = {}): Loss {
  checkOptions('softTargets', options, ['temperature', 'head']);
  const { temperature = 4, head } = options;
  if (head !== undefined && head !== 'softmax' && head !== 'sigmoid') {
    throw new TypeError(
      `softTargets: expected head to be "softmax" or "sigmoid", got ${showValue(head)}; leave it out for the usual one`
    );
  }
  const schedule = asSchedule(temperature, 'softTargets', 'temperature', { above: 0 });

  const loss = wrapLossInTidy('softTargets', ({ student, teacher, moment = firstMoment }: LossInputs) => {
    if (teacher === undefined)
      throw new TypeError('softTargets: expected teacher logits, got undefined; pass {student, teacher}');
    const s = checkedLogits('softTargets', 'student', student);
    const t = checkedLogits('softTargets', 'teacher', teacher);
    if (t.rows !== s.rows || t.units !== s.units) {
      const shapes = `the student's shape [${s.rows}, ${s.units}], got [${t.rows}, ${t.units}]`;
      throw new RangeError(`softTargets: expected teacher logits in ${shapes}; give both the same rows and classes`);
    }
    const rule = (head ?? (s.units === 1 ? 'sigmoid' : 'softmax')) === 'softmax' ? softmaxRow : sigmoidRow;
    return createRowLoss([s.tensor, t.tensor], rule(s, t, schedule(moment)));
  });
  return Object.assign(loss, {
    description: {
      name: 'softTargets',
      temperature: typeof temperature === 'number' ? temperature : schedule.description,
      ...(head ? { head } : {})
    },
    reads: 'logits' as const,
    needs: ['teacher'] as const,
    temperature: schedule,
    atTemperature: (other: Scheduled) => softTargets({ ...options, temperature: other })
  });
}

/** The gradients are T (p_s - p_t) to the student and T p_t (log(p_t / p_s) - KL) to the teacher. */
function softmaxRow(student: Logits, teacher: Logits, temperature: number): RowRule {
  const { units } = student;
  const [logStudent, logTeacher, ratio] = [0, 1, 2].map(() => new Float64Array(units));
  return (row, [toStudent, toTeacher]) => {
    const start = row * units;
    computeLogSoftmax(student.values, start, units, temperature, logStudent);
    const top = computeLogSoftmax(teacher.values, start, units, temperature, logTeacher);
    const kl = computeKlDivergence(logTeacher, logStudent, ratio);
    // Both gradients sum to 0. The top class is computed from the others, which keeps its digits when it has nearly all the probability.
    let [restStudent, restTeacher] = [0, 0];
    for (let j = 0; j < units; j++) {
      if (j === top) continue;
      const p = Math.exp(logTeacher[j]);
      const near = p > 0 && Math.abs(ratio[j]) < 1;
      const s = temperature * (near ? p * Math.expm1(-ratio[j]) : Math.exp(logStudent[j]) - p);
      const t = temperature * p * (ratio[j] - kl);
      toStudent[start + j] = s;
      toTeacher[start + j] = t;
      restStudent += s;
      restTeacher += t;
    }
    toStudent[start + top] = -restStudent;
    toTeacher[start + top] = -restTeacher;
    return temperature * temperature * kl;
  };
}

/** A sigmoid unit z is a softmax over the two logits [0, z]. */
function sigmoidRow(student: Logits, teacher: Logits, temperature: number): RowRule {
  const { units } = student;
  const pair = ({ values, tensor }: Logits): Logits => {
    const withZero = new Float64Array(2 * values.length);
    for (let i = 0; i < values.length; i++) withZero[2 * i + 1] = values[i];
    return { tensor, values: withZero, rows: values.length, units: 2 };
  };
  const unitRule = softmaxRow(pair(student), pair(teacher), temperature);
  const both = [new Float32Array(2 * student.values.length), new Float32Array(2 * student.values.length)];
  return (row, gradients) => {
    let sum = 0;
    for (let i = row * units; i < (row + 1) * units; i++) {
      sum += unitRule(i, both);
      gradients.forEach((gradient, k) => (gradient[i] = both[k][2 * i + 1]));
    }
    return sum;
  };
}
