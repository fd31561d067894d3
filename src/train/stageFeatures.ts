import type * as tf from '@tensorflow/tfjs';
import type { Adapter } from '../adapters/buildAdapter';
import { withFeatures, type FeaturePass, type Features } from '../features/withFeatures';
import type { Teacher } from '../teachers/Teacher';
import { adapterKey, type Adapters } from './adapters';
import type { FitTerm } from './checkTerms';

/** What the feature terms of a stage need at every step. */
export interface StageFeatures {
  /** The teacher's features of a batch. */
  teacher: (rows: tf.Tensor) => Features;
  /** The student's output with its features. */
  student: FeaturePass;
  /** What a term compares; undefined for a term of logits. */
  pair(term: string, teacher: Features, student: Features): { teacher: tf.Tensor; student: tf.Tensor } | undefined;
  /** Those of the adapters. */
  variables: tf.Variable[];
}

/** Undefined where no term of the stage looks at features: its steps then take what they always took. */
export function stageFeatures(
  model: tf.LayersModel,
  teacher: Teacher | undefined,
  terms: readonly FitTerm[],
  adapters: Adapters
): StageFeatures | undefined {
  const own = terms.flatMap((term) => {
    const { name, pair } = term;
    return pair ? [{ name, pair, adapter: adapters.get(adapterKey(term)) as Adapter }] : [];
  });
  if (!own.length || !teacher?.featuresOf) return undefined;
  return {
    teacher: teacher.featuresOf(own.map(({ pair }) => pair.teacher.layer)),
    student: withFeatures(
      model,
      own.map(({ pair }) => pair.student.layer)
    ),
    pair(term, fromTeacher, fromStudent) {
      const found = own.find(({ name }) => name === term);
      if (!found) return undefined;
      const { pair, adapter } = found;
      return adapter.adapt({ teacher: fromTeacher[pair.teacher.layer], student: fromStudent[pair.student.layer] });
    },
    variables: own.flatMap(({ adapter }) => adapter.variables)
  };
}
