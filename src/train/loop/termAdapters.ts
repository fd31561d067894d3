import * as tf from '@tensorflow/tfjs';
import { adapterKey } from '../adapters/adapterKey';
import { buildAdapter, type Adapter } from '../adapters/buildAdapter';
import { buildLearned } from '../adapters/buildLearned';
import { mixSeeds } from '../../stats/random';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';

/** What stands between the layers that a term compares and its loss: an adapter for each pair, and what the loss learns. */
export interface TermAdapter {
  pairs: Adapter[];
  learned: { [name: string]: tf.Variable };
  /** All of them, in an order that is always the same. */
  variables: tf.Variable[];
  dispose(): void;
}

/** The adapters of a run. A term of a later stage with the same name and layers keeps its adapter. */
export type Adapters = Map<string, TermAdapter>;

/** Builds an adapter for each term that compares layers, each from its own seed. The caller disposes them. */
export function buildAdapters(stages: readonly TrainingStage[], seed: number): Adapters {
  const adapters: Adapters = new Map();
  const terms = stages.flatMap((stage) => stage.terms);
  for (const term of terms) {
    const key = adapterKey(term);
    if (!term.plan || adapters.has(key)) continue;
    const alike = terms.filter((other) => other.plan && adapterKey(other) === key);
    adapters.set(key, buildTermAdapter(alike as PlannedTerm[], mixSeeds(seed, adapters.size)));
  }
  return adapters;
}

type PlannedTerm = LossTerm & Required<Pick<LossTerm, 'plan'>>;

/** The variables of all stages: one may train what another uses. */
function buildTermAdapter(terms: PlannedTerm[], seed: number): TermAdapter {
  const pairs = terms[0].plan.pairs.map((plan, i) => buildAdapter(plan, i === 0 ? seed : mixSeeds(seed, i)));
  const learned = buildLearned(Object.assign({}, ...terms.map(({ plan }) => plan.learned)), mixSeeds(seed, pairs.length));
  const variables = [...pairs.flatMap((pair) => pair.variables), ...Object.values(learned)];
  return { pairs, learned, variables, dispose: () => tf.dispose(variables) };
}
