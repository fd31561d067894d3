import { describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { blobClassifiers, data, hard, layers, quiet, soft, weightsOf } from './blobClassifiers';

const { dense } = tf.layers;
const { teacher, kept, small } = blobClassifiers();

describe('a term with layers', () => {
  test('distill teaches a layer what a layer of the teacher knows; the adapter is no part of the student, and the teacher is as it was', async () => {
    const student = small();
    const [taught, parameters] = [weightsOf(teacher), student.countParams()];
    const terms = { hard, hint: { weight: 2, loss: kd.hint(), layers } };
    const run = await kd.distill({ ...quiet, teacher, student, terms, epochs: 6, optimizer: kd.adam({ learningRate: 0.01 }) });
    const hints = run.history.series['train/hint'] as number[];
    expect(hints.at(-1)).toBeLessThan(0.5 * hints[0]);
    expect(run.setup.terms.hint).toEqual({
      weight: 2,
      loss: { name: 'hint' },
      layers,
      adapter: { does: 'student: dense layer to 16', parameters: 96 }
    });
    expect(run.setup.stages).toBeUndefined();
    expect(() => validateRecord('run', run)).not.toThrow();
    expect(student.countParams()).toBe(parameters);
    expect(weightsOf(teacher)).toEqual(taught);
    for (const model of [teacher, student]) expect(model.layers.some((layer) => Object.hasOwn(layer, 'call'))).toBe(false);
  });

  test('two runs of one seed are equal, the adapter of another seed begins elsewhere', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers }, soft };
    const runs = [];
    for (const seed of [1, 1, 2]) {
      const student = small();
      runs.push(await kd.distill({ ...quiet, teacher, student, terms, epochs: 2, seed, baseline: false }));
    }
    const curves = runs.map(({ history }) => history.series);
    expect(curves[1]).toEqual(curves[0]);
    expect(curves[2]['train/hint'][0]).not.toBe(curves[0]['train/hint'][0]);
  });

  test('a step follows the gradient of the layer, as worked out by hand', async () => {
    const linear = (seed: number) =>
      kept(
        kd.seeded(seed, () =>
          tf.sequential({ layers: [dense({ name: 'hidden', units: 2, inputShape: [4] }), dense({ units: 3 })] })
        )
      );
    const [taught, student] = [linear(3), linear(4)];
    const [kernel, bias, ...head] = weightsOf(student);
    const expected = tf.tidy(() => {
      const x = tf.tensor2d(data.train.x, [120, 4]);
      const of = (model: tf.LayersModel) => model.layers[0].apply(x) as tf.Tensor;
      // d/dW mean over rows and units of (xW + b - t)^2.
      const slope = tf.div(tf.sub(of(student), of(taught)), 120);
      return [tf.matMul(x, slope as tf.Tensor2D, true), tf.sum(slope, 0)].map((gradient) => Array.from(gradient.dataSync()));
    });
    const terms = { hint: { weight: 1, loss: kd.hint(), layers } };
    await kd.distill({
      ...{ teacher: taught, student, terms, data: { train: data.train, validation: data.train } },
      ...{ epochs: 1, batchSize: 120, optimizer: kd.sgd({ learningRate: 0.5 }), show: false, baseline: false }
    });
    const [newKernel, newBias, ...newHead] = weightsOf(student);
    newKernel.forEach((value, i) => expect(value).toBeCloseTo(kernel[i] - 0.5 * expected[0][i], 5));
    newBias.forEach((value, i) => expect(value).toBeCloseTo(bias[i] - 0.5 * expected[1][i], 5));
    expect(newHead).toEqual(head);
  });

  test.each(['similarity', 'relational', 'contrastive'] as const)(
    '%s lowers its own loss, on layers of different widths',
    async (name) => {
      const student = small();
      const terms = { [name]: { weight: 10, loss: kd[name](), layers: { teacher: 'deep', student: 'deep' } } };
      const run = await kd.distill({
        ...quiet,
        teacher,
        student,
        terms,
        epochs: 4,
        optimizer: kd.adam({ learningRate: 0.01 }),
        baseline: false
      });
      const curve = run.history.series[`train/${name}`] as number[];
      expect(curve.at(-1)).toBeLessThan(curve[0]);
      expect(run.setup.terms[name].adapter?.parameters).toBe(name === 'contrastive' ? 17 * 128 + 6 * 128 : 0);
    }
  );

  test('a signal in the middle, and a consumer that throws, leave no tensors', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers } };
    const controller = new AbortController();
    const student = small();
    const stop = (event: kd.RunEvent) => event.type === 'point' && event.step > 3 && controller.abort();
    const run = await kd.distill({ ...quiet, teacher, student, terms, epochs: 4, signal: controller.signal, onEvent: stop });
    expect(run.status).toBe('stopped');
    const angry = (event: kd.RunEvent) => {
      if (event.type === 'point') throw new Error('enough');
    };
    await expect(kd.distill({ ...quiet, teacher, student, terms, epochs: 2, onEvent: angry })).rejects.toThrow('enough');
  });
});

