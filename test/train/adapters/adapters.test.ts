import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { fc } from '../../seededFastCheck';
import type { AdapterPlan } from '../../../src/train/adapters/AdapterPlan';
import { describeAdapterSteps } from '../../../src/train/adapters/describeAdapterSteps';
import { alignLayers } from '../../../src/train/adapters/alignLayers';
import { buildAdapter } from '../../../src/train/adapters/buildAdapter';
import { planAdapter } from '../../../src/train/adapters/planAdapter';
import { poolToShape } from '../../../src/losses/learned/poolToShape';
import { attentionTransfer } from '../../../src/losses/attentionTransfer';
import { selfAttention } from '../../../src/losses/selfAttention';
import { similarity } from '../../../src/losses/similarity';
import type { Alignment } from '../../../src/losses/Loss';
import { functionTeacher } from '../../../src/teachers/functionTeacher';

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const planned = (aligns: Alignment, teacher: number[], student: number[]): AdapterPlan => {
  const plan = planAdapter(aligns, teacher, student);
  if ('why' in plan) throw new Error(plan.why);
  return plan;
};

describe('planAdapter(aligns, teacher, student) is what the shapes need', () => {
  test.each<[Alignment, number[], number[], string, number]>([
    ['shape', [64], [64], 'none', 0],
    ['shape', [64], [16], 'student: dense layer to 64', 17 * 64],
    ['shape', [8, 8, 4], [8, 8, 4], 'none', 0],
    ['shape', [8, 8, 64], [8, 8, 16], 'student: 1x1 convolution to 8 x 8 x 64', 17 * 64],
    [
      'shape',
      [14, 14, 64],
      [7, 7, 16],
      'teacher: average pooling to 7 x 7 x 64; student: 1x1 convolution to 7 x 7 x 64',
      17 * 64
    ],
    ['shape', [7, 3, 4], [5, 6, 4], 'teacher: average pooling to 5 x 3 x 4; student: average pooling to 5 x 3 x 4', 0],
    ['shape', [10, 8, 8, 32], [8, 8, 32], 'teacher: mean over depth to 8 x 8 x 32', 0],
    [
      'shape',
      [14, 14, 14, 32],
      [7, 7, 8],
      'teacher: mean over depth to 14 x 14 x 32, average pooling to 7 x 7 x 32; student: 1x1 convolution to 7 x 7 x 32',
      9 * 32
    ],
    ['shape', [4, 6, 6, 2], [2, 3, 3, 2], 'teacher: average pooling to 2 x 3 x 3 x 2', 0],
    [
      'shape',
      [50, 32],
      [7, 7, 8],
      'teacher: tokens as a map of 7 x 7 x 32 without the class token; student: 1x1 convolution to 7 x 7 x 32',
      9 * 32
    ],
    [
      'shape',
      [14, 14, 32],
      [49, 8],
      'teacher: average pooling to 7 x 7 x 32; student: tokens as a map of 7 x 7 x 8, 1x1 convolution to 7 x 7 x 32',
      9 * 32
    ],
    ['shape', [197, 32], [196, 32], 'teacher: without the class token, 196 x 32', 0],
    [
      'shape',
      [64, 32],
      [16, 32],
      'teacher: tokens as a map of 8 x 8 x 32, average pooling to 4 x 4 x 32; student: tokens as a map of 4 x 4 x 32',
      0
    ],
    ['shape', [10, 32], [5, 8], 'teacher: average pooling to 5 x 32; student: dense layer to 5 x 32', 9 * 32],
    ['shape', [64], [7, 7, 8], 'student: mean over places to 8, dense layer to 64', 9 * 64],
    ['shape', [12, 64], [8], 'teacher: mean over tokens to 64; student: dense layer to 64', 9 * 64],
    ['space', [14, 14, 64], [7, 7, 16], 'teacher: average pooling to 7 x 7 x 64', 0],
    [{ width: 8 }, [4, 4, 6], [5], 'teacher: mean over places to 6, dense layer to 8; student: dense layer to 8', 7 * 8 + 6 * 8],
    ['heads', [4, 9, 9], [4, 9, 9], 'none', 0],
    ['heads', [4, 9, 16], [4, 9, 8], 'none', 0],
    ['none', [4, 9], [17], 'none', 0]
  ])('%j, %j, %j: %s', (aligns, teacher, student, words, parameters) => {
    const plan = planned(aligns, teacher, student);
    expect(describeAdapterSteps(plan.steps)).toBe(words);
    expect(plan.parameters).toBe(parameters);
    const adapter = buildAdapter(plan, 1);
    expect(adapter.variables.reduce((sum, { size }) => sum + size, 0)).toBe(parameters);
    tf.tidy(() => {
      const adapted = adapter.adapt({ teacher: tf.ones([2, ...teacher]), student: tf.ones([2, ...student]) });
      for (const side of ['teacher', 'student'] as const) {
        const to = plan.steps.filter((step) => step.side === side).at(-1)?.to ?? (side === 'teacher' ? teacher : student);
        expect(adapted[side].shape).toEqual([2, ...to]);
      }
      if (aligns === 'shape') expect(adapted.student.shape).toEqual(adapted.teacher.shape);
      if (aligns === 'space') expect(adapted.student.shape.slice(0, -1)).toEqual(adapted.teacher.shape.slice(0, -1));
    });
    adapter.dispose();
  });

  test('it finds one for any two of vectors, maps and volumes, and never enlarges', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const shape = fc.constantFrom(1, 3, 4).chain((rank) => fc.array(size, { minLength: rank, maxLength: rank }));
    fc.assert(
      fc.property(shape, shape, (teacher, student) => {
        const plan = planned('shape', teacher, student);
        const adapter = buildAdapter(plan, 3);
        tf.tidy(() => {
          const adapted = adapter.adapt({ teacher: tf.ones([1, ...teacher]), student: tf.ones([1, ...student]) });
          expect(adapted.student.shape).toEqual(adapted.teacher.shape);
        });
        for (const { kind, from, to } of plan.steps)
          if (kind === 'pool') to.forEach((n, i) => expect(n).toBeLessThanOrEqual(from[i]));
        adapter.dispose();
      }),
      { numRuns: 60 }
    );
  });
});

