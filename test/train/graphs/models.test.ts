import { describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { graphAndEager, quick, rowsOf, stepsOf } from './graphAndEager';

const { tf } = kd;
const { layers } = tf;
type Symbolic = kd.tf.SymbolicTensor;

const apply = (layer: kd.tf.layers.Layer, x: Symbolic | Symbolic[]) => layer.apply(x) as Symbolic;

/** Some columns of the rows. */
class Cut extends tf.layers.Layer {
  static className = 'CutOfRows';
  constructor(private readonly from: number) {
    super({});
  }
  override computeOutputShape() {
    return [null, 3];
  }
  override call(inputs: kd.tf.Tensor[]) {
    return tf.slice(inputs[0], [0, this.from], [-1, 3]);
  }
}

class Scaled extends tf.layers.Layer {
  static className = 'ScaledInGraphs';
  private scale!: kd.tf.LayerVariable;
  override build(shape: kd.tf.Shape) {
    this.scale = this.addWeight('scale', [shape.at(-1)!], 'float32', tf.initializers.ones());
    this.built = true;
  }
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.tanh(tf.mul(inputs[0], this.scale.read())));
  }
}

/** What it computes depends on a value that it reads. */
class Reading extends tf.layers.Layer {
  static className = 'ReadingInGraphs';
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.mul(inputs[0], tf.max(inputs[0]).dataSync()[0] > 0.98 ? 0.5 : 2));
  }
}

/** Draws in JavaScript. */
class Noisy extends tf.layers.Layer {
  static className = 'NoisyInGraphs';
  override call(inputs: kd.tf.Tensor[], { training }: { training?: boolean }) {
    return tf.tidy(() => (training ? tf.mul(inputs[0], Math.random()) : tf.clone(inputs[0])));
  }
}

const flat = rowsOf([6]);
const pictures = rowsOf([8, 8, 1]);
const sequence = (...inner: kd.tf.layers.Layer[]) =>
  tf.sequential({ layers: [layers.reshape({ inputShape: [6], targetShape: [3, 2] }), ...inner, layers.dense({ units: 3 })] });
const dense = (...inner: kd.tf.layers.Layer[]) =>
  tf.sequential({ layers: [layers.dense({ units: 5, inputShape: [6] }), ...inner, layers.dense({ units: 3 })] });
const functional = (body: (x: Symbolic) => Symbolic) => {
  const inputs = tf.input({ shape: [6] });
  return tf.model({ inputs, outputs: apply(layers.dense({ units: 3 }), body(inputs)) });
};
const transformer = { width: 8, depth: 1, heads: 2, dropout: 0.2, classes: 3 };

type Data = ReturnType<typeof rowsOf>;
const builders: { [name: string]: [Data, () => kd.tf.LayersModel] } = {
  'convolutionalNetwork with dropout': [
    pictures,
    () => kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [3, 4], dropout: 0.2, classes: 3 })
  ],
  'convolutionalNetwork of volumes': [
    rowsOf([4, 4, 4, 1]),
    () => kd.models.convolutionalNetwork({ inputShape: [4, 4, 4, 1], filters: [3], classes: 3 })
  ],
  mobileNet: [pictures, () => kd.models.mobileNet({ inputShape: [8, 8, 1], width: 2, blocks: [1, 1], classes: 3 })],
  'visionTransformer with dropout': [pictures, () => kd.models.visionTransformer({ image: [8, 8, 1], patch: 4, ...transformer })],
  'textEncoder with dropout': [
    rowsOf([6], (random) => Math.floor(random * 4)),
    () => kd.models.textEncoder({ vocabulary: 4, length: 6, ...transformer })
  ],
  'tabularStudent, with dropout by default': [flat, () => kd.tabularStudent(flat.train, { hidden: [5], bins: 3 })],
  softDecisionTree: [flat, () => kd.softDecisionTree(flat.train, { depth: 2, bins: 2 })]
};
/** Their first layers look at the rows in JavaScript. */
const reading = ['textEncoder with dropout', 'tabularStudent, with dropout by default', 'softDecisionTree'];

const own: { [name: string]: [Data, () => kd.tf.LayersModel] } = {
  'one with a residual, a shared layer and two inputs cut from the rows': [
    flat,
    () =>
      functional((x) => {
        const shared = layers.dense({ units: 3, activation: 'relu' });
        const halves = [0, 3].map((from) => apply(shared, apply(new Cut(from), x)));
        return apply(layers.concatenate(), [apply(layers.add(), halves), x]);
      })
  ],
  'one with a model inside': [
    flat,
    () => tf.sequential({ layers: [dense(layers.batchNormalization()), layers.dense({ units: 3 })] })
  ],
  'an LSTM': [flat, () => sequence(layers.lstm({ units: 3, dropout: 0.2, recurrentDropout: 0.2 }))],
  'GRUs, one behind the other': [
    flat,
    () => sequence(layers.gru({ units: 3, returnSequences: true }), layers.gru({ units: 2, dropout: 0.2 }))
  ],
  'one with a layer of its own': [flat, () => dense(new Scaled({}))],
  'all kinds of noise': [
    flat,
    () =>
      dense(
        layers.dropout({ rate: 0.2, seed: 1 }),
        layers.gaussianNoise({ stddev: 0.1 }),
        layers.gaussianDropout({ rate: 0.1 }),
        layers.alphaDropout({ rate: 0.1 })
      )
  ]
};

const train = (data: Data) => (student: kd.tf.LayersModel) =>
  kd.train({ ...quick, student, data, optimizer: kd.sgd({ learningRate: 0.1 }) });

describe('train() gives the same with graphs and without, nothing stands in the way of graphs, and nothing is left behind:', () => {
  test.each(Object.entries({ ...builders, ...own }))('%s', async (name, [data, build]) => {
    const record = await graphAndEager(() => kd.seeded(1, build), train(data));
    const { graphs, operations, eager } = stepsOf(record);
    if (reading.includes(name)) return expect(eager).toBe('it reads the values of a tensor');
    expect(eager).toBe(undefined);
    // Ten batches of 8 and five of 4: two of each are written down, and of those that follow the eighth.
    expect([graphs, operations]).toEqual([10, 5]);
  });
});

describe('what cannot be a graph trains as with operations, and the record and its view say why:', () => {
  const cases: [string, () => kd.tf.layers.Layer, reason: RegExp, cure: string][] = [
    ['a layer that reads values', () => new Reading({}), /^it reads the values of a tensor$/, 'without dataSync'],
    ['a layer that draws in JavaScript', () => new Noisy({}), /^JavaScript makes something else/, 'a layer of tf.layers']
  ];
  test.each(cases)('%s', async (_, layer, reason, cure) => {
    const record = await graphAndEager(() => kd.seeded(1, () => dense(layer())), train(flat));
    expect(stepsOf(record)).toEqual({ graphs: 0, operations: 15, eager: expect.stringMatching(reason) });
    const { setup } = kd.runView(record) as unknown as { setup: [string, string][] };
    expect(setup.filter(([name]) => name === 'steps')).toEqual([
      ['steps', expect.stringMatching(/ operation by operation, which takes longer, because /)]
    ]);
    expect(setup.find(([name]) => name === 'steps')![1]).toContain(cure);
  });
});
