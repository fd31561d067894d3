import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { contrastiveRepresentation } from '../../src/losses/contrastiveRepresentation';
import type { LossInputs } from '../../src/losses/Loss';
import { drawNegatives } from '../../src/losses/memory/drawNegatives';
import { createRandom } from '../../src/stats/createRandom';

interface Memory {
  student: number[][];
  teacher: number[][];
  logZ: number[];
}

interface Case {
  options: object;
  labels: number[];
  memory: Omit<Memory, 'logZ'>;
  steps: {
    rows: number[];
    student: number[][];
    teacher: number[][];
    weights: number[];
    value: number[];
    toStudent: number[][];
    toTeacher: number[][];
    after: Memory;
  }[];
}

/** Made by test/reference/losses/contrastiveRepresentation.py. */
const file = join(__dirname, '../reference/losses/contrastiveRepresentation.json');
const cases: Case[] = JSON.parse(readFileSync(file, 'utf8')).cases;

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const tensors = ({ student, teacher, logZ }: Memory) => ({
  student: tf.tensor2d(student),
  teacher: tf.tensor2d(teacher),
  logZ: tf.tensor1d(logZ)
});

test.each(cases.map((one, i) => [i, one] as const))(
  'case %i: a sequence of steps, with the gradients to both models and the memory after each, is that of PyTorch to 1e-5',
  (_, one) => {
    const loss = contrastiveRepresentation(one.options);
    const labels = Int32Array.from(one.labels);
    let memory: Memory = { ...one.memory, logZ: [NaN, NaN] };
    for (const step of one.steps) {
      tf.tidy(() => {
        const given = { train: { rows: Int32Array.from(step.rows), labels }, memory: tensors(memory) };
        const inputs = (student: tf.Tensor, teacher: tf.Tensor) => ({ ...given, features: { student, teacher } });
        const both = [tf.tensor2d(step.student), tf.tensor2d(step.teacher)];
        const [student, teacher] = both;
        expectClose(loss(inputs(student, teacher)), step.value, 'value');
        const weighted = (s: tf.Tensor, t: tf.Tensor) => tf.sum(tf.mul(loss(inputs(s, t)), tf.tensor1d(step.weights)));
        const [toStudent, toTeacher] = tf.grads(weighted)(both);
        expectClose(toStudent, step.toStudent.flat(), 'gradient to the student');
        expectClose(toTeacher, step.toTeacher.flat(), 'gradient to the teacher');
        const after = loss.remembers.after(inputs(student, teacher));
        for (const name of ['student', 'teacher', 'logZ'] as const)
          expectClose(after[name] ?? given.memory[name], step.after[name].flat(), `memory of ${name}`);
      });
      memory = step.after;
    }
  }
);

function expectClose(tensor: tf.Tensor, expected: number[], what: string): void {
  const actual = Array.from(tensor.dataSync());
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  actual.forEach((value, i) =>
    expect(Math.abs(value - expected[i]), `${what} ${i}: ${value}, expected ${expected[i]}`).toBeLessThanOrEqual(
      1e-5 * largest + 1e-12
    )
  );
}

describe('drawNegatives(rows, labels, most, random)', () => {
  const labels = Int32Array.from({ length: 60 }, (_, row) => row % 3);

  test('gives all rows of other labels where they are no more than that', () => {
    const [first, second] = drawNegatives(Int32Array.of(0, 4), labels, 40, createRandom(1));
    expect(Array.from(first)).toEqual(Array.from(labels.keys()).filter((row) => row % 3 !== 0));
    expect(Array.from(second)).toEqual(Array.from(labels.keys()).filter((row) => row % 3 !== 1));
  });

  test('draws others without replacement, each as often as any, the same from the same seed', () => {
    const rows = Int32Array.from({ length: 3000 }, (_, i) => i % 60);
    const drawn = drawNegatives(rows, labels, 10, createRandom(5));
    expect(drawn).toEqual(drawNegatives(rows, labels, 10, createRandom(5)));
    expect(drawn[0]).not.toEqual(drawNegatives(rows, labels, 10, createRandom(6))[0]);
    const times = new Float64Array(60);
    drawn.forEach((picked, i) => {
      expect(new Set(picked).size).toBe(10);
      picked.forEach((row) => {
        expect(labels[row]).not.toBe(labels[rows[i]]);
        times[row]++;
      });
    });
    // 500 each, with a standard deviation of 19.
    times.forEach((count) => expect(Math.abs(count - 500)).toBeLessThan(100));
  });

  test('gives none where there is but one label', () => {
    expect(drawNegatives(Int32Array.of(1), Int32Array.of(7, 7), 5, createRandom(1))[0]).toHaveLength(0);
  });
});

const labels = Int32Array.of(0, 1, 2, 0, 1);
const features = {
  student: [
    [1, 0],
    [0, 1]
  ],
  teacher: [
    [1, 1],
    [0, 2]
  ]
};