describe('poolToShape(feature, places) is adaptive average pooling as PyTorch does it', () => {
  const { cases } = JSON.parse(readFileSync(join(__dirname, '../../reference/models/adaptivePooling.json'), 'utf8')) as {
    cases: { x: tf.TensorLike; to: number[]; pooled: tf.TensorLike }[];
  };
  test.each(cases.map((one) => [one.to.join(' x '), one] as const))('to %s', (_, { x, to, pooled }) => {
    tf.tidy(() => {
      const expected = tf.tensor(pooled);
      const actual = poolToShape(tf.tensor(x), to);
      expect(actual.shape).toEqual(expected.shape);
      expect(tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]).toBeLessThan(1e-6);
    });
  });
});

test('a class token is left out, and the tokens keep their order', () => {
  tf.tidy(() => {
    const adapter = buildAdapter(planned('shape', [5, 1], [2, 2, 1]), 1);
    const { teacher } = adapter.adapt({ teacher: tf.tensor3d([[[9], [1], [2], [3], [4]]]), student: tf.zeros([1, 2, 2, 1]) });
    expect(teacher.arraySync()).toEqual([
      [
        [[1], [2]],
        [[3], [4]]
      ]
    ]);
  });
});

test('buildAdapter(plan, seed) draws its kernel from the seed and takes gradients', () => {
  const plan = planned('shape', [3], [2]);
  const [one, same, other] = [1, 1, 2].map((seed) => buildAdapter(plan, seed));
  const kernel = ({ variables }: typeof one) => Array.from(variables[0].dataSync());
  expect(kernel(one)).toEqual(kernel(same));
  expect(kernel(one)).not.toEqual(kernel(other));
  const { value, grads } = tf.variableGrads(
    () => one.adapt({ teacher: tf.zeros([1, 3]), student: tf.tensor2d([[1, 2]]) }).student.sum(),
    one.variables
  );
  expect(Object.values(grads).map((grad) => Array.from(grad.dataSync()))).toEqual([
    [1, 1, 1, 2, 2, 2],
    [1, 1, 1]
  ]);
  tf.dispose([value, grads]);
  [one, same, other].forEach((adapter) => adapter.dispose());
});

