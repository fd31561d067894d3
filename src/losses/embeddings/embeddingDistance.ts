import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import type { Loss, LossInputs } from '../Loss';
import { scaleRowsToUnitLength } from '../scaleRowsToUnitLength';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { readEmbeddings } from './readEmbeddings';

/**
 * Embedding mimicry: the squared distance between the student's and the teacher's embeddings of length 1, one number per example: 2 - 2 cos. Of two towers it is the mean of that of pictures and that of texts. How long the
 * embeddings are does not matter, so each model keeps its own temperature.
 *
 * Inputs: `student`, `teacher` and `targets` in the two forms of `kd.infoNce`. The student gets the gradient. Result: [batch], 0 to 4.
 *
 * The feature distillation of Yang et al. 2023, "CLIP-KD: An Empirical Study of CLIP Model Distillation", arXiv 2307.12732 (weight there 2,000 on the mean over the dimensions).
 *
 * @throws TypeError or RangeError for an unknown option, and when called for inputs that are missing or in neither form.
 * @example
 * ```ts
 * const inputs = { student: [[5, 0]], teacher: [[0, 2]], targets: [[0, 1, 0]] };
 * const perExample = kd.embeddingDistance()(inputs); // [batch], here 2
 * perExample.dispose();
 * ```
 */
export function embeddingDistance(options: Record<string, never> = {}): Loss {
  const subject = 'embeddingDistance';
  checkOptions(subject, options, []);
  const loss = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const { student, teacher, bothLearn } = readEmbeddings(subject, inputs, { asksTeacher: true });
    const between = (own: tf.Tensor2D, wanted: tf.Tensor2D) =>
      tf.sum(tf.square(tf.sub(scaleRowsToUnitLength(own), scaleRowsToUnitLength(wanted))), 1);
    const ofPictures = between(student.pictures, teacher!.pictures);
    return bothLearn ? tf.div(tf.add(ofPictures, between(student.texts, teacher!.texts)), 2) : ofPictures;
  });
  return Object.assign(loss, { description: { name: subject }, needs: ['teacher', 'targets'] as const });
}
