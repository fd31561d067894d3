import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { seededFastCheck } from '../seededFastCheck';
import { attentionTransfer } from '../../src/losses/attentionTransfer';
import { contrastive } from '../../src/losses/contrastive';
import { correlation } from '../../src/losses/correlation';
import { crossEntropy } from '../../src/losses/crossEntropy';
import { decoupled } from '../../src/losses/decoupled';
import { hint } from '../../src/losses/hint';
import type { FeatureLoss, Loss } from '../../src/losses/Loss';
import { relational } from '../../src/losses/relational';
import { selfAttention } from '../../src/losses/selfAttention';
import { similarity } from '../../src/losses/similarity';
import { softTargets } from '../../src/losses/softTargets';
import { standardized } from '../../src/losses/standardized';
import { mulberry32 } from '../mulberry32';

interface Case {
  name: string;
  options: object;
  kind: string;
  student: tf.TensorLike;
  teacher: tf.TensorLike;
  labels?: number[];
  weights: number[];
  value: number[];
  toStudent: tf.TensorLike;
  toTeacher?: tf.TensorLike;
}

/** Made by test/reference/losses/featureLosses.py. */
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, '../reference/losses/featureLosses.json'), 'utf8')).cases;

const ofFeatures: { [name: string]: (options: never) => FeatureLoss } = {
  hint,
  attentionTransfer,
  similarity,
  relational,
  selfAttention,
  contrastive
};
const ofLogits: { [name: string]: (options: never) => Loss } = {
  decoupled,
  correlation,
  standardized: () => standardized(softTargets({ temperature: 2 }))
};

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

type Asked = (student: tf.Tensor, teacher: tf.Tensor, labels?: number[]) => tf.Tensor;

function asked(name: string, options: object = {}): Asked {
  if (name in ofFeatures) {
    const loss = ofFeatures[name](options as never);
    return (student, teacher, labels) => loss({ features: { student, teacher }, labels });
  }
  const loss = ofLogits[name](options as never);
  return (student, teacher, labels) => loss({ student: student as tf.Tensor2D, teacher: teacher as tf.Tensor2D, labels });
}