describe('alignLayers', () => {
  const models: tf.LayersModel[] = [];
  afterEach(() => models.splice(0).forEach((model) => model.dispose()));
  const cnn = (name: string, filters: number, size: number) => {
    const layers = [
      tf.layers.conv2d({ name: 'conv', filters, kernelSize: 3, padding: 'same', inputShape: [size, size, 1] }),
      tf.layers.flatten({ name: 'flat' }),
      tf.layers.dense({ name: 'head', units: 3 })
    ];
    models.push(tf.sequential({ name, layers }));
    return models.at(-1) as tf.LayersModel;
  };

  test('alignLayers(teacher, student, {pairs}) is plain data that shows itself as a table', () => {
    const plan = alignLayers(cnn('big', 8, 14), cnn('small', 4, 7), {
      pairs: [
        { teacher: 'conv', student: 'conv' },
        { teacher: 'head', student: 'head' }
      ]
    });
    expect(JSON.parse(JSON.stringify(plan))).toMatchObject({ teacher: 'big', student: 'small', parameters: 40 });
    expect(plan.pairs[0]).toMatchObject({
      teacher: { layer: 'conv', shape: [14, 14, 8] },
      student: { layer: 'conv', shape: [7, 7, 4] },
      loss: 'hint',
      parameters: 40
    });
    const shown = (plan as unknown as { [key: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')]();
    expect(shown['text/plain']).toBe(
      [
        '2 pairs of layers for hint, 40 parameters added while the student learns',
        'conv (14 x 14 x 8) to conv (7 x 7 x 4): teacher: average pooling to 7 x 7 x 8; student: 1x1 convolution to 7 x 7 x 8; parameters added: 40',
        'head (3) to head (3): none; parameters added: 0'
      ].join('\n')
    );
    expect(shown['text/html']).toMatch(/<th scope="col"[^>]*>Parameters added<\/th>/);
    expect(shown['text/html']).toMatch(/<td[^>]*>14.x.14.x.8<\/td>/);
  });

  test('a loss that needs no adapter adds nothing', () => {
    const [big, small] = [cnn('big', 8, 14), cnn('small', 4, 7)];
    const pairs = [{ teacher: 'conv', student: 'flat' }];
    expect(alignLayers(big, small, { pairs, loss: similarity() }).pairs[0]).toMatchObject({
      loss: 'similarity',
      steps: [],
      parameters: 0
    });
  });

  test.each<[string, (big: tf.LayersModel, small: tf.LayersModel) => unknown, string]>([
    [
      'a vector against places',
      (big, small) => alignLayers(big, small, { pairs: [{ teacher: 'conv', student: 'head' }], loss: attentionTransfer() }),
      `alignLayers: expected layers that attentionTransfer can compare, got the teacher's "conv" [14, 14, 8] and the student's "head" [3], a vector, which has no places; choose another pair`
    ],
    [
      'other heads',
      (big, small) => alignLayers(big, small, { pairs: [{ teacher: 'conv', student: 'conv' }], loss: selfAttention() }),
      `got the teacher's "conv" [14, 14, 8] and the student's "conv" [7, 7, 4], other heads or tokens, which no adapter can make equal`
    ],
    [
      'an unknown layer',
      (big, small) => alignLayers(big, small, { pairs: [{ teacher: 'konv', student: 'conv' }] }),
      'alignLayers: expected a layer of "big" among conv, flat, head, got "konv"; did you mean "conv"?'
    ],
    ['no pairs', (big, small) => alignLayers(big, small, { pairs: [] }), 'alignLayers: expected pairs of layers, got []'],
    [
      'a pair without a name',
      (big, small) => alignLayers(big, small, { pairs: [{ teacher: 'conv' } as never] }),
      'alignLayers: expected layers by name, got an object'
    ],
    [
      'a teacher that is no model',
      (_, small) =>
        alignLayers(
          functionTeacher((rows) => rows as tf.Tensor2D, { name: 'rule' }),
          small,
          { pairs: [{ teacher: 'a', student: 'conv' }] }
        ),
      'alignLayers: expected a teacher whose layers can be read, got function "rule"; give a tf.LayersModel or kd.modelTeacher(model)'
    ]
  ])('it refuses %s', (_, call, message) => {
    expect(() => call(cnn('big', 8, 14), cnn('small', 4, 7))).toThrow(message);
  });

  test('tokens that are no square grid have no map, and sizes that are only known with the data no plan', () => {
    expect(planAdapter('shape', [12, 4], [3, 3, 4])).toEqual({ why: '12 tokens, which are no square grid' });
    expect(planAdapter('shape', [null, 4], [4])).toEqual({ why: 'a size that is only known with the data' });
    expect(planAdapter('none', [null, 4], [4])).toEqual({ steps: [], parameters: 0 });
    expect(planAdapter('heads', [4, 9, 9], [2, 9, 9])).toHaveProperty('why');
  });
});
