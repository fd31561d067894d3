import { expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { graphAndEager, quick, rowsOf, stepsOf } from './graphAndEager';

const { tf } = kd;
const { layers } = tf;

/** A layer that computes what it is told, by what it holds. */
class Own extends layers.Layer {
  static className = 'ChangedLayersOwn';
  held: unknown;
  private readonly compute: (x: kd.tf.Tensor, held: never) => kd.tf.Tensor;
  constructor(held: unknown, compute: (x: kd.tf.Tensor, held: never) => kd.tf.Tensor) {
    super({});
    this.held = held;
    this.compute = compute;
  }
  override call(x: kd.tf.Tensor | kd.tf.Tensor[]): kd.tf.Tensor {
    return tf.tidy(() => this.compute([x].flat()[0], this.held as never));
  }
}

const data = rowsOf([6]);
const hard = { hard: { weight: 1, loss: kd.crossEntropy() } };
const withOwn = (own: Own) =>
  kd.seeded(1, () => tf.sequential({ layers: [layers.dense({ units: 4, inputShape: [6] }), own, layers.dense({ units: 3 })] }));

const halves = (one: number): number[] => [one, 1, one, 1];
const tensors = [1, 0.5].map((value) => tf.scalar(value));
const kinds: {
  [kind: string]: [before: () => unknown, compute: (x: kd.tf.Tensor, held: never) => kd.tf.Tensor, change: (own: Own) => void];
} = {
  'a list': [() => halves(1), (x, held: number[]) => x.mul(tf.tensor1d(held)), (own) => void (own.held = halves(0))],
  'a number in a list': [
    () => halves(1),
    (x, held: number[]) => x.mul(tf.tensor1d(held)),
    (own) => void ((own.held as number[])[2] = 0)
  ],
  'a number in a typed array': [
    () => Float32Array.from(halves(1)),
    (x, held: Float32Array) => x.mul(tf.tensor1d(held)),
    (own) => void ((own.held as Float32Array)[2] = 0)
  ],
  'a large list': [
    () => Array(5000).fill(1),
    (x, held: number[]) => x.mul(held[4321]),
    (own) => void (own.held = Array(5000).fill(0.5))
  ],
  'a tensor': [() => tensors[0], (x, held: kd.tf.Tensor) => x.mul(held), (own) => void (own.held = tensors[1])],
  'a number three objects deep': [
    () => ({ a: { b: { c: 1 } } }),
    (x, held: { a: { b: { c: number } } }) => x.mul(held.a.b.c),
    (own) => void ((own.held as { a: { b: { c: number } } }).a.b.c = 0.5)
  ],
  'an object of a class, in a map': [
    () =>
      new Map([
        [
          'rate',
          new (class {
            value = 1;
          })()
        ]
      ]),
    (x, held: Map<string, { value: number }>) => x.mul(held.get('rate')!.value),
    (own) => void ((own.held as Map<string, { value: number }>).get('rate')!.value = 0.5)
  ],
  'a function': [() => () => 1, (x, held: () => number) => x.mul(held()), (own) => void (own.held = () => 0.5)]
};

test.each(Object.keys(kinds))('train: a layer that holds %s is seen to change at the very step', async (kind) => {
  const [before, compute, change] = kinds[kind];
  let own: Own;
  const record = await graphAndEager(
    () => withOwn((own = new Own(before(), compute))),
    (student) =>
      kd.train({
        ...{ ...quick, student, data, epochs: 8 },
        // Not a step at which the graph would be written down again anyway.
        onEvent: (event) => void (event.type === 'point' && event.step === 9 && change(own))
      })
  );
  expect(stepsOf(record).graphs).toBeGreaterThan(10);
  expect(stepsOf(record).eager).toBeUndefined();
});

test('train: a layer that keeps what it computed last, for others to look at, runs as graphs', async () => {
  let kept: kd.tf.Tensor | undefined;
  const looking = new Own(null, (x) => {
    kept?.dispose();
    looking.held = kept = tf.keep(tf.mean(x));
    return x.mul(2);
  });
  const student = withOwn(looking);
  const record = await kd.train({ ...quick, student, data, epochs: 8 });
  expect(stepsOf(record).graphs).toBeGreaterThan(5);
  kept!.dispose();
  student.dispose();
});

test('distill: a step with tf.unique is no graph, and the record says why', async () => {
  const twiceIfMany = (x: kd.tf.Tensor) => {
    // Without a gradient of its own.
    const factor = tf.customGrad((v) => ({
      value: tf.scalar(tf.unique((v as kd.tf.Tensor).argMax(1)).values.shape[0] > 3 ? 2 : 1),
      gradFunc: () => tf.zerosLike(v as kd.tf.Tensor)
    }));
    return x.mul(factor(x));
  };
  const teacher = (x: kd.tf.Tensor) => tf.zeros([x.shape[0], 3]) as kd.tf.Tensor2D;
  const record = await graphAndEager(
    () => withOwn(new Own(null, twiceIfMany)),
    (student) => kd.distill({ ...quick, teacher, student, data, terms: hard, baseline: false })
  );
  expect(stepsOf(record)).toMatchObject({
    graphs: 0,
    eager: 'it uses UniqueV2, whose result has a shape that depends on values'
  });
});

test.each<[string, (x: kd.tf.Tensor2D) => kd.tf.Tensor]>([
  ['UniqueV2', (x) => tf.unique(tf.round(tf.mul(x, 2)).flatten()).indices.cast('float32')],
  ['NonMaxSuppressionV3', (x) => tf.image.nonMaxSuppression(x, tf.sum(x, 1), 3).cast('float32')],
  ['NonMaxSuppressionV5', (x) => tf.image.nonMaxSuppressionWithScore(x, tf.sum(x, 1), 3).selectedScores]
])('graphFunction: a function with %s runs operation by operation, and eager says why', (operation, run) => {
  const compiled = kd.graphFunction((x: kd.tf.Tensor2D) => run(x));
  for (let i = 0; i < 4; i++) tf.tidy(() => void compiled(tf.randomUniform([5, 4], 0, 1, 'float32', i)));
  expect(compiled.eager).toBe(`it uses ${operation}, whose result has a shape that depends on values`);
  compiled.dispose();
});
