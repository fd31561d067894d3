import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import type { ComparedFeatures, LearnedParts } from '../../src/losses/learned/LearnedParts';
import { factorTransfer } from '../../src/losses/factorTransfer';
import type { FeatureLoss } from '../../src/losses/Loss';
import { overhaul } from '../../src/losses/overhaul';
import { paraphrase } from '../../src/losses/paraphrase';
import { review } from '../../src/losses/review';
import { variationalInformation } from '../../src/losses/variationalInformation';

interface Case {
  name: string;
  options: object;
  pairs: { student: tf.TensorLike; teacher: tf.TensorLike }[];
  variables: { [name: string]: tf.TensorLike };
  value: number;
  toStudents: (tf.TensorLike | null)[];
  toVariables: { [name: string]: tf.TensorLike };
}

/** Made by test/reference/losses/learnedParts.py. */
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, '../reference/losses/learnedParts.json'), 'utf8')).cases;

type Learning = FeatureLoss & { learns: LearnedParts };
const losses: { [name: string]: (options?: never) => FeatureLoss } = {
  factorTransfer,
  overhaul: overhaul as never,
  paraphrase,
  review,
  variationalInformation
};

const numbersOf = (values: tf.TensorLike) => Array.from(tf.tensor(values).dataSync());

test.each(cases.map((one, i) => [i, one.name, one] as const))(
  'case %i: %s with what it learns, as a whole term, and all gradients are those of PyTorch to 1e-5',
  (_, name, { options, pairs, variables, value, toStudents, toVariables }) => {
    const loss = losses[name](options as never) as Learning;
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const learned = Object.keys(variables);
      const shapes = pairs.map((pair) => ({
        student: tf.tensor(pair.student).shape.slice(1),
        teacher: tf.tensor(pair.teacher).shape.slice(1)
      }));
      const declared = Object.entries(loss.learns.variables(shapes)).map(([name, { shape }]) => [name, shape]);
      expect(Object.fromEntries(declared)).toEqual(
        Object.fromEntries(learned.map((name) => [name, tf.tensor(variables[name]).shape]))
      );
      const term = (...given: tf.Tensor[]): tf.Scalar => {
        const compared = pairs.map(({ teacher }, i) => ({ student: given[i], teacher: tf.tensor(teacher) }));
        const own = learned.map((name, i) => [name, given[pairs.length + i]]);
        const parts = loss.learns.apply(compared, Object.fromEntries(own) as { [name: string]: tf.Tensor });
        return tf.mean(tf.addN(parts.map((features: ComparedFeatures) => loss({ features }))));
      };
      const given = [...pairs.map(({ student }) => tf.tensor(student)), ...learned.map((name) => tf.tensor(variables[name]))];
      // All are touched, so that one without a gradient still has one to ask for.
      const touched = (...given: tf.Tensor[]) =>
        tf.add<tf.Scalar>(term(...given), tf.mul(0, tf.addN(given.map((one) => tf.sum(one)))));
      const { value: own, grads } = tf.valueAndGrads(touched)(given);
      expectClose([own.dataSync()[0]], [value], 'value');
      grads.forEach((gradient, i) => {
        const expected = i < pairs.length ? toStudents[i] : toVariables[learned[i - pairs.length]];
        if (expected) expectClose(Array.from(gradient.dataSync()), numbersOf(expected), learned[i - pairs.length] ?? 'student');
      });
    });
    expect(tf.memory().numTensors).toBe(before);
  }
);

test.each([0.001, 5, 2000])('variationalInformation({variance: %f}) begins with that variance', (variance) => {
  tf.tidy(() => {
    const { learns } = variationalInformation({ variance }) as Learning;
    const declared = learns.variables([{ student: [2, 2, 3], teacher: [2, 2, 4] }]);
    const variables = Object.fromEntries(
      Object.entries(declared).map(([name, { shape, start }]) => [name, tf.fill(shape, start === 'kernel' ? 0.1 : start)])
    );
    const [given] = learns.apply([{ student: tf.ones([1, 2, 2, 3]), teacher: tf.ones([1, 2, 2, 4]) }], variables);
    for (const one of given.variance.dataSync()) expect(Math.abs(one / variance - 1)).toBeLessThan(1e-5);
  });
});

function expectClose(actual: number[], expected: number[], what: string): void {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  actual.forEach((value, i) =>
    expect(Math.abs(value - expected[i]), `${what} ${i}: ${value}, expected ${expected[i]}`).toBeLessThanOrEqual(
      1e-5 * largest + 1e-12
    )
  );
}
