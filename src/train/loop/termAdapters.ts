import { buildAdapter, type Adapter } from '../adapters/buildAdapter';
import { mixSeeds } from '../../stats/random';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';

/** The adapters of a run. A term that comes back in a later stage with the same layers goes on with its adapter. */
export type Adapters = Map<string, Adapter>;

/** Builds an adapter for each pair that the stages compare, each from a seed of its own. The caller disposes them. */
export function buildAdapters(stages: readonly TrainingStage[], seed: number): Adapters {
  const adapters: Adapters = new Map();
  for (const term of stages.flatMap(({ terms }) => terms)) {
    const key = adapterKey(term);
    if (term.pair && !adapters.has(key)) adapters.set(key, buildAdapter(term.pair, mixSeeds(seed, adapters.size)));
  }
  return adapters;
}

export function adapterKey({ name, pair }: LossTerm): string {
  return JSON.stringify([name, pair?.teacher, pair?.student, pair?.steps]);
}
