import * as tf from '@tensorflow/tfjs';
import { checkedOutputs, type Logits } from '../checkedLogits';
import type { LossInputs } from '../Loss';

/** The embeddings of pictures and texts of the same rows, [rows, width] each. */
export interface Embeddings {
  pictures: tf.Tensor2D;
  texts: tf.Tensor2D;
}

export interface ReadEmbeddings {
  student: Embeddings;
  /** Only if the loss asks for it. */
  teacher?: Embeddings;
  /** Whether the outputs have the texts too: only then can they learn. */
  bothLearn: boolean;
  /** [rows] Rows of one number belong together. */
  items: Float64Array;
}

/**
 * Embeddings in the two forms that losses of them take. Where the targets are the number of the item alone, the outputs are those of the picture, then those of the text. Where the embedding of
 * the text follows the number, the outputs are those of the picture.
 *
 * @throws TypeError or RangeError for inputs that are missing or in neither form.
 */
export function readEmbeddings(subject: string, inputs: LossInputs, { asksTeacher }: { asksTeacher: boolean }): ReadEmbeddings {
  const outputs = checkedOutputs(subject, { what: 'student embeddings', shape: '[batch, width]' }, inputs.student);
  if (inputs.targets === undefined)
    throw new TypeError(`${subject}: expected targets, got undefined; give {student, targets}, the number of each row's item`);
  const targets = checkedOutputs(subject, { what: 'targets', shape: '[batch, numbers]' }, inputs.targets);
  checkForm(subject, outputs, targets);
  const fixed = targets.units > 1 ? tf.slice(targets.tensor, [0, 1], [-1, -1]) : undefined;
  return {
    student: sides(outputs.tensor, fixed),
    ...(asksTeacher && { teacher: sides(teacherOf(subject, inputs.teacher, outputs), fixed) }),
    bothLearn: fixed === undefined,
    items: Float64Array.from({ length: targets.rows }, (_, row) => targets.values[row * targets.units])
  };
}

/** Each row's own item, shared by the rows of that item: [rows, rows], rows of sum 1. */
export function sharesOfItem(items: Float64Array): tf.Tensor2D {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const rows = items.length;
  const shares = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++) if (items[i] === items[j]) shares[i * rows + j] = 1 / counts.get(items[i])!;
  return tf.tensor2d(shares, [rows, rows]);
}

function sides(outputs: tf.Tensor2D, fixed: tf.Tensor2D | undefined): Embeddings {
  if (fixed) return { pictures: outputs, texts: fixed };
  const [pictures, texts] = tf.split<tf.Tensor2D>(outputs, 2, 1);
  return { pictures, texts };
}

function checkForm(subject: string, outputs: Logits, targets: Logits): void {
  if (targets.rows !== outputs.rows)
    throw new RangeError(
      `${subject}: expected targets of ${outputs.rows} rows, got ${targets.rows}; give the number of the item of each row`
    );
  if (targets.units === 1 && outputs.units % 2 === 1)
    throw new RangeError(
      `${subject}: expected embeddings of the picture and then of the text, both of one width, got ${outputs.units} numbers; give a model of kd.models.twoTowers, or targets with the embedding of the text`
    );
  if (targets.units > 1 && targets.units - 1 !== outputs.units)
    throw new RangeError(
      `${subject}: expected a picture's embedding of ${targets.units - 1} numbers, as that of the text in the targets, got ${outputs.units}; give the model's last layer as many units`
    );
}

function teacherOf(subject: string, teacher: LossInputs['teacher'], student: Logits): tf.Tensor2D {
  if (teacher === undefined)
    throw new TypeError(`${subject}: expected the teacher's embeddings, got undefined; pass {student, teacher, targets}`);
  const read = checkedOutputs(subject, { what: 'teacher embeddings', shape: '[batch, width]' }, teacher);
  if (read.rows === student.rows && read.units === student.units) return read.tensor;
  throw new RangeError(
    `${subject}: expected the teacher's embeddings in the student's shape [${student.rows}, ${student.units}], got [${read.rows}, ${read.units}]; give both one width`
  );
}
