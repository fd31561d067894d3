import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';

const { layers } = tf;

/** Rows of a shape, in so many classes. */
function rowsOf(shape: number[], classes: number): kd.Dataset {
  const rows = Array.from({ length: 48 }, (_, row) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return Array.from(
      { length: size },
      (_, i) => Math.sin((row % classes) * 1.7 + i) + ((1e4 * Math.sin(12.9 * row + 78.2 * i)) % 1)
    );
  });
  return kd.dataset({ x: rows, y: rows.map((_, row) => row % classes), classes, synthetic: true, shape });
}

const hard = { hard: { weight: 1, loss: kd.crossEntropy() } };

/** By labels alone the student learns what its baseline learns. */
async function bothByLabels(
  student: tf.LayersModel,
  data: kd.Dataset,
  options: Partial<kd.DistillOptions> = {}
): Promise<kd.RunRecord> {
  const teacher = (x: tf.Tensor) => tf.zeros([x.shape[0], data.classes.length]) as tf.Tensor2D;
  return kd.distill({ teacher, student, data: { train: data }, terms: hard, epochs: 2, batchSize: 16, show: false, ...options });
}

const frozen: { [what: string]: [shape: number[], classes: number, () => tf.Sequential] } = {
  'a model inside, of weights of equal shapes': [
    [6],
    6,
    () => withFrozen(tf.sequential({ layers: [layers.dense({ units: 6, activation: 'relu', inputShape: [6] })] }), 6)
  ],
  'a model inside, of weights of other shapes': [
    [6],
    3,
    () => withFrozen(tf.sequential({ layers: [layers.dense({ units: 8, activation: 'relu', inputShape: [6] })] }), 3)
  ],
  'a layer of a model in a model': [
    [6],
    6,
    () => {
      const inner = tf.sequential({ layers: [layers.dense({ units: 6, inputShape: [6] }), layers.dense({ units: 6 })] });
      const made = tf.sequential({
        layers: [tf.sequential({ layers: [inner, layers.batchNormalization()] }), layers.dense({ units: 6 })]
      });
      inner.layers[1].trainable = false;
      return made;
    }
  ],
  'a layer in both directions': [
    [4, 3],
    3,
    () => withFrozen(layers.bidirectional({ layer: layers.gru({ units: 3 }) as never, inputShape: [4, 3] }), 3)
  ],
  'one of two directions': [
    [4, 3],
    3,
    () => {
      const both = layers.bidirectional({ layer: layers.lstm({ units: 3 }) as never, inputShape: [4, 3] });
      const made = tf.sequential({ layers: [both, layers.dense({ units: 3 })] });
      (both as unknown as { forwardLayer: tf.layers.Layer }).forwardLayer.trainable = false;
      return made;
    }
  ],
  'a layer for each time': [
    [4, 3],
    3,
    () => {
      const made = tf.sequential({
        layers: [
          layers.timeDistributed({ layer: layers.dense({ units: 3 }), inputShape: [4, 3] }),
          layers.flatten(),
          layers.dense({ units: 3 })
        ]
      });
      made.layers[0].trainable = false;
      return made;
    }
  ]
};

function withFrozen(part: tf.layers.Layer, classes: number): tf.Sequential {
  const made = tf.sequential({ layers: [part, layers.dense({ units: classes })] });
  part.trainable = false;
  return made;
}

test.each(Object.keys(frozen))('distill: with frozen %s the baseline is the student, and nothing is left', async (what) => {
  const [shape, classes, build] = frozen[what];
  const student = kd.seeded(1, build);
  const fixed = new Map(student.nonTrainableWeights.map((weight) => [weight, [...weight.read().dataSync()]]));
  const before = tf.memory().numTensors;
  const record = await bothByLabels(student, rowsOf(shape, classes));
  expect(tf.memory().numTensors).toBe(before);
  expect(record.baselineHistory!.series).toEqual(record.history.series);
  expect(record.scores.baseline!.train).toEqual(record.scores.student!.train);
  // Moving averages of batch normalisation are fixed weights too.
  for (const [weight, values] of fixed)
    if (!/moving/.test(weight.name)) expect([...weight.read().dataSync()], weight.name).toEqual(values);
  student.dispose();
});

test('distill: a student with a frozen model inside has the weights that it was scored with', async () => {
  const student = kd.seeded(1, frozen['a model inside, of weights of equal shapes'][2]);
  const data = rowsOf([6], 6);
  const record = await bothByLabels(student, data, { baseline: false });
  expect(record.history.best?.epoch).toBe(record.setup.epochs);
  expect(record.scores.student!.train).toEqual(record.scores.lastStudent!.train);
  student.dispose();
});

