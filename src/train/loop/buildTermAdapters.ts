import * as tf from '@tensorflow/tfjs';
import { computeAdapterKey } from '../adapters/computeAdapterKey';
import { buildAdapter, type Adapter } from '../adapters/buildAdapter';
import { buildLearnedVariables } from '../adapters/buildLearnedVariables';
import { mixSeeds } from '../../stats/createRandom';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';
import { createMemoryVariables } from './createMemoryVariables';

/** What stands between the layers that a term compares and its loss: an adapter for each pair, what the loss learns, and what it remembers. */
export interface TermAdapter {
  pairs: Adapter[];
  learned: { [name: string]: tf.Variable };
  /** For each pair; absent if the loss remembers nothing. They are not trained. */
  memory?: { [name: string]: tf.Variable }[];
  /** All of them, in an order that is always the same. */
  variables: tf.Variable[];
  dispose(): void;
}

/** The adapters of a run. A term of a later stage with the same name and layers keeps its adapter. */
export type Adapters = Map<string, TermAdapter>;

/** Builds an adapter for each term that compares layers, each from its own seed. The caller disposes them. */
export function buildTermAdapters(stages: readonly TrainingStage[], seed: number, labels: Int32Array): Adapters {
  const adapters: Adapters = new Map();
  const terms = stages.flatMap((stage) => stage.terms);
  try {
    for (const term of terms) {
      const key = computeAdapterKey(term);
      if (!term.plan || adapters.has(key)) continue;
      const alike = terms.filter((other) => other.plan && computeAdapterKey(other) === key);
      adapters.set(key, buildTermAdapter(alike as PlannedTerm[], mixSeeds(seed, adapters.size), labels));
    }
  } catch (error) {
    adapters.forEach((adapter) => adapter.dispose());
    throw error;
  }
  return adapters;
}

type PlannedTerm = LossTerm & Required<Pick<LossTerm, 'plan'>>;

/** The variables of all stages: one may train what another uses. */
function buildTermAdapter(terms: PlannedTerm[], seed: number, labels: Int32Array): TermAdapter {
  const [{ plan }] = terms;
  const { remembers } = terms.find(({ loss }) => loss.remembers)?.loss ?? {};
  const memory = remembers && createMemoryVariables(remembers, plan.pairs.length, labels, seed);
  const pairs = plan.pairs.map((pair, i) => buildAdapter(pair, i === 0 ? seed : mixSeeds(seed, i)));
  const learned = buildLearnedVariables(
    Object.assign({}, ...terms.map((term) => term.plan.learned)),
    mixSeeds(seed, pairs.length)
  );
  const variables = [...pairs.flatMap((pair) => pair.variables), ...[learned, ...(memory ?? [])].flatMap(Object.values)];
  return { pairs, learned, ...(memory && { memory }), variables, dispose: () => tf.dispose(variables) };
}