describe('distill refuses a term with layers', () => {
  const hint = { weight: 1, loss: kd.hint(), layers };
  type Bad = { [option: string]: unknown };
  /** A loss of the user's own that learns something. */
  const learning = (learns: object) => ({ terms: { a: { ...hint, loss: Object.assign(kd.hint(), { learns }) } } });
  test.each<[string, () => Bad, string]>([
    [
      'no pair of layers',
      () => ({ terms: { a: { ...hint, layers: [] } } }),
      'distill: term "a": expected 1 to 64 pairs of layers, got 0; give [{teacher: "conv3", student: "conv2"}]'
    ],
    [
      'a list of layers that are no pairs',
      () => ({ terms: { a: { ...hint, layers: ['hidden'] } } }),
      'distill: term "a": layers: expected options'
    ],
    [
      'a loss that learns something without saying what',
      () => learning({ apply: () => [] }),
      'distill: term "a": expected hint to say what it learns, got an object; give {does: "...", variables(shapes), apply(pairs, variables)}'
    ],
    [
      'a loss that learns something that is no variable',
      () => learning({ does: 'scales', variables: () => ({ scale: { shape: [0], start: 1 } }), apply: () => [] }),
      'distill: term "a": expected the variables that hint learns by name, got an object; give {kernel: '
    ],
    [
      'a loss whose learned parts give nothing',
      () => learning({ does: 'scales', variables: () => ({ scale: { shape: [], start: 1 } }), apply: () => [] }),
      'term "a": expected what its loss learns to give tensors {student, teacher} for each of 1 pairs of layers, got []'
    ],
    [
      'features that what the loss learns cannot take',
      () => learning({ does: 'scales', refuses: () => 'no maps', variables: () => ({}), apply: () => [] }),
      `got the teacher's "hidden" [16] and the student's "hidden" [5], no maps; choose another pair`
    ],
    [
      'a feature loss without layers',
      () => ({ terms: { a: { weight: 1, loss: kd.hint() } } }),
      'distill: term "a": expected the layers that it compares, got none'
    ],
    [
      'layers for a loss of logits',
      () => ({ terms: { a: { ...soft, layers } } }),
      'distill: term "a": expected no layers, since softTargets looks at no features'
    ],
    [
      'a layer that the teacher has not',
      () => ({ terms: { a: { ...hint, layers: { teacher: 'hiden', student: 'hidden' } } } }),
      'distill: term "a": expected a layer of "big" among hidden, deep, head, got "hiden"; did you mean "hidden"?'
    ],
    [
      'a layer that the student has not',
      () => ({ terms: { a: { ...hint, layers: { teacher: 'deep', student: 'dep' } } } }),
      'expected a layer of "small" among hidden, deep, head, got "dep"; did you mean "deep"?'
    ],
    [
      'a pair that cannot be',
      () => ({ terms: { a: { weight: 1, loss: kd.attentionTransfer(), layers } } }),
      `got the teacher's "hidden" [16] and the student's "hidden" [5], a vector, which has no places`
    ],
    [
      'a function as the teacher of features',
      () => ({ teacher: (rows: tf.Tensor) => rows.slice([0, 0], [-1, 3]), terms: { a: hint } }),
      'distill: term "a": expected a teacher whose layers can be read, got function'
    ]
  ])('%s', async (_, bad, message) => {
    const student = small();
    await expect(kd.distill({ ...quiet, teacher, student, ...bad() } as kd.DistillOptions)).rejects.toThrow(message);
  });
});