const constrained = () =>
  kd.seeded(2, () =>
    tf.sequential({
      layers: [
        layers.dense({ units: 8, inputShape: [6], kernelConstraint: tf.constraints.maxNorm({ maxValue: 0.5 }) }),
        layers.dense({ units: 3 })
      ]
    })
  );

test('distill: a student whose constraint does not yet hold and its baseline begin alike, after resume too', async () => {
  const data = rowsOf([6], 3);
  const whole = await bothByLabels(constrained(), data);
  expect(whole.baselineHistory!.series).toEqual(whole.history.series);
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-constrained-'));
  try {
    const stop = new AbortController();
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.step === 4 && stop.abort());
    await bothByLabels(constrained(), data, { folder, signal: stop.signal, onEvent });
    const teacher = (x: tf.Tensor) => tf.zeros([x.shape[0], 3]) as tf.Tensor2D;
    const record = await kd.resume(folder, { teacher, student: constrained(), data: { train: data }, terms: hard, show: false });
    expect(record.baselineHistory!.series).toEqual(whole.baselineHistory!.series);
    expect(record.scores).toEqual(whole.scores);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

class Scale extends layers.Layer {
  static className = 'TestScale';
  readonly factor: number;
  constructor({ factor = 1, ...rest }: { factor?: number; name?: string } = {}) {
    super(rest);
    this.factor = factor;
  }
  override call(x: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.mul([x].flat()[0], this.factor);
  }
}
tf.serialization.registerClass(Scale);

class Unknown extends Scale {
  static override className = 'TestUnknown';
}

class Telling extends Scale {
  static override className = 'TestTelling';
  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor };
  }
}
tf.serialization.registerClass(Telling);

const scaled = (scale: () => tf.layers.Layer) =>
  kd.seeded(1, () =>
    tf.sequential({ layers: [layers.dense({ units: 8, inputShape: [6] }), scale(), layers.dense({ units: 3 })] })
  );

const refused: { [what: string]: [student: () => tf.LayersModel, error: RegExp] } = {
  'a layer whose getConfig does not say all': [
    () => scaled(() => new Scale({ factor: 5 })),
    /^distill: expected student "\w+" to be one that can be copied, got other numbers for the same rows .*; let getConfig\(\) .*, or set baseline: false$/
  ],
  'a layer of a class that is not registered': [
    () => scaled(() => new Unknown({ factor: 5, name: 'mine' })),
    /^distill: expected student "\w+" .*, got layer "mine" of a class that is not registered, TestUnknown; call tf.serialization.registerClass .*, or set baseline: false$/
  ],
  'a layer that goes on where the last batch ended': [
    () =>
      tf.sequential({
        layers: [
          layers.reshape({ targetShape: [2, 3], batchInputShape: [16, 6] }),
          layers.lstm({ units: 4, stateful: true, name: 'memory' }),
          layers.dense({ units: 3 })
        ]
      }),
    /^distill: expected student "\w+" to begin anew with each row, got layer "memory" with stateful: true; leave it out$/
  ]
};

test.each(Object.keys(refused))('distill refuses %s at the door, and leaves neither tensors nor a folder', async (what) => {
  const [build, error] = refused[what];
  const parent = mkdtempSync(join(tmpdir(), 'stillroom-refused-'));
  const student = build();
  const before = tf.memory().numTensors;
  await expect(bothByLabels(student, rowsOf([6], 3), { folder: join(parent, 'run') })).rejects.toThrow(error);
  expect(tf.memory().numTensors).toBe(before);
  expect(readdirSync(parent)).toEqual([]);
  rmSync(parent, { recursive: true });
});

test.each([
  ['a layer of one that says all', () => scaled(() => new Telling({ factor: 5 }))],
  [
    'the activation gelu_new',
    () =>
      tf.sequential({
        layers: [layers.dense({ units: 8, activation: 'gelu_new' as 'relu', inputShape: [6] }), layers.dense({ units: 3 })]
      })
  ]
])('distill: %s is the same in the baseline', async (_, build) => {
  const record = await bothByLabels(build(), rowsOf([6], 3));
  expect(record.baselineHistory!.series).toEqual(record.history.series);
});

test('distill: a layer whose getConfig does not say all trains without a baseline', async () => {
  const record = await bothByLabels(
    scaled(() => new Scale({ factor: 5 })),
    rowsOf([6], 3),
    { baseline: false }
  );
  expect(record.status).toBe('done');
});
