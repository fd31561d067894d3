import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { isClassConstructor } from '../checks/isClassConstructor';
import { showValue } from '../checks/showValue';
import { checkModelInUse } from '../models/checkModelInUse';
import { checkedTeacher } from './checkedTeacher';
import { functionTeacher, type LogitsFunction } from './functionTeacher';
import { isTeacher } from './isTeacher';
import { modelTeacher } from './modelTeacher';
import type { Teacher } from './Teacher';

/** The same model or function always gives the same teacher, so that its cached labels are found again. */
const known = new WeakMap<object, Teacher>();

/**
 * A tfjs model that gives logits, a function of rows to logits, or a teacher, as a teacher.
 *
 * @param subject the caller's name for the error: "distill".
 * @throws TypeError for anything else, and what `modelTeacher` throws.
 */
export function asTeacher(teacher: tf.LayersModel | LogitsFunction | Teacher, subject = 'asTeacher'): Teacher {
  if (isTeacher(teacher)) return checkedTeacher(subject, teacher);
  if (!isSafeToInspect(teacher) || isClassConstructor(teacher))
    throw new TypeError(
      `${subject}: expected teacher to be a tfjs model, a function of rows to logits or a teacher, got ${showValue(teacher)}; give one of them`
    );
  const isModel = teacher instanceof tf.LayersModel;
  if (!isModel && typeof teacher !== 'function') {
    throw new TypeError(
      `${subject}: expected teacher to be a tfjs model, a function of rows to logits or a teacher, got ${showValue(teacher)}; give one of them`
    );
  }
  if (isModel) checkModelInUse(subject, 'teacher', teacher);
  const found = known.get(teacher) ?? (isModel ? modelTeacher(teacher) : functionTeacher(teacher));
  known.set(teacher, found);
  return found;
}
