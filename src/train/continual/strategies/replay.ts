import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import type { MemoryPolicy } from '../memory/MemoryPolicy';
import { checkMemoryPolicy } from './checkMemoryPolicy';
import { hardTerms } from './fineTuning';
import type { Strategy } from './Strategy';

export interface ReplayOptions {
  /** Which rows are kept: `kd.continual.reservoir({rows: 500})`. */
  memory: MemoryPolicy;
  /** How much a batch of the memory counts beside one of the part. Default 1. */
  weight?: number;
}

const subject = 'continual.replay';

/**
 * Experience replay: L = CE(batch of the part) + weight CE(batch of the memory), each with its labels (Ratcliff 1990; Chaudhry et al. 2019, arXiv 1902.10486).
 *
 * @throws TypeError or RangeError for an unknown option, no memory, or a weight below 0.
 * @example
 * ```ts
 * const strategy = kd.continual.replay({ memory: kd.continual.reservoir({ rows: 500 }) });
 * ```
 */
export function replay(options: ReplayOptions): Strategy {
  checkInputs(subject, options, ['memory', 'weight']);
  const memory = checkMemoryPolicy(subject, options.memory);
  const weight = checkNumber(subject, 'weight', options.weight ?? 1, { atLeast: 0 });
  return {
    description: { name: 'replay', memory: memory.description, weight },
    memory,
    plan: ({ train, memory: held }) => ({
      ...{ rows: train, terms: hardTerms() },
      ...(held && weight > 0 && { replay: { replay: { rows: held.rows, terms: hardTerms(weight) } } })
    })
  };
}
