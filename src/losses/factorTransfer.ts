import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { showValue } from '../checks/showValue';
import { computeAttentionMap } from './computeAttentionMap';
import { checkedFeatureMaps } from './checkedFeatureMaps';
import { encoderVariables, factorChannels, refusesAllButMaps, applyParaphraser } from './learned/applyParaphraser';
import { repeatPartsForEachPair } from './learned/repeatPartsForEachPair';
import { applyTranslator, translatorVariables } from './learned/applyTranslator';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface FactorTransferOptions {
  /** How many channels the factors have, as a share of the teacher's: that of `kd.paraphrase`. Above 0, at most 1. Default 0.5. */
  share?: number;
  /** Whether factors are compared: without it the layers themselves are, and nothing is learnt besides. Default true. */
  paraphraser?: boolean;
}

/**
 * Factor transfer (FT): the student's factors should equal those into which a paraphraser has put the teacher's maps. The factor of a place is the
 * mean over channels of f^2, and all of a row are a vector F of length 1. The loss is the mean over places of |F_s - F_t|, one number per example.
 *
 * That is the loss of the published tables of CIFAR-100 (RepDistiller, distiller_zoo/FT.py), which is that of attention transfer with an absolute value
 * in place of the square. The paper compares the whole factors, [places, channels] as one vector of length 1.
 *
 * An earlier stage has to train the paraphraser, in a term of the same name and layers with `kd.paraphrase`; it then stays as it is. The student's
 * factors come from its layer through the translator: three 3x3 convolutions as in the paraphraser's encoder, each with batch normalisation and a leaky
 * relu. It is trained with the student, which keeps none of it. Maps of unequal size are pooled to the smaller one first.
 *
 * Inputs: `features` with the same places, [batch, height, width, channels]; both get gradients. Result: [batch]. A map of zeros has factors of
 * 0 and no gradient.
 *
 * Kim, Park and Kwak 2018, "Paraphrasing Complex Network: Network Compression via Factor Transfer", arXiv 1802.04977. The tables have a weight of 200
 * at the last maps (RepDistiller, scripts/run_cifar_distill.sh).
 *
 * @throws TypeError or RangeError for an option out of bounds, missing features, and features without places or with different places.
 * @example
 * ```ts
 * const features = { student: [[[1], [0]]], teacher: [[[0], [2]]] }; // [batch, tokens, channels]
 * const perExample = kd.factorTransfer()({ features }); // [batch], here 1
 * perExample.dispose();
 *
 * const layers = { teacher: 'block3', student: 'block3' };
 * const stages = kd.stages([
 *   { name: 'paraphrase', epochs: 3, trainable: ['head'], terms: { factors: { weight: 1, loss: kd.paraphrase(), layers } } },
 *   {
 *     name: 'transfer',
 *     epochs: 10,
 *     terms: { hard: { weight: 1, loss: kd.crossEntropy() }, factors: { weight: 200, loss: kd.factorTransfer(), layers } }
 *   }
 * ]);
 * ```
 */
export function factorTransfer(options: FactorTransferOptions = {}): FeatureLoss {
  checkOptions('factorTransfer', options, ['share', 'paraphraser']);
  const share = checkNumber('factorTransfer', 'share', options.share ?? 0.5, { above: 0, atMost: 1 });
  const { paraphraser = true } = options;
  if (typeof paraphraser !== 'boolean')
    throw new TypeError(`factorTransfer: expected paraphraser to be true or false, got ${showValue(paraphraser)}; choose one`);
  const loss = wrapLossInTidy('factorTransfer', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatureMaps('factorTransfer', features);
    const difference = tf.sub(computeAttentionMap(student), computeAttentionMap(teacher));
    // The absolute value of tfjs has a slope at 0.
    return tf.mean(tf.mul(difference, tf.sign(difference)), 1);
  });
  const description = { name: 'factorTransfer', ...(paraphraser ? { share } : { paraphraser }) };
  return Object.assign(loss, {
    description,
    needs: ['features'] as const,
    aligns: 'space' as const,
    ...(paraphraser && { learns: translated(share) })
  });
}

function translated(share: number) {
  return repeatPartsForEachPair({
    does: "teacher: the paraphraser's encoder; student: three 3x3 convolutions with batch normalisation",
    refuses: refusesAllButMaps,
    variables(shapes) {
      const count = factorChannels(shapes, share);
      const encoder = Object.entries(encoderVariables(shapes.teacher.at(-1) as number, count));
      const frozen = encoder.map(([name, variable]) => [name, { ...variable, frozen: true }]);
      return { ...Object.fromEntries(frozen), ...translatorVariables(shapes.student.at(-1) as number, count) };
    },
    apply: ({ teacher, student }, variables) => ({
      teacher: applyParaphraser('encoder', teacher, variables),
      student: applyTranslator(student, variables)
    })
  });
}
