import * as tf from '@tensorflow/tfjs';
import { createRandom } from '../../stats/createRandom';
import type { AdapterPlan, AdapterStep } from './AdapterPlan';
import { applyAdapterStep } from './applyAdapterStep';
import { sampleGlorotUniform } from './sampleGlorotUniform';

/** What makes two features comparable while a student is trained. */
export interface Adapter {
  /** Trained along with the student. */
  variables: tf.Variable[];
  adapt(features: { teacher: tf.Tensor; student: tf.Tensor }): { teacher: tf.Tensor; student: tf.Tensor };
  /** Disposes the variables. */
  dispose(): void;
}

/** Builds an adapter from its plan. Kernels are drawn from the seed with Glorot and Bengio's uniform initialisation; biases are 0. */
export function buildAdapter({ steps }: AdapterPlan, seed: number): Adapter {
  const next = createRandom(seed);
  const weights = new Map<AdapterStep, tf.Variable[]>();
  for (const step of steps) {
    if (step.kind !== 'channels') continue;
    const [from, to] = [step.from.at(-1) as number, step.to.at(-1) as number];
    const kernel = tf.tidy(() => tf.variable(sampleGlorotUniform([from, to], next)));
    weights.set(step, [kernel, tf.tidy(() => tf.variable(tf.zeros([to])))]);
  }
  const through = (side: AdapterStep['side'], feature: tf.Tensor) =>
    steps.filter((step) => step.side === side).reduce((at, step) => applyAdapterStep(step, at, weights.get(step) ?? []), feature);
  const variables = [...weights.values()].flat();
  return {
    variables,
    adapt: ({ teacher, student }) => ({ teacher: through('teacher', teacher), student: through('student', student) }),
    dispose: () => variables.forEach((variable) => variable.dispose())
  };
}
