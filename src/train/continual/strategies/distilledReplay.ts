import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { softTargets } from '../../../losses/softTargets';
import type { MemoryPolicy } from '../memory/MemoryPolicy';
import { checkMemoryPolicy } from './checkMemoryPolicy';
import { hardTerms } from './fineTuning';
import type { Strategy } from './Strategy';

export interface DistilledReplayOptions {
  /** Which rows are kept: `kd.continual.reservoir({rows: 500})`. */
  memory: MemoryPolicy;
  /** How much a batch of the memory counts beside one of the part. Default 1. */
  weight?: number;
  /** Of the soft targets. Default 2. */
  temperature?: number;
}

const subject = 'continual.distilledReplay';

/**
 * Replay of rows that the model before the part labels: L = CE(batch of the part) + weight T^2 KL(model before || model now) on a batch of the memory, as `kd.softTargets`. What is kept are rows alone, the soft labels are made anew
 * before each part (as in Castro et al. 2018, arXiv 1807.09536, without their second phase).
 *
 * @throws TypeError or RangeError for an unknown option, no memory, a weight below 0 or a temperature that is not above 0.
 * @example
 * ```ts
 * const strategy = kd.continual.distilledReplay({ memory: kd.continual.reservoir({ rows: 500 }), temperature: 2 });
 * ```
 */
export function distilledReplay(options: DistilledReplayOptions): Strategy {
  checkInputs(subject, options, ['memory', 'weight', 'temperature']);
  const memory = checkMemoryPolicy(subject, options.memory);
  const weight = checkNumber(subject, 'weight', options.weight ?? 1, { atLeast: 0 });
  const temperature = checkNumber(subject, 'temperature', options.temperature ?? 2, { above: 0 });
  return {
    description: { name: 'distilledReplay', memory: memory.description, weight, temperature },
    memory,
    plan: async ({ train, memory: held, before }) => ({
      ...{ rows: train, terms: hardTerms() },
      ...(held &&
        weight > 0 && {
          replay: {
            replay: {
              rows: held.rows,
              logits: await before(held.rows),
              terms: { soft: { weight, loss: softTargets({ temperature }) } }
            }
          }
        })
    })
  };
}
