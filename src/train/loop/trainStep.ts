import type { TrainingStep } from '../../engine/graph/TrainingStep';
import { withSeededRandom } from '../../data/withSeededRandom';
import type { StepInputs } from './StepInputs';
import { createPendingLossMemory } from './createPendingLossMemory';
import { computeBalancedLoss } from './balance/computeBalancedLoss';
import { sumOfTerms, sumTermsByTask, type ToldTerm } from './balance/sumTermsByTask';
import { allRows, computeStepTerms, type TellTerm } from './computeStepTerms';
import type { StageOutputs } from './createStagePass';

/** What a step measured, in numbers. */
export interface StepLosses {
  /** "<term>"; for a transfer set "<set>.<term>" and "<set>.domain". */
  terms: { [name: string]: number };
  /** The weighted sum. */
  total: number;
}

/**
 * One step of training: the gradient of the weighted sum of the terms' batch means (each row times its weight), applied to the trained
 * part of the student and to nothing else. If a loss is not finite nothing is applied, and the weights stay as they were.
 *
 * Rows of transfer sets go through the models in one pass with the train rows, so that batch normalisation treats them all alike, as it
 * will at inference.
 */
export function trainStep(inputs: StepInputs): StepLosses {
  const { graph, pass, terms, learningRate, seed, balance } = inputs;
  const losses: StepLosses = { terms: {}, total: NaN };
  const memories = createPendingLossMemory();
  const termsOf = (outputs: StageOutputs) => {
    const told: ToldTerm[] = [];
    const tell: TellTerm = (name, mean, weight, task) => {
      [losses.terms[name]] = mean.dataSync();
      told.push({ mean, weight, task });
    };
    memories.forget();
    computeStepTerms(inputs, outputs, tell, memories.note);
    return told;
  };
  const lossOf = (outputs: StageOutputs) => {
    const told = termsOf(outputs);
    return balance?.by.loss ? computeBalancedLoss(balance, told, outputs.balance ?? {}) : sumOfTerms(told);
  };
  const lossesOf = balance && ((outputs: StageOutputs) => sumTermsByTask(balance, termsOf(outputs)));
  const isFinite = () => [losses.total, ...Object.values(losses.terms)].every(Number.isFinite);
  const accept = (total: number) => {
    losses.total = total;
    return isFinite();
  };
  try {
    const args = pass.args(allRows(inputs), seed);
    const step: TrainingStep = {
      ...{ args, learningRate, accept, seed },
      loss: (result) => lossOf(pass.read(result)),
      ...(lossesOf && { losses: (result) => lossesOf(pass.read(result)) })
    };
    withSeededRandom(seed, () => graph.step(step));
    if (isFinite()) memories.keep();
  } catch (error) {
    // The message of tfjs is about things that the caller cannot see.
    if (!(error instanceof Error && error.message.includes('Cannot find a connection'))) throw error;
    const names = terms.map(({ name }) => name).join(', ');
    const fix = 'let a layer learn that comes before what they compare, or add a term of the logits';
    throw new RangeError(`step: expected terms that depend on what learns, got none among ${names}; ${fix}`);
  } finally {
    memories.forget();
  }
  return losses;
}
