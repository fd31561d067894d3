import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { logitMatching } from '../../../losses/logitMatching';
import type { MemoryPolicy } from '../memory/MemoryPolicy';
import { checkMemoryPolicy } from './checkMemoryPolicy';
import { hardTerms } from './fineTuning';
import type { RowsToLearn, Strategy } from './Strategy';

export interface DarkExperienceOptions {
  /** Which rows are kept, with their logits: `kd.continual.reservoir({rows: 500})`. */
  memory: MemoryPolicy;
  /** Weight of the distance to the logits that were kept. Default 0.5. */
  alpha?: number;
  /** Weight of the labels of another batch of the memory: 0 is DER, above 0 DER++. Default 1. */
  beta?: number;
}

const subject = 'continual.darkExperience';

/**
 * Dark experience replay: the model is its own teacher. Beside each row of the memory stand the logits that the model gave when the row's part had just been learnt, and it keeps to them:
 * L = CE(batch of the part) + alpha MSE(logits now, logits kept) + beta CE(another batch of the memory), the mean of the squared distance over rows and classes. `beta: 0` is DER, above 0 DER++
 * (Buzzega et al. 2020, arXiv 2004.07211).
 *
 * The paper adds rows to the memory with each batch, with the logits of that moment. Here the memory changes at the end of a part only: after several epochs it then is a fair sample of the stream, and its logits
 * are those of a model that has learnt the rows. The distance has no bound: a learning rate that cross-entropy bears can be too high for it.
 *
 * @throws TypeError or RangeError for an unknown option, no memory, or a weight below 0.
 * @example
 * ```ts
 * const strategy = kd.continual.darkExperience({ memory: kd.continual.reservoir({ rows: 500 }), alpha: 0.5, beta: 1 });
 * ```
 */
export function darkExperience(options: DarkExperienceOptions): Strategy {
  checkInputs(subject, options, ['memory', 'alpha', 'beta']);
  const memory = checkMemoryPolicy(subject, options.memory);
  const alpha = checkNumber(subject, 'alpha', options.alpha ?? 0.5, { atLeast: 0 });
  const beta = checkNumber(subject, 'beta', options.beta ?? 1, { atLeast: 0 });
  return {
    description: { name: beta > 0 ? 'DER++' : 'DER', memory: memory.description, alpha, beta },
    memory,
    keepsLogits: true,
    plan: ({ train, memory: held }) => ({
      ...{ rows: train, terms: hardTerms() },
      ...(held && {
        replay: {
          ...(alpha > 0 && { dark: darkRows(held.rows, held.logits, alpha) }),
          ...(beta > 0 && { replay: { rows: held.rows, terms: hardTerms(beta) } })
        }
      })
    })
  };
}

/** Half the squared distance, summed over K classes, is K / 2 times its mean. */
function darkRows(rows: RowsToLearn['rows'], logits: RowsToLearn['logits'], alpha: number): RowsToLearn {
  const weight = (2 * alpha) / rows.classes.length;
  return { rows, logits, terms: { logits: { weight, loss: logitMatching() } } };
}
