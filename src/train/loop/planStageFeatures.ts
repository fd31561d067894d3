import * as tf from '@tensorflow/tfjs';
import type { ComparedFeatures } from '../../losses/learned/LearnedParts';
import { computeAdapterKey } from '../adapters/computeAdapterKey';
import { withFeatures, type FeaturePass, type Features } from '../../models/features/withFeatures';
import type { Teacher } from '../../teachers/Teacher';
import type { LossTerm } from '../check/checkTerms';
import { checkLearnedPartsOutput } from './checkLearnedPartsOutput';
import type { Adapters, TermAdapter } from './buildTermAdapters';

/** What the feature terms of a stage and the domain losses of transfer sets need at every step. */
export interface StageFeatures {
  /** The teacher's features of a batch. */
  teacher: (rows: tf.Tensor) => Features;
  /** The student's output with its features. */
  student: FeaturePass;
  /** The terms that compare features. */
  terms: ComparingTerm[];
  /** The layers that domain losses compare. */
  domains: readonly string[];
  /** The variables between features and losses that are trained. */
  variables: tf.Variable[];
}

/** A term that compares features. */
export interface ComparingTerm {
  name: string;
  /** The names of what it compares, for each pair of layers, and whether something learns by the gradient of it. */
  gives: { name: string; learns: boolean }[][];
  /** What its loss remembers, for each pair of layers; absent if that is nothing. */
  memory?: { [name: string]: tf.Variable }[];
  /** What it compares, for each pair of layers. */
  compare(teacher: Features, student: Features): ComparedFeatures[];
}

/**
 * Undefined if nothing in the stage uses features. Its steps then work on logits alone.
 *
 * @param domains the layers of the student that domain losses use.
 */
export function planStageFeatures(
  model: tf.LayersModel,
  teacher: Teacher | undefined,
  terms: readonly LossTerm[],
  adapters: Adapters,
  domains: readonly string[] = []
): StageFeatures | undefined {
  const planned = terms.filter(({ plan }) => plan && (plan.pairs.length === 0 || teacher?.featuresOf));
  if (!planned.length && !domains.length) return undefined;
  const adapterOf = (term: LossTerm) => adapters.get(computeAdapterKey(term))!;
  const layers = (side: 'teacher' | 'student') => planned.flatMap(({ plan }) => plan!.pairs.map((pair) => pair[side].layer));
  const asked = layers('teacher');
  return {
    teacher: (asked.length && teacher?.featuresOf?.(asked)) || (() => ({})),
    student: withFeatures(model, [...layers('student'), ...domains]),
    terms: planned.map((term) => (term.loss.learnedNumbers ? learningTerm : comparingTerm)(term, adapterOf(term))),
    domains: [...new Set(domains)],
    variables: planned.flatMap((term) => trainedBy(term, adapterOf(term)))
  };
}

function comparingTerm({ name, plan, loss }: LossTerm, { pairs, learned, memory }: TermAdapter): ComparingTerm {
  const more = (loss.learns?.gives ?? []).map((name) => ({ name, learns: true }));
  return {
    name,
    ...(loss.remembers && { memory }),
    gives: plan!.pairs.map(({ steps }) => {
      const learns = steps.some(({ side, parameters }) => side === 'teacher' && parameters > 0);
      return [{ name: 'student', learns: true }, { name: 'teacher', learns }, ...more];
    }),
    compare(teacher, student) {
      const alike = plan!.pairs.map((pair, i) =>
        pairs[i].adapt({ teacher: teacher[pair.teacher.layer], student: student[pair.student.layer] })
      );
      return loss.learns ? checkLearnedPartsOutput(name, loss.learns.apply(alike, learned), loss.learns, alike.length) : alike;
    }
  };
}

/** A term on logits gets the numbers that its loss learns. A graph gives only what it has computed. */
function learningTerm({ name }: LossTerm, { learned }: TermAdapter): ComparingTerm {
  const names = Object.keys(learned);
  const numbers = () => Object.fromEntries(names.map((one) => [one, tf.mul(learned[one], 1)]));
  return { name, gives: [names.map((one) => ({ name: one, learns: true }))], compare: () => [numbers() as ComparedFeatures] };
}

function trainedBy({ plan }: LossTerm, { pairs, learned }: TermAdapter): tf.Variable[] {
  const own = Object.entries(plan!.learned).filter(([, { frozen }]) => !frozen);
  return [...pairs.flatMap(({ variables }) => variables), ...own.map(([name]) => learned[name])];
}
