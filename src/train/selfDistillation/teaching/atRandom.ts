import { createRandom, mixSeeds } from '../../../stats/createRandom';
import type { TeachingRule } from './TeachingRule';

/**
 * A module that the run's seed draws: what a choice has to beat, if choosing is worth anything.
 *
 * @example
 * ```ts
 * kd.teaching.atRandom().choose({ modules: ['stage1', 'deepest'], measured: [], seed: 3 }); // always the same for this seed
 * ```
 */
export function atRandom(): TeachingRule {
  return {
    description: { name: 'atRandom' },
    measures: false,
    choose: ({ modules, seed }) => modules[Math.floor(createRandom(mixSeeds(seed, modules.length))() * modules.length)]
  };
}
