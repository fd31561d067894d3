import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import type { Scheduled } from '../schedules/asSchedule';
import { toTwoClassLogits } from './toTwoClassLogits';
import { checkedLogits } from './checkedLogits';
import type { Loss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

/**
 * Logit standardisation: the loss of logits that were scaled to mean 0 and standard deviation 1 (over classes, n - 1 in the denominator) in
 * each row of student and teacher: (z - mean) / (deviation + 1e-7). So the student need not have the teacher's scale.
 *
 * Inputs and result are those of the given loss. One sigmoid unit z becomes [0, z]. With two classes every row becomes +-0.71, so only the
 * larger one matters. Equal logits become zeros, with a gradient of zero.
 *
 * Sun et al. 2024, "Logit Standardization in Knowledge Distillation", arXiv 2403.01427 (soft targets at temperature 2, weight 9).
 *
 * @throws TypeError for anything but a loss of logits.
 * @example
 * ```ts
 * const loss = kd.standardized(kd.softTargets({ temperature: 2 }));
 * const perExample = loss({ student: [[1, 2, 3]], teacher: [[10, 20, 30]] }); // [batch], here 0
 * perExample.dispose();
 * ```
 */
export function standardized(loss: Loss): Loss {
  if (!isLossOfLogits(loss)) {
    const fix = 'give for example kd.softTargets({temperature: 2})';
    throw new TypeError(`standardized: expected a loss of logits, got ${nameOf(loss)}; ${fix}`);
  }
  const standardizedLoss = wrapLossInTidy('standardized', ({ student, teacher, ...rest }: LossInputs) => {
    const own = toUnitDeviation('student', student);
    return loss({ student: own, ...(teacher === undefined ? {} : { teacher: toUnitDeviation('teacher', teacher) }), ...rest });
  });
  const { description, needs, temperature, atTemperature, learnedNumbers } = loss;
  return Object.assign(standardizedLoss, {
    description: { name: 'standardized', loss: description },
    needs,
    ...(temperature && { temperature }),
    ...(learnedNumbers && { learnedNumbers }),
    ...(atTemperature && { atTemperature: (other: Scheduled) => standardized(atTemperature(other)) })
  });
}

/** In double precision: logits may be large, but only their differences count. */
function toUnitDeviation(name: string, given: LossInputs['student']): tf.Tensor2D {
  const { tensor, values, rows, units } = checkedLogits('standardized', name, toTwoClassLogits(given));
  const unit = new Float64Array(rows * units);
  const deviations = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let [mean, squares] = [0, 0];
    for (let j = 0; j < units; j++) mean += values[i * units + j] / units;
    for (let j = 0; j < units; j++) squares += (unit[i * units + j] = values[i * units + j] - mean) ** 2;
    deviations[i] = Math.sqrt(squares / (units - 1));
    for (let j = 0; j < units; j++) unit[i * units + j] /= deviations[i] + epsilon;
  }
  const op = tf.customGrad(() => ({
    value: tf.tensor2d(Float32Array.from(unit), [rows, units]),
    gradFunc: (dy: tf.Tensor) => tf.tensor2d(backward(dy.dataSync(), unit, deviations, units), [rows, units])
  }));
  return op(tensor) as tf.Tensor2D;
}

const epsilon = 1e-7;

/** (g - mean of g - u sum of g u (deviation + epsilon) / (deviation (n - 1))) / (deviation + epsilon), where u is the result. */
function backward(dy: ArrayLike<number>, unit: Float64Array, deviations: Float64Array, units: number): Float32Array {
  const out = new Float32Array(unit.length);
  deviations.forEach((deviation, i) => {
    if (deviation === 0) return;
    let [mean, along] = [0, 0];
    for (let at = i * units; at < (i + 1) * units; at++) {
      mean += dy[at] / units;
      along += dy[at] * unit[at];
    }
    const share = (along * (deviation + epsilon)) / (deviation * (units - 1));
    for (let at = i * units; at < (i + 1) * units; at++) out[at] = (dy[at] - mean - unit[at] * share) / (deviation + epsilon);
  });
  return out;
}

function isLossOfLogits(value: unknown): value is Loss {
  try {
    return typeof value === 'function' && !(value as Loss).needs?.includes('features');
  } catch {
    return false;
  }
}

function nameOf(value: unknown): string {
  return hasSafelyReadableMembers(value, ['description']) || (typeof value === 'function' && isSafeToInspect(value))
    ? ((value as Partial<Loss>).description?.name ?? showValue(value))
    : showValue(value);
}
