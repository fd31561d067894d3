import * as tf from '@tensorflow/tfjs';
import { crossEntropy } from '../../../losses/crossEntropy';
import { hint } from '../../../losses/hint';
import type { Loss } from '../../../losses/Loss';
import { softTargets } from '../../../losses/softTargets';
import { wrapLossInTidy } from '../../../losses/wrapLossInTidy';
import type { Terms } from '../../options/Term';
import { createOutputLoss, takeColumns } from '../../severalOutputs/createOutputLoss';
import type { OutputGroup } from '../../severalOutputs/OutputGroup';
import type { Exits } from './buildExits';

export interface ExitTermsOptions {
  /** Weight of the soft targets. */
  alpha: number;
  temperature: number;
  /** Weight of the features. */
  hint: number;
}

/**
 * What each exit learns from: labels alone, or labels and the module that teaches it. An exit that teaches alone has labels alone.
 *
 * @param teachers the exits whose mean logits teach; none for labels alone.
 */
export function createExitTerms(
  { outputs, features }: Pick<Exits, 'outputs' | 'features'>,
  teachers: readonly OutputGroup[],
  { alpha, temperature, hint: hintWeight }: ExitTermsOptions
): Terms {
  const terms: Terms = {};
  for (const [i, output] of outputs.entries()) {
    const isTaught = teachers.length > 0 && !(teachers.length === 1 && teachers[0] === output);
    const hard = createOutputLoss(crossEntropy(), output);
    terms[`${output.name}: hard`] = { weight: isTaught ? 1 - alpha : 1, loss: hard };
    if (isTaught)
      terms[`${output.name}: soft`] = {
        weight: alpha,
        loss: createOutputLoss(softTargets({ temperature }), output, [teachers])
      };
    if (teachers.length > 0 && hintWeight > 0 && i < outputs.length - 1)
      terms[`${output.name}: hint`] = { weight: hintWeight, loss: createExitHint(features[i], features[features.length - 1]) };
  }
  return terms;
}

/** The features of an exit are to equal the deepest ones, which get no gradient. */
function createExitHint(own: OutputGroup, last: OutputGroup): Loss {
  const distance = hint();
  const loss = wrapLossInTidy(`hint of "${own.name}"`, ({ student }) => {
    const all = student as tf.Tensor2D;
    const wanted = takeColumns(all, last);
    const teacher = tf.tensor2d(wanted.dataSync(), wanted.shape);
    return distance({ features: { student: takeColumns(all, own), teacher } });
  });
  return Object.assign(loss, { description: { name: 'hint', of: own.name, taughtBy: last.name }, needs: [] });
}
