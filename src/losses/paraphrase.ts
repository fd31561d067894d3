import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import {
  decoderVariables,
  encoderVariables,
  factorChannels,
  refusesAllButMaps,
  applyParaphraser
} from './learned/applyParaphraser';
import { repeatPartsForEachPair } from './learned/repeatPartsForEachPair';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface ParaphraseOptions {
  /** How many channels the factors have, as a share of the teacher's. Above 0, at most 1. Default 0.5. */
  share?: number;
}

/**
 * The first stage of factor transfer: an autoencoder, the paraphraser, learns to put the teacher's maps into fewer channels, the factors, and back. The
 * loss is the mean of (reconstruction - teacher)^2. The student does not learn. `kd.factorTransfer` in a later stage uses what was learnt.
 *
 * The encoder has three 3x3 convolutions, to as many channels as the teacher has, to `share` of them, and to as many again; the decoder goes back the
 * same way. Each is followed by a leaky relu with slope 0.1, without batch normalisation.
 *
 * Inputs: `features` of one shape, [batch, …], the student's being the reconstruction, which a run works out of the teacher's. Result: [batch].
 *
 * Kim, Park and Kwak 2018, "Paraphrasing Complex Network: Network Compression via Factor Transfer", arXiv 1802.04977. The tables of CIFAR-100 come
 * from 30 epochs of it (RepDistiller, train_student.py).
 *
 * @throws TypeError or RangeError for an option out of bounds, missing features or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.paraphrase()({ features: { student: [[1, 2]], teacher: [[0, 4]] } }); // [batch], here 2.5
 * perExample.dispose();
 * ```
 */
export function paraphrase(options: ParaphraseOptions = {}): FeatureLoss {
  checkOptions('paraphrase', options, ['share']);
  const share = checkNumber('paraphrase', 'share', options.share ?? 0.5, { above: 0, atMost: 1 });
  const loss = wrapLossInTidy('paraphrase', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('paraphrase', features, true);
    return tf.mean(flatRows(tf.squaredDifference(student, teacher)), 1);
  });
  const learns = repeatPartsForEachPair({
    does: 'teacher: an autoencoder of its maps',
    refuses: refusesAllButMaps,
    variables(shapes) {
      const [channels, factors] = [shapes.teacher.at(-1) as number, factorChannels(shapes, share)];
      return { ...encoderVariables(channels, factors), ...decoderVariables(channels, factors) };
    },
    apply({ teacher }, variables) {
      const factors = applyParaphraser('encoder', teacher, variables);
      return { teacher, student: applyParaphraser('decoder', factors, variables) };
    }
  });
  return Object.assign(loss, {
    description: { name: 'paraphrase', share },
    needs: ['features'] as const,
    aligns: 'space' as const,
    learns
  });
}
