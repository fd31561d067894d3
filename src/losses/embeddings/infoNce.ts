import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import type { Loss, LossInputs } from '../Loss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { readEmbeddings, sharesOfItem } from './readEmbeddings';

/**
 * The contrastive loss of two towers (InfoNCE, in both directions): in a batch each picture should find its text, and each text its picture, one number per example.
 *
 * With z = P T^T, row i has -(1/2) sum_j q_ij (log softmax over texts of z_i)_j - (1/2) sum_j q_ij (log softmax over pictures of z^T_i)_j. q_ij is 1 / (rows of the item) where rows i and j belong to one item, else 0: several
 * pictures of one text, or texts of one picture, are not wrong for each other. The temperature is in the embeddings: see `kd.layers.unitLength({ scale })`.
 *
 * Inputs: `student`, the outputs of `kd.models.twoTowers`, [batch, 2 width], and `targets`, the number of the item, [batch, 1]. Or `student`, embeddings of pictures, [batch, width], and `targets` with the fixed embedding of the text after the number, [batch, 1 + width].
 * Result: [batch], nats. Larger batches have more wrong answers in them, and larger losses.
 *
 * Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision", arXiv 2103.00020; several right answers: Yang et al. 2022 (UniCL), arXiv 2204.03610.
 *
 * @throws TypeError or RangeError for an unknown option, and when called for inputs that are missing or in neither form.
 * @example
 * ```ts
 * const student = [[9, 0, 1, 0], [0, 9, 0, 1]]; // two pictures, of length 9, and their texts
 * const perExample = kd.infoNce()({ student, targets: [[0], [1]] }); // [batch], here 0.00012
 * perExample.dispose();
 * ```
 */
export function infoNce(options: Record<string, never> = {}): Loss {
  const subject = 'infoNce';
  checkOptions(subject, options, []);
  const loss = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const { student, items } = readEmbeddings(subject, inputs, { asksTeacher: false });
    const shares = sharesOfItem(items);
    const similarities: tf.Tensor2D = tf.matMul(student.pictures, student.texts, false, true);
    const lossOf = (of: tf.Tensor2D) => tf.sum(tf.mul(shares, tf.logSoftmax(of)), 1);
    return tf.mul(-0.5, tf.add(lossOf(similarities), lossOf(tf.transpose(similarities))));
  });
  return Object.assign(loss, { description: { name: subject }, needs: ['targets'] as const });
}
