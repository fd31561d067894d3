import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';
import { asSchedule, type Scheduled } from '../schedules/asSchedule';
import { cosine } from '../schedules/cosine';
import { checkedLogits, type Logits } from './checkedLogits';
import { computeKlDivergence } from './formulas/computeKlDivergence';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import { createRowLoss, type RowRule } from './createRowLoss';
import { firstMoment, type Loss, type LossInputs } from './Loss';
import { toTwoClassLogits } from './toTwoClassLogits';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface CurriculumTemperatureOptions {
  /** The lowest temperature that can be reached. Above 0. Default 1. */
  lowest?: number;
  /** How far above it the highest lies. Above 0. Default 20. */
  range?: number;
  /** The number g with which it begins. Default 1: with the other defaults a temperature of 15.6. */
  begin?: number;
  /** Lambda: how much of the reversed gradient g gets, at least 0: a number or a schedule. Default `kd.cosine({ from: 0, to: 1, epochs: 10 })`. */
  strength?: Scheduled;
}

/**
 * Curriculum temperature (CTKD, one temperature for all rows): soft targets whose temperature is learnt against the student. The loss is T^2 KL(softmax(teacher / T) || softmax(student / T)) with T = lowest + range sigmoid(g). The
 * student goes down its gradient; g goes up, by lambda times its own, so that the task gets harder while lambda grows from 0 to 1: (1 - cos(pi e / 10)) / 2 after e epochs.
 *
 * Inputs: `student` and `teacher` logits, [batch, classes], and `learned.number`, which is g and which a run makes, trains by the optimizer of the student and keeps in its checkpoints. The history shows T ("temperature"). Outside a run g is
 * `begin`. Student and teacher get gradients. Result: [batch], nats times T^2. One sigmoid unit z is [0, z].
 *
 * Li et al. 2023, "Curriculum Temperature for Knowledge Distillation", AAAI, arXiv 2211.16231. In the authors' program lambda changes from epoch to epoch, here from step to step.
 *
 * @throws TypeError or RangeError for an option out of bounds, a missing teacher, or shapes that differ.
 * @example
 * ```ts
 * const loss = kd.curriculumTemperature({ lowest: 1, range: 10 });
 * const perExample = loss({ student: [[1, 2, 3]], teacher: [[3, 2, 1]], learned: { number: 0 } }); // [batch], at temperature 6
 * perExample.dispose();
 * ```
 */
export function curriculumTemperature(options: CurriculumTemperatureOptions = {}): Loss {
  const subject = 'curriculumTemperature';
  checkOptions(subject, options, ['lowest', 'range', 'begin', 'strength']);
  const lowest = checkNumber(subject, 'lowest', options.lowest ?? 1, { above: 0 });
  const range = checkNumber(subject, 'range', options.range ?? 20, { above: 0 });
  const begin = checkNumber(subject, 'begin', options.begin ?? 1);
  const strength = options.strength ?? cosine({ from: 0, to: 1, epochs: 10 });
  const schedule = asSchedule(strength, subject, 'strength', { atLeast: 0 });
  const temperatureAt = (number: number) => lowest + range / (1 + Math.exp(-number));

  const loss = wrapLossInTidy(subject, ({ student, teacher, learned, moment = firstMoment }: LossInputs) => {
    if (teacher === undefined) throw new TypeError(`${subject}: expected teacher logits, got undefined; pass {student, teacher}`);
    const s = checkedLogits(subject, 'student', toTwoClassLogits(student));
    const t = checkedLogits(subject, 'teacher', toTwoClassLogits(teacher));
    if (t.rows !== s.rows || t.units !== s.units)
      throw new RangeError(
        `${subject}: expected teacher logits in the student's shape [${s.rows}, ${s.units}], got [${t.rows}, ${t.units}]; give both the same rows and classes`
      );
    const number = checkedNumber(subject, learned?.number ?? begin);
    const temperature = temperatureAt(number.dataSync()[0]);
    const share = (temperature - lowest) / range;
    const slope = -schedule(moment) * range * share * (1 - share);
    const eachRow = tf.mul(tf.ones([s.rows, 1]), number) as tf.Tensor2D;
    return createRowLoss([s.tensor, t.tensor, eachRow], rule(s, t, temperature, slope));
  });
  return Object.assign(loss, {
    description: {
      name: subject,
      ...{ lowest, range, begin },
      strength: typeof strength === 'number' ? strength : schedule.description
    },
    reads: 'logits' as const,
    needs: ['teacher'] as const,
    learnedNumbers: {
      does: 'a temperature, learnt against the student',
      begins: { number: begin },
      shows: ({ number }: { [name: string]: number }) => ({ temperature: temperatureAt(number) })
    }
  });
}

/** The gradients of soft targets to both logits; to g, `slope` (minus lambda dT/dg) times d(T^2 KL)/dT = 2 T KL - sum p_t (t - mean of t) log(p_t / p_s) + sum (p_t - p_s) s. */
function rule(student: Logits, teacher: Logits, temperature: number, slope: number): RowRule {
  const { units } = student;
  const [logStudent, logTeacher, ratio] = [0, 1, 2].map(() => new Float64Array(units));
  return (row, [toStudent, toTeacher, toNumber]) => {
    const start = row * units;
    computeLogSoftmax(student.values, start, units, temperature, logStudent);
    computeLogSoftmax(teacher.values, start, units, temperature, logTeacher);
    const kl = computeKlDivergence(logTeacher, logStudent, ratio);
    let mean = 0;
    for (let j = 0; j < units; j++) mean += Math.exp(logTeacher[j]) * teacher.values[start + j];
    let toTemperature = 2 * temperature * kl;
    for (let j = 0; j < units; j++) {
      const [p, q] = [Math.exp(logTeacher[j]), Math.exp(logStudent[j])];
      toStudent[start + j] = temperature * (q - p);
      toTeacher[start + j] = temperature * p * (ratio[j] - kl);
      toTemperature += (p - q) * student.values[start + j] - p * (teacher.values[start + j] - mean) * ratio[j];
    }
    toNumber[row] = slope * toTemperature;
    return temperature * temperature * kl;
  };
}

function checkedNumber(subject: string, given: unknown): tf.Tensor {
  if (isTensor(given) && given.size === 1) return given.reshape([]);
  if (typeof given === 'number' && Number.isFinite(given)) return tf.scalar(given);
  throw new TypeError(
    `${subject}: expected learned.number to be one number, got ${showValue(given)}; leave it out, or call it in a run`
  );
}
