import { buildAdapter, type Adapter } from '../adapters/buildAdapter';
import { mixSeeds } from '../../stats/random';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';

/** The adapters of a run. A term of a later stage with the same name and layers keeps its adapter. */
export type Adapters = Map<string, Adapter>;

/** Builds an adapter for each pair of layers that the stages compare, each from its own seed. The caller disposes them. */
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
