import * as tf from '@tensorflow/tfjs';
import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { readErrorMessage } from '../../../checks/readErrorMessage';
import { checkDataset } from '../../../data/checkDataset';
import type { Dataset } from '../../../data/Dataset';
import { predictClasses } from '../../../metrics/inputs/predictClasses';
import { asTeacher } from '../../../teachers/asTeacher';
import { checkTeacherClasses } from '../../../teachers/checkTeacherClasses';
import { checkTeacherPredicts } from '../../../teachers/checkTeacherPredicts';
import { label } from '../../../teachers/label';
import type { Teacher } from '../../../teachers/Teacher';
import type { DifferentiableLogits } from './createGanSteps';
import type { ImageGeneratorOptions } from './ImageGeneratorOptions';
import { checkImageShape } from './checkImageShape';

const subject = 'imageGenerator';

/** Everything that the training needs, checked and with defaults. */
export interface CheckedImageGenerator extends Required<Omit<ImageGeneratorOptions, 'teacher' | 'teacherWeight' | 'signal'>> {
  shape: [number, number, number];
  teacher?: { logits: DifferentiableLogits; weight: number; name: string; fingerprint: string | null };
  signal?: AbortSignal;
}

/** @throws TypeError or RangeError for invalid data or options, before anything is made. */
export async function checkImageGenerator(options: ImageGeneratorOptions): Promise<CheckedImageGenerator> {
  checkOptions(subject, options, [
    'data',
    'teacher',
    'teacherWeight',
    'steps',
    'batchSize',
    'seed',
    'latent',
    'filters',
    'show',
    'onProgress',
    'signal'
  ]);
  const { data: given, show: isShown = true, onProgress, signal } = options ?? {};
  checkDataset(given, subject);
  const shape = checkImageShape(given.shape, subject);
  const outside = given.x.findIndex((value) => value < 0 || value > 1);
  if (outside >= 0) {
    const row = Math.floor(outside / (given.x.length / given.y.length));
    throw new RangeError(`${subject}: expected values from 0 to 1, got ${given.x[outside]} in row ${row}; scale the images`);
  }
  const whole = (name: 'steps' | 'batchSize' | 'latent' | 'filters', value: number, atMost: number) =>
    checkNumber(subject, name, options[name] ?? value, { integer: true, atLeast: 1, atMost });
  const numbers = {
    steps: whole('steps', 1200, 1e6),
    batchSize: whole('batchSize', 16, 1024),
    latent: whole('latent', 64, 4096),
    filters: whole('filters', 16, 256),
    seed: checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 })
  };
  const weight = checkNumber(subject, 'teacherWeight', options.teacherWeight ?? 1, { atLeast: 0 });
  if (!options.teacher && options.teacherWeight !== undefined)
    throw new TypeError(`${subject}: expected a teacher beside teacherWeight, got none; give one or leave the weight out`);
  if (!options.teacher && given.unlabelled)
    throw new RangeError(
      `${subject}: expected labelled images, got "${given.name}" without labels; give a teacher, whose top class then is their label`
    );
  const teacher = options.teacher && asTeacher(options.teacher, subject);
  const logits = teacher && (await differentiable(teacher, given));
  const data = teacher && given.unlabelled ? await labelledBy(teacher, given) : given;
  return {
    ...numbers,
    data,
    shape,
    show: isShown,
    onProgress: warnIfCallbackRejects(subject, 'onProgress', onProgress),
    signal,
    ...(teacher && logits && { teacher: { logits, weight, name: teacher.info.name, fingerprint: teacher.fingerprint() } })
  };
}

async function labelledBy(teacher: Teacher, data: Dataset): Promise<Dataset> {
  return { ...data, y: predictClasses(await label(teacher, data)), unlabelled: false };
}

/** @throws RangeError if the number of classes differs from the data's, TypeError if logits are a promise or gradients do not flow. */
async function differentiable(teacher: Teacher, data: Dataset): Promise<DifferentiableLogits> {
  const of = `teacher "${teacher.info.name}"`;
  checkTeacherPredicts(subject, teacher, data);
  checkTeacherClasses(subject, teacher, data);
  const first = tf.tensor(data.x.subarray(0, data.x.length / data.y.length), [1, ...data.shape]);
  try {
    const given = teacher.logits(first);
    tf.dispose(await given);
    if (given instanceof Promise)
      throw new TypeError(`${subject}: expected ${of} to give logits at once, got a promise; give a tfjs model`);
    const logits: DifferentiableLogits = (rows) =>
      teacher.logits(tf.reshape(rows, [rows.shape[0], ...data.shape])) as tf.Tensor2D;
    const width = given.shape[1];
    if (width !== data.classes.length)
      throw new RangeError(
        `${subject}: expected ${of} to give ${data.classes.length} logits, one for each class of the data, got ${width}; give one with the same classes`
      );
    checkGradient(() => gradientSize(logits, first), of);
    return logits;
  } finally {
    first.dispose();
  }
}

/** If no gradient flows, tfjs throws and leaks tensors. Adding the rows times 0 gives the gradient a path. */
function gradientSize(logits: DifferentiableLogits, rows: tf.Tensor): number {
  return tf.tidy(() => {
    const sum = (given: tf.Tensor) => tf.add(tf.sum(tf.square(logits(given))), tf.mul(tf.sum(given), 0));
    return tf.sum(tf.abs(tf.grad(sum)(rows))).dataSync()[0];
  });
}

function checkGradient(size: () => number, of: string): void {
  let reason = 'none';
  try {
    // The training reports NaN, with the step.
    if (size() !== 0) return;
  } catch (error) {
    reason = readErrorMessage(error);
  }
  throw new TypeError(
    `${subject}: expected gradients to flow through ${of}, got ${reason}; give a tfjs model that takes these images`
  );
}
