import type * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { looksLikeProbabilities } from '../../data/looksLikeProbabilities';
import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { AnyDataset } from '../../data/Dataset';
import { madeForColumns } from '../../models/columnsOf';
import { isModelLayer } from '../../models/features/isModelLayer';
import { listLayersIncludingNested } from '../../models/features/listLayersIncludingNested';
import { SoftTreeLayer } from '../../models/students/SoftTreeLayer';
import { decodeTreeNames } from '../../models/students/encodeTreeNames';
import { findOutputActivation } from '../../teachers/findOutputActivation';
import { checkTeacherClasses } from '../../teachers/checkTeacherClasses';
import { checkTeacherPredicts } from '../../teachers/checkTeacherPredicts';
import type { Teacher } from '../../teachers/Teacher';
import { predictFewLogits } from './predictFewLogits';

/**
 * What holds for every task.
 *
 * @param units numbers that it has to give for a row; null if the caller checks them.
 * @throws TypeError or RangeError if the student gives another number of outputs, takes rows of another shape, or was made for other columns.
 */
export function checkStudentForm(subject: string, student: tf.LayersModel, data: AnyDataset, units: number | null): void {
  const of = `student "${student.name}"`;
  if (student.inputs.length !== 1 || student.outputs.length !== 1) {
    throw new TypeError(
      `${subject}: expected ${of} to have one input and one output, got ${student.inputs.length} and ${student.outputs.length}; give its logits as the only output`
    );
  }
  checkShape(subject, of, student.inputs[0].shape.slice(1), data);
  const output = student.outputs[0].shape;
  if (units !== null && (output.length !== 2 || output[1] !== units))
    throw new RangeError(
      `${subject}: expected ${of} to give [batch, ${units}], ${units === 1 ? 'one number' : `${units} numbers`} for each row, got [${output.map((n) => n ?? 'batch')}]; give its last layer ${units} ${units === 1 ? 'unit' : 'units'}`
    );
  checkSameColumns(
    subject,
    { of: `${of}, which was made for them`, features: madeForColumns(student) },
    { of: `data "${data.name}"`, features: data.features }
  );
  const stateful = listLayersIncludingNested(student).find((layer) => !isModelLayer(layer) && layer.stateful === true);
  if (stateful)
    throw new TypeError(
      `${subject}: expected ${of} to begin anew with each row, got layer "${stateful.name}" with stateful: true; leave it out`
    );
  if (!student.trainableWeights.length) {
    throw new TypeError(`${subject}: expected ${of} to have trainable weights, got none; set trainable to true on its layers`);
  }
}

/** @throws TypeError or RangeError if the student does not give logits for these classes, or has not the form that every task needs. */
export function checkClassStudent(subject: string, student: tf.LayersModel, data: AnyDataset): void {
  const of = `student "${student.name}"`;
  checkStudentForm(subject, student, data, null);
  const output = student.outputs[0].shape;
  const { classes } = data;
  const count = classes.length;
  const units = output[output.length - 1];
  if (output.length !== 2 || !(units === count || (units === 1 && count === 2))) {
    const wanted = count === 2 ? '2 units or 1' : `${count} units`;
    throw new RangeError(
      `${subject}: expected ${of} to give [batch, ${count}] logits, got [${output.map((n) => n ?? 'batch')}]; give its last layer ${wanted}`
    );
  }
  const activation = findOutputActivation(student);
  if (activation) {
    throw new TypeError(
      `${subject}: expected ${of} to end in logits, got a last layer with activation "${activation}"; leave the activation out`
    );
  }
  const notes = student.layers.map((layer) => (layer instanceof SoftTreeLayer ? decodeTreeNames(layer.notes) : null));
  for (const known of notes)
    if (known)
      checkSameClasses(
        subject,
        { of: `${of}, a tree made for them`, classes: known.classes },
        { of: `data "${data.name}"`, classes }
      );
}

/**
 * Probabilities that come out of another layer than the last dense one: a softmax before dropout, a reshaping or a layer of the user's.
 *
 * @throws TypeError if the student's output for a few rows are probabilities.
 */
export function checkGivesLogits(subject: string, student: tf.LayersModel, data: AnyDataset): void {
  if (student.outputs[0].sourceLayer.getClassName() === 'Dense') return;
  const { rows, values } = predictFewLogits(student, data);
  if (looksLikeProbabilities({ rows, columns: values.length / rows, values }))
    throw new TypeError(
      `${subject}: expected student "${student.name}" to end in logits, got probabilities: its rows sum to 1; leave the softmax out`
    );
}

/**
 * What holds for every task.
 *
 * @param units numbers that it has to give for a row; null if the caller checks them.
 * @throws TypeError or RangeError if the teacher takes rows of another shape, learnt other columns, or gives another number of outputs or another kind.
 */
export function checkTeacherForm(subject: string, teacher: Teacher, data: AnyDataset, units: number | null): void {
  const of = `teacher "${teacher.info.name}"`;
  if (teacher.inputShape) checkShape(subject, of, teacher.inputShape, data);
  checkTeacherPredicts(subject, teacher, data);
  teacher.checkColumns?.(data);
  if (units === null || teacher.classes === null || teacher.classes === units) return;
  throw new RangeError(
    `${subject}: expected ${of} to give ${units === 1 ? 'one number' : `${units} numbers`} for each row, got ${teacher.classes}; give one that predicts the targets of the data`
  );
}

/** @throws RangeError if the teacher has other classes than the student, or has not the form that every task needs. */
export function checkClassTeacher(subject: string, teacher: Teacher, student: tf.LayersModel, data: AnyDataset): void {
  checkTeacherForm(subject, teacher, data, null);
  const units = student.outputs[0].shape[1];
  const asPair = Math.max(2, teacher.classes ?? 0) === 2 && Math.max(2, units ?? 0) === 2;
  if (teacher.classes !== null && teacher.classes !== units && !asPair) {
    throw moreClasses(subject, teacher, { classes: teacher.classes, student: student.name, units });
  }
  checkTeacherClasses(subject, teacher, data);
}

/** The teacher has other classes than the student has units. */
export function moreClasses(
  subject: string,
  { info }: Teacher,
  { classes, student, units }: { classes: number; student: string; units: number | null }
): RangeError {
  return new RangeError(
    `${subject}: expected student "${student}" to give ${classes} logits as teacher "${info.name}" does, got ${units}; give its last layer ${classes} units`
  );
}

/** @throws TypeError if it is not a model. */
export function checkIsModel(subject: string, student: unknown): asserts student is tf.LayersModel {
  if (isModel(student)) return;
  throw new TypeError(
    `${subject}: expected student to be a tf.LayersModel, got ${showValue(student)}; build one with tf.sequential`
  );
}

function isModel(value: unknown): value is tf.LayersModel {
  if (typeof value !== 'object' || value === null || !isSafeToInspect(value) || !('trainableWeights' in value)) return false;
  // Training writes into it.
  return 'apply' in value && 'outputs' in value && Object.isExtensible(value);
}

function checkShape(subject: string, of: string, shape: (number | null)[], data: AnyDataset): void {
  const fits = shape.length === data.shape.length && shape.every((n, i) => n === null || n === data.shape[i]);
  if (!fits) {
    const sizes = `to take rows of shape [${data.shape}] as in data "${data.name}", got [${shape.map((n) => n ?? 'any')}]`;
    throw new RangeError(`${subject}: expected ${of} ${sizes}; change its inputShape or reshape the data`);
  }
}