/** Values and gradients of one call, with a memory that begins. */
function values(inputs: Partial<LossInputs>, options: object = {}): number[] {
  return tf.tidy(() => {
    const loss = contrastiveRepresentation({ width: 2, ...options });
    const memory = loss.remembers.begin({ labels: inputs.train?.labels ?? labels }, 3);
    const train = { rows: Int32Array.of(0, 4), labels };
    const given = { train, memory, ...inputs };
    const slope = (student: tf.Tensor) => tf.sum(loss({ ...given, features: { ...features, ...inputs.features, student } }));
    const student = tf.tensor2d((inputs.features ?? features).student as number[][]);
    return [...loss({ features, ...given }).dataSync(), ...tf.grad(slope)(student).dataSync()];
  });
}

describe('contrastiveRepresentation', () => {
  test('with fewer negatives than there are, follows from the seed', () => {
    const drawn = [0, 1, 2, 3, 4, 5].map((seed) => values({ seed }, { negatives: 1 }));
    expect(values({ seed: 2 }, { negatives: 1 })).toEqual(drawn[2]);
    expect(new Set(drawn.map(String)).size).toBeGreaterThan(1);
    expect(values({ seed: 1 })).toEqual(values({ seed: 2 }));
  });

  test('has finite values and gradients at zeros, at rows of one class, at a small temperature and at huge numbers', () => {
    const zeros = {
      student: [
        [0, 0],
        [0, 0]
      ],
      teacher: [
        [0, 0],
        [0, 0]
      ]
    };
    const huge = {
      student: [
        [1e30, 0],
        [0, -1e30]
      ],
      teacher: [
        [1, 1],
        [1, 0]
      ]
    };
    const alike = { rows: Int32Array.of(0, 4), labels: new Int32Array(5) };
    for (const numbers of [
      values({ features: zeros }),
      values({ features: huge }),
      values({ train: alike }),
      values({}, { temperature: 1e-4 })
    ])
      for (const number of numbers) expect(number).toSatisfy(Number.isFinite);
  });

  test('is NaN where a feature is NaN, so that a run ends with the last good weights', () => {
    expect(
      values({
        features: {
          ...features,
          student: [
            [NaN, 1],
            [1, 0]
          ]
        }
      })[0]
    ).toBeNaN();
  });

  test('is less where the memory holds the own row than where it holds another', () => {
    const told = (own: number[], other: number[]) =>
      tf.tidy(() => {
        const loss = contrastiveRepresentation({ width: 2 });
        const vectors = tf.tensor2d([own, other]);
        const memory = { student: vectors, teacher: vectors, logZ: tf.tensor1d([1, 1]) };
        const train = { rows: Int32Array.of(0), labels: Int32Array.of(0, 1) };
        return loss({ features: { student: [[1, 0]], teacher: [[1, 0]] }, memory, train }).dataSync()[0];
      });
    expect(told([1, 0], [0, 1])).toBeLessThan(told([0, 1], [1, 0]));
  });

  test.each<[string, () => unknown, string]>([
    [
      'no rows',
      () => values({ train: undefined }),
      'contrastiveRepresentation: expected train with the numbers of its rows and all labels, got undefined'
    ],
    [
      'a row that is none',
      () => values({ train: { rows: Int32Array.of(0, 5), labels } }),
      'contrastiveRepresentation: expected 2 numbers of rows below 5, got 5'
    ],
    [
      'fewer rows than the batch has',
      () => values({ train: { rows: Int32Array.of(0), labels } }),
      'contrastiveRepresentation: expected 2 numbers of rows below 5, got 1'
    ],
    [
      'no memory',
      () => values({ memory: undefined }),
      'contrastiveRepresentation: expected memory.student [5,2] for 5 train rows, got undefined; take what remembers.begin gives'
    ],
    [
      'the memory of other rows',
      () => values({ memory: { student: tf.zeros([4, 2]), teacher: tf.zeros([5, 2]), logZ: tf.zeros([2]) } }),
      'contrastiveRepresentation: expected memory.student [5,2] for 5 train rows, got float32 [4,2]'
    ],
    [
      'maps',
      () => contrastiveRepresentation()({ features: { student: [[[1]], [[2]]], teacher: [[[1]], [[2]]] } }),
      'contrastiveRepresentation: expected features [batch, width], got [2,1,1]'
    ],
    [
      'to begin without labels',
      () => contrastiveRepresentation().remembers.begin({} as never, 1),
      'contrastiveRepresentation: expected labels as Int32Array, got undefined'
    ],
    [
      'a seed that is none',
      () => contrastiveRepresentation().remembers.begin({ labels }, -1),
      'contrastiveRepresentation: expected seed to be'
    ],
    [
      'more numbers than fit',
      () => contrastiveRepresentation({ width: 2 ** 27 }).remembers.begin({ labels }, 1),
      'contrastiveRepresentation: expected at most 268435456 numbers in all, got rows 5 and width'
    ],
    ['no negatives', () => contrastiveRepresentation({ negatives: 0 }), 'contrastiveRepresentation: expected negatives to be'],
    [
      'a temperature of 0',
      () => contrastiveRepresentation({ temperature: 0 }),
      'contrastiveRepresentation: expected temperature to be'
    ],
    [
      'a momentum above 1',
      () => contrastiveRepresentation({ momentum: 1.5 }),
      'contrastiveRepresentation: expected momentum to be'
    ],
    ['an unknown option', () => contrastiveRepresentation({ tau: 1 } as never), 'contrastiveRepresentation: expected']
  ])('refuses %s', (_, call, message) => {
    expect(() => tf.tidy(() => void call())).toThrow(message);
  });
});
