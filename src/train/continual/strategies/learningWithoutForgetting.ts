import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { softTargets } from '../../../losses/softTargets';
import { hardTerms } from './fineTuning';
import { restrictToClasses } from './restrictToClasses';
import type { Strategy } from './Strategy';

export interface LearningWithoutForgettingOptions {
  /** How much the model before the part counts. Default 1. */
  weight?: number;
  /** Of the soft targets. Default 2. */
  temperature?: number;
}

const subject = 'continual.learningWithoutForgetting';

/**
 * LwF: the model before the part teaches the model that learns it, on the rows of the part. L = CE(batch) + weight T^2 KL(model before || model now), the second among the classes of the parts before alone. No row is kept
 * (Li and Hoiem 2016, arXiv 1606.09282, whose old heads are these classes).
 *
 * It keeps what is known where the part is told (task-incremental). Asked among all classes it forgets nearly as much as without it, since nothing says that an old class is likelier than a new one.
 *
 * @throws TypeError or RangeError for an unknown option, a weight below 0 or a temperature that is not above 0.
 * @example
 * ```ts
 * const strategy = kd.continual.learningWithoutForgetting({ temperature: 2 });
 * ```
 */
export function learningWithoutForgetting(options: LearningWithoutForgettingOptions = {}): Strategy {
  checkOptions(subject, options, ['weight', 'temperature']);
  const weight = checkNumber(subject, 'weight', options.weight ?? 1, { atLeast: 0 });
  const temperature = checkNumber(subject, 'temperature', options.temperature ?? 2, { above: 0 });
  return {
    description: { name: 'LwF', weight, temperature },
    async plan({ train, before, classesBefore }) {
      // Among one class there is nothing to know.
      if (classesBefore.length < 2 || weight === 0) return { rows: train, terms: hardTerms() };
      const soft = restrictToClasses(softTargets({ temperature }), classesBefore);
      return { rows: train, logits: await before(train), terms: { ...hardTerms(), soft: { weight, loss: soft } } };
    }
  };
}
