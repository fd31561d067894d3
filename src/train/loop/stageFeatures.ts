import type * as tf from '@tensorflow/tfjs';
import type { Adapter } from '../adapters/buildAdapter';
import { withFeatures, type FeaturePass, type Features } from '../../models/features/withFeatures';
import type { Teacher } from '../../teachers/Teacher';
import { adapterKey, type Adapters } from './termAdapters';
import type { LossTerm } from '../check/checkTerms';

/** What the feature terms of a stage and the domain losses of transfer sets need at every step. */
export interface StageFeatures {
  /** The teacher's features of a batch. */
  teacher: (rows: tf.Tensor) => Features;
  /** The student's output with its features. */
  student: FeaturePass;
  /** The terms that compare features. */
  terms: string[];
  /** Those of them whose adapter learns on the teacher's side too. */
  adaptingTeacher: string[];
  /** What such a term compares. */
  pair(term: string, teacher: Features, student: Features): { teacher: tf.Tensor; student: tf.Tensor };
  /** The layers that domain losses compare. */
  domains: readonly string[];
  /** The variables of the adapters. */
  variables: tf.Variable[];
}

/**
 * Undefined if nothing in the stage uses features. Its steps then work on logits alone.
 *
 * @param domains the layers of the student that domain losses use.
 */
export function stageFeatures(
  model: tf.LayersModel,
  teacher: Teacher | undefined,
  terms: readonly LossTerm[],
  adapters: Adapters,
  domains: readonly string[] = []
): StageFeatures | undefined {
  const own = terms.flatMap((term) => {
    const { name, pair } = term;
    return pair ? [{ name, pair, adapter: adapters.get(adapterKey(term)) as Adapter }] : [];
  });
  const compared = teacher?.featuresOf ? own : [];
  if (!compared.length && !domains.length) return undefined;
  return {
    teacher: compared.length ? featuresOf(teacher as Teacher, compared) : () => ({}),
    student: withFeatures(model, [...compared.map(({ pair }) => pair.student.layer), ...domains]),
    terms: compared.map(({ name }) => name),
    adaptingTeacher: compared.flatMap(({ name, adapter }) => (adapter.isTeacherAdapted ? [name] : [])),
    domains: [...new Set(domains)],
    pair(term, fromTeacher, fromStudent) {
      const { pair, adapter } = compared.find(({ name }) => name === term)!;
      return adapter.adapt({ teacher: fromTeacher[pair.teacher.layer], student: fromStudent[pair.student.layer] });
    },
    variables: compared.flatMap(({ adapter }) => adapter.variables)
  };
}

function featuresOf(teacher: Teacher, compared: { pair: { teacher: { layer: string } } }[]): StageFeatures['teacher'] {
  return teacher.featuresOf?.(compared.map(({ pair }) => pair.teacher.layer)) ?? (() => ({}));
}
