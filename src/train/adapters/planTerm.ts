import type { ComparedShapes, LearnedVariable } from '../../losses/learned/LearnedParts';
import type { Loss } from '../../losses/Loss';
import { describeAdapterSteps } from './describeAdapterSteps';
import { checkLearnedParts, checkLearnedVariables } from './checkLearnedParts';
import { computeComparedShapes } from './computeComparedShapes';
import { planLayerPair, type LayerPair, type NamedLayers, type PairPlan } from './planLayerPair';

/** What stands between the layers that a term compares and its loss. Plain data. */
export interface TermPlan {
  pairs: PairPlan[];
  /** What the loss learns besides, for all pairs together. */
  learned: { [name: string]: LearnedVariable };
  /** What all of it does, in words. */
  does: string;
  /** Number of trained parameters of all of it. The student keeps none of them. */
  parameters: number;
}

/**
 * The plan of all pairs of layers that a term compares.
 *
 * @throws RangeError for a layer that does not exist, or for features that the loss cannot compare.
 */
export function planTerm(
  subject: string,
  layers: readonly LayerPair[],
  loss: Loss,
  { teacher, student }: { teacher: NamedLayers; student: NamedLayers }
): TermPlan {
  const name = loss.description?.name ?? 'the loss';
  if (loss.learns !== undefined) checkLearnedParts(subject, name, loss.learns);
  const pairs = layers.map((pair) => planLayerPair(subject, pair, loss, teacher, student));
  const shapes = pairs.map(({ steps, ...pair }) => computeComparedShapes(steps, pair.teacher.shape, pair.student.shape));
  const learned = loss.learns?.variables(shapes as ComparedShapes[]) ?? {};
  checkLearnedVariables(subject, name, learned);
  const trained = Object.values(learned).filter(({ frozen }) => !frozen);
  return {
    pairs,
    learned,
    does: [...adaptersOf(pairs), ...(loss.learns ? [loss.learns.does] : [])].join('; ') || 'none',
    parameters: [...pairs, ...trained.map(({ shape }) => ({ parameters: sizeOf(shape) }))].reduce(
      (sum, { parameters }) => sum + parameters,
      0
    )
  };
}

function adaptersOf(pairs: readonly PairPlan[]): string[] {
  const name = (layer: string) => (pairs.length === 1 ? '' : `${layer}: `);
  return pairs.filter(({ steps }) => steps.length).map(({ steps, student }) => name(student.layer) + describeAdapterSteps(steps));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
