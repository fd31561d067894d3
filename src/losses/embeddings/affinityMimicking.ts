import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Loss, LossInputs } from '../Loss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { type Embeddings, readEmbeddings } from './readEmbeddings';

export interface AffinityMimickingOptions {
  /** What similarities are divided by before their softmax, those of the student and of the teacher. Default 1. */
  temperature?: number;
}

/**
 * Affinity mimicking: a picture should be as like the texts of the batch as it is for the teacher, and a text as like the pictures, one number per example.
 *
 * With z = P T^T / temperature, row i has temperature^2 / 2 times the sum of KL(softmax(z_teacher,i) || softmax(z_student,i)) over texts, and the same over pictures, of the columns. Where texts are
 * fixed, teacher and student have the same.
 *
 * Inputs: `student`, `teacher` and `targets` in the two forms of `kd.infoNce`. The student gets the gradient. Result: [batch], 0 where both agree.
 *
 * Wu et al. 2023, "TinyCLIP: CLIP Distillation via Affinity Mimicking and Weight Inheritance", arXiv 2309.12314; it is the contrastive relational distillation of Yang et al. 2023, "CLIP-KD", arXiv 2307.12732.
 *
 * @throws TypeError or RangeError for an unknown option, a temperature that is not above 0, and when called for inputs that are missing or in neither form.
 * @example
 * ```ts
 * const [student, teacher] = [[[1, 0], [0, 1]], [[2, 0], [0, 2]]]; // pictures
 * const targets = [[0, 1, 0], [1, 0, 1]]; // the item, and the embedding of its text
 * const perExample = kd.affinityMimicking()({ student, teacher, targets }); // [batch]
 * perExample.dispose();
 * ```
 */
export function affinityMimicking(options: AffinityMimickingOptions = {}): Loss {
  const subject = 'affinityMimicking';
  checkOptions(subject, options, ['temperature']);
  const temperature = checkNumber(subject, 'temperature', options.temperature ?? 1, { above: 0 });
  const loss = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const { student, teacher } = readEmbeddings(subject, inputs, { asksTeacher: true });
    const similarities = ({ pictures, texts }: Embeddings) =>
      tf.div(tf.matMul(pictures, texts, false, true), temperature) as tf.Tensor2D;
    const [own, wanted] = [similarities(student), similarities(teacher!)];
    const both = tf.add(divergence(wanted, own), divergence(tf.transpose(wanted), tf.transpose(own)));
    return tf.mul(temperature ** 2 / 2, both);
  });
  return Object.assign(loss, { description: { name: subject, temperature }, needs: ['teacher', 'targets'] as const });
}

/** KL of the softmax of each row, [rows]. */
function divergence(teacher: tf.Tensor2D, student: tf.Tensor2D): tf.Tensor {
  const wanted = tf.logSoftmax(teacher);
  return tf.sum(tf.mul(tf.exp(wanted), tf.sub(wanted, tf.logSoftmax(student))), 1);
}