function valueAndGradients(loss: Asked, student: tf.TensorLike, teacher: tf.TensorLike, labels?: number[], weights?: number[]) {
  return tf.tidy(() => {
    const [s, t] = [tf.tensor(student), tf.tensor(teacher)];
    const value = Array.from(loss(s, t, labels).dataSync());
    const weighted = (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
      // The teacher is touched, so that a loss without a gradient to it still has one to ask for.
      tf.add(tf.sum(tf.mul(loss(a, b, labels), weights ? tf.tensor1d(weights) : 1)), tf.mul(0, tf.sum(b)));
    const [toStudent, toTeacher] = tf
      .grads(weighted)([s, t])
      .map((grad) => Array.from(grad.dataSync()));
    return { value, toStudent, toTeacher };
  });
}

const numbersOf = (values: tf.TensorLike) => tf.tidy(() => Array.from(tf.tensor(values).dataSync()));

function expectClose(actual: number[], expected: number[], what: string): void {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  actual.forEach((value, i) =>
    expect(Math.abs(value - expected[i]), `${what} ${i}: ${value}, expected ${expected[i]}`).toBeLessThanOrEqual(
      1e-5 * largest + 1e-12
    )
  );
}

describe('each loss and its gradients are those of PyTorch to 1e-5', () => {
  test.each(cases.map((one, i) => [`${i} ${one.name}(${JSON.stringify(one.options)}) of ${one.kind} numbers`, one] as const))(
    '%s',
    (_, one) => {
      const { value, toStudent, toTeacher } = valueAndGradients(
        asked(one.name, one.options),
        one.student,
        one.teacher,
        one.labels,
        one.weights
      );
      expectClose(value, one.value, 'value');
      expectClose(toStudent, numbersOf(one.toStudent), 'gradient');
      if (one.toTeacher) expectClose(toTeacher, numbersOf(one.toTeacher), "teacher's gradient");
    }
  );
});

const draw = (shape: number[], seed: number): tf.TensorLike => {
  const next = mulberry32(seed);
  const fill = (sizes: number[]): unknown =>
    sizes.length ? Array.from({ length: sizes[0] }, () => fill(sizes.slice(1))) : 2 * next() - 1;
  return fill(shape) as tf.TensorLike;
};

function nested(make: () => tf.Tensor): tf.TensorLike {
  const tensor = tf.tidy(make);
  const values = tensor.arraySync();
  tensor.dispose();
  return values;
}

const shapes: { [name: string]: number[] } = {
  hint: [4, 3, 2],
  attentionTransfer: [4, 3, 3, 2],
  similarity: [5, 4],
  relational: [5, 4],
  selfAttention: [2, 2, 3, 3],
  decoupled: [4, 5],
  correlation: [4, 5],
  standardized: [4, 5],
  contrastive: [4, 6]
};
const labels = (name: string) =>
  name === 'decoupled' || name === 'contrastive' ? [0, 1, 2, 1, 0].slice(0, shapes[name][0]) : undefined;

describe('properties', () => {
  test.each(Object.keys(shapes).filter((name) => name !== 'contrastive'))(
    '%s is 0 with a gradient of 0 where the student equals the teacher',
    (name) => {
      const same = draw(shapes[name], 1);
      const { value, toStudent } = valueAndGradients(asked(name), same, same, labels(name));
      for (const number of value) expect(Math.abs(number)).toBeLessThanOrEqual(name === 'correlation' ? 1e-14 : 0);
      for (const slope of toStudent) expect(Math.abs(slope)).toBeLessThanOrEqual(1e-12);
    }
  );

  test.each(Object.keys(shapes))(
    '%s has finite values and gradients at zero vectors, equal rows, one row and huge numbers',
    (name) => {
      const [rows, ...rest] = shapes[name];
      const zeros = (n: number) => nested(() => tf.zeros([n, ...rest]));
      const equal = (value: number) => nested(() => tf.fill([rows, ...rest], value));
      const one = draw([1, ...rest], 3);
      const huge = nested(() => tf.mul(tf.tensor(draw(shapes[name], 4)), 1e4));
      const whole = draw(shapes[name], 2);
      const all: [tf.TensorLike, tf.TensorLike, number][] = [
        [zeros(rows), whole, rows],
        [whole, zeros(rows), rows],
        [zeros(rows), zeros(rows), rows],
        [equal(3), whole, rows],
        [whole, equal(3), rows],
        [one, draw([1, ...rest], 5), 1],
        [huge, whole, rows],
        [whole, huge, rows]
      ];
      for (const options of name === 'selfAttention' ? ['scores', 'weights', 'values'].map((match) => ({ match })) : [{}]) {
        for (const [student, teacher, count] of all) {
          const { value, toStudent, toTeacher } = valueAndGradients(
            asked(name, options),
            student,
            teacher,
            labels(name)?.slice(0, count)
          );
          for (const number of [...value, ...toStudent, ...toTeacher]) expect(number).toSatisfy(Number.isFinite);
        }
      }
    }
  );

  test('soft targets are T^2 (TCKD + (1 - p_t) NCKD)', () => {
    const logits = seededFastCheck.array(seededFastCheck.array(seededFastCheck.double({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 1
    });
    seededFastCheck.assert(
      seededFastCheck.property(
        logits,
        logits,
        seededFastCheck.integer({ min: 0, max: 3 }),
        seededFastCheck.double({ min: 0.5, max: 20, noNaN: true }),
        (student, teacher, label, temperature) => {
          tf.tidy(() => {
            const part = (alpha: number, beta: number) =>
              decoupled({ alpha, beta, temperature })({ student, teacher, labels: [label] }).dataSync()[0];
            const weights = teacher[0].map((z) => Math.exp((z - Math.max(...teacher[0])) / temperature));
            const rest = weights.reduce((sum, w, j) => (j === label ? sum : sum + w), 0) / weights.reduce((sum, w) => sum + w, 0);
            const expected = softTargets({ temperature })({ student, teacher }).dataSync()[0];
            expect(Math.abs(part(1, 0) + rest * part(0, 1) - expected)).toBeLessThanOrEqual(1e-5 * expected + 1e-10);
          });
        }
      ),
      { numRuns: 50 }
    );
  });

  test('with two classes decoupled has no second part, correlation between classes is 1 or -1, and standardising leaves the larger one', () => {
    tf.tidy(() => {
      const student = [
        [1, 2],
        [3, -1]
      ];
      const teacher = [
        [0, 4],
        [-2, 1]
      ];
      const numbers = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
      expect(numbers(decoupled({ alpha: 0 })({ student, teacher, labels: [0, 1] }))).toEqual([0, 0]);
      numbers(correlation({ gamma: 0 })({ student, teacher })).forEach((value, i) => expect(value).toBeCloseTo(2 * i, 6));
      const [alike, other] = numbers(standardized(softTargets({ temperature: 2 }))({ student, teacher }));
      expect(alike).toBeCloseTo(0, 6);
      expect(other).toBeCloseTo(
        numbers(softTargets({ temperature: 2 })({ student: [[Math.SQRT2, 0]], teacher: [[0, Math.SQRT2]] }))[0],
        5
      );
    });
  });

  test('turning, moving and scaling the student changes relational nothing, turning and scaling similarity nothing', () => {
    tf.tidy(() => {
      const student = tf.tensor(draw([6, 2], 7)) as tf.Tensor2D;
      const teacher = tf.tensor(draw([6, 5], 8));
      const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
      const turned = tf.mul(
        tf.matMul(
          student,
          tf.tensor2d([
            [c, -s],
            [s, c]
          ])
        ),
        3
      );
      const values = (loss: Asked, feature: tf.Tensor) => Array.from(loss(feature, teacher).dataSync());
      expectClose(values(asked('relational'), tf.add(turned, 5)), values(asked('relational'), student), 'relational');
      expectClose(values(asked('similarity'), turned), values(asked('similarity'), student), 'similarity');
      expect(values(asked('similarity'), tf.add(turned, 5))[0]).not.toBeCloseTo(values(asked('similarity'), student)[0], 4);
    });
  });

  test('contrastive is least where every row has its own teacher and no other', () => {
    tf.tidy(() => {
      const teacher = tf.eye(3);
      const own = (student: tf.Tensor) =>
        asked('contrastive', { temperature: 0.5 })(student, teacher, [0, 1, 2]).mean().dataSync()[0];
      expect(own(teacher)).toBeLessThan(own(tf.reverse(teacher, 0)));
      expect(own(teacher)).toBeLessThan(own(tf.ones([3, 3])));
      // Rows of one class are not told apart.
      expect(asked('contrastive')(teacher, teacher, [1, 1, 1]).dataSync()).toEqual(new Float32Array(3));
    });
  });

  test('masked scores count as equal', () => {
    const masked = [
      [
        [
          [1, -Infinity],
          [2, 3]
        ]
      ]
    ];
    const other = [
      [
        [
          [1, -1e9],
          [2, 3]
        ]
      ]
    ];
    for (const match of ['scores', 'weights']) {
      const { value, toStudent } = valueAndGradients(asked('selfAttention', { match }), masked, other);
      expect(value[0]).toBeCloseTo(0, 6);
      for (const slope of toStudent) expect(slope).toBeCloseTo(0, 6);
    }
  });

  test('standardized(loss) keeps what the loss needs and says what it is', () => {
    const loss = standardized(softTargets({ temperature: 2 }));
    expect(loss.needs).toEqual(['teacher']);
    expect(loss.description).toEqual({ name: 'standardized', loss: { name: 'softTargets', temperature: 2 } });
    expect(loss.temperature?.({ epoch: 0, epochs: 1, step: 0, loss: null })).toBe(2);
    expect(standardized(crossEntropy()).needs).toEqual(['labels']);
  });
});

describe('the losses of features refuse', () => {
  const features = (student: tf.TensorLike, teacher: tf.TensorLike) => ({ features: { student, teacher } });
  test.each<[string, () => unknown, string]>([
    [
      'no features',
      () => hint()({}),
      'hint: expected features of student and teacher, got undefined; pass {features: {student, teacher}}'
    ],
    [
      'shapes that differ',
      () => hint()(features([[1, 2]], [[1]])),
      'hint: expected features of one shape, got student [1,2] and teacher [1,1]'
    ],
    [
      'other rows',
      () => similarity()(features([[1, 2]], [[1], [2]])),
      'similarity: expected features of the same rows, got student [1,2] and teacher [2,1]'
    ],
    [
      'one number a row',
      () => relational()(features([1, 2], [1, 2])),
      'relational: expected features of shape [batch, …], got student [2] and teacher [2]'
    ],
    [
      'no places',
      () => attentionTransfer()(features([[1, 2]], [[1, 2]])),
      'attentionTransfer: expected features [batch, places, channels] with the same places'
    ],
    [
      'other heads',
      () => selfAttention({ match: 'values' })(features([[[[1]]]], [[[[1]], [[2]]]])),
      'selfAttention: expected features [batch, heads, tokens, …]'
    ],
    [
      'an unknown match',
      () => selfAttention({ match: 'keys' as never }),
      'selfAttention: expected match to be "scores", "weights" or "values", got "keys"'
    ],
    [
      'no labels',
      () => contrastive()(features([[1, 2]], [[1, 2]])),
      'contrastive: expected 1 labels, got none; give one for each row, or negatives: "otherRows"'
    ],
    [
      'a map',
      () => contrastive()({ ...features([[[1]]], [[[1]]]), labels: [0] }),
      'contrastive: expected features [batch, width], got [1,1,1]'
    ],
    [
      'unknown negatives',
      () => contrastive({ negatives: 'all' as never }),
      'contrastive: expected negatives to be "otherClasses" or "otherRows", got "all"'
    ],
    ['a weight below 0', () => relational({ angle: -1 }), 'relational: expected angle to be a finite number at least 0, got -1'],
    ['no teacher', () => decoupled()({ student: [[1, 2]], labels: [0] }), 'decoupled: expected teacher logits, got undefined'],
    [
      'a label out of range',
      () => decoupled()({ student: [[1, 2]], teacher: [[1, 2]], labels: [2] }),
      'decoupled: expected label 0 to be a whole number from 0 to 1, got 2'
    ],
    [
      'other classes',
      () => correlation()({ student: [[1, 2]], teacher: [[1, 2, 3]] }),
      "correlation: expected teacher logits in the student's shape [1, 2], got [1, 3]"
    ],
    [
      'a temperature of 0',
      () => correlation({ temperature: 0 }),
      'correlation: expected temperature to be a finite number above 0, got 0'
    ],
    [
      'a loss of features',
      () => standardized(hint()),
      'standardized: expected a loss of logits, got hint; give for example kd.softTargets'
    ],
    ['no loss', () => standardized(3 as never), 'standardized: expected a loss of logits, got 3']
  ])('%s', (_, call, message) => {
    expect(() => tf.tidy(() => void call())).toThrow(message);
  });
});
