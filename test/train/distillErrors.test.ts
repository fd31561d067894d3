import { beforeAll, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';

const data = {
  train: gaussianBlobs({ rows: 60 }),
  validation: gaussianBlobs({ rows: 30, seed: 2 }),
  test: gaussianBlobs({ rows: 30, seed: 3 })
};
const model = (name: string, inputs: number, units: number, activation?: 'softmax') =>
  kd.seeded(1, () =>
    tf.sequential({ name, layers: [tf.layers.dense({ units, inputShape: [inputs], ...(activation ? { activation } : {}) })] })
  );
let teacher: kd.DistillOptions['teacher'];
let student: tf.LayersModel;
beforeAll(() => {
  teacher = model('big', 4, 3);
  student = model('small', 4, 3);
});

type Bad = { [option: string]: unknown };
const withValue = (at: number, value: number) => ({
  ...data,
  train: { ...data.train, x: data.train.x.map((x, i) => (i === at ? value : x)) }
});
const soft = (options: object) => ({ soft: { weight: 1, loss: kd.softTargets(options) } });

const disposed = (name: string) => {
  const gone = model(name, 4, 3);
  gone.dispose();
  return gone;
};

const refused: [what: string, options: () => Bad, message: RegExp][] = [
  [
    'a student of other classes than the teacher',
    () => ({ student: model('two', 4, 2), data: twoClasses() }),
    /^distill: expected student "two" to give 3 logits as teacher "big" does, got 2; give its last layer 3 units$/
  ],
  [
    'a student that takes other rows',
    () => ({ student: model('wide', 5, 3) }),
    /^distill: expected student "wide" to take rows of shape \[4\] as in data "blobs", got \[5\]; /
  ],
  [
    'a teacher that takes other rows',
    () => ({ teacher: model('wide', 5, 3) }),
    /^distill: expected teacher "wide" to take rows of shape \[4\]/
  ],
  [
    'a student of other classes than the data',
    () => ({ student: model('four', 4, 4) }),
    /^distill: expected student "four" to give \[batch, 3\] logits, got \[batch,4\]; give its last layer 3 units$/
  ],
  [
    'a student that ends in softmax',
    () => ({ student: model('sure', 4, 3, 'softmax') }),
    /^distill: expected student "sure" to end in logits, got a last layer with activation "softmax"/
  ],
  [
    'a student whose softmax is hidden behind dropout',
    () => ({
      student: tf.sequential({
        name: 'hidden',
        layers: [tf.layers.dense({ units: 3, activation: 'softmax', inputShape: [4] }), tf.layers.dropout({ rate: 0.1 })]
      })
    }),
    /^distill: expected student "hidden" to end in logits, got probabilities: its rows sum to 1; leave the softmax out$/
  ],
  [
    'a teacher that ends in softmax',
    () => ({ teacher: model('sure', 4, 3, 'softmax') }),
    /^modelTeacher: expected "sure" to end in logits, got a last layer with activation "softmax"; /
  ],
  [
    'a student that is its teacher',
    () => ({ teacher: student, student }),
    /^distill: expected student "small" to learn with weights of its own, got ".*kernel.*" of its teacher; build the student anew, or/
  ],
  [
    'a student on layers of its teacher',
    () => {
      const [big, last] = [model('big', 4, 3), tf.layers.dense({ units: 3 })];
      return {
        teacher: big,
        student: tf.model({ inputs: big.inputs, outputs: last.apply(big.outputs[0]) as tf.SymbolicTensor })
      };
    },
    /^distill: expected student "model\d*" to learn with weights of its own, got ".*kernel.*" of its teacher; /
  ],
  [
    'a student that was disposed',
    () => ({ student: disposed('small') }),
    /^distill: expected student to have its weights, got ".*" disposed; /
  ],
  [
    'a teacher that was disposed',
    () => ({ teacher: disposed('big') }),
    /^distill: expected teacher to have its weights, got ".*" disposed; /
  ],
  [
    'terms that weigh nothing',
    () => ({ terms: { hard: { weight: 0, loss: kd.crossEntropy() }, soft: { weight: 0, loss: kd.softTargets() } } }),
    /^distill: expected a term with a weight above 0, got 0 for hard, soft; nothing would be learnt$/
  ],
  ['NaN in the data', () => ({ data: withValue(9, NaN) }), /^distill: train data.*NaN.*row 2.*column 1/],
  ['Infinity in the data', () => ({ data: withValue(8, Infinity) }), /^distill: train data.*Infinity.*row 2.*column 0/],
  [
    'a label out of range',
    () => ({ data: { ...data, test: { ...data.test, y: data.test.y.map((y, i) => (i === 5 ? 3 : y)) } } }),
    /^distill: test data: expected the label of row 5 to be a class number from 0 to 2, got 3; /
  ],
  [
    'empty data',
    () => ({ data: { train: { ...data.train, x: new Float32Array(0), y: new Int32Array(0) } } }),
    /^distill: train data.*(0 rows|row|empty)/
  ],
  [
    'splits of different classes',
    () => ({ data: { ...data, test: twoClasses().train } }),
    /^distill: expected the classes of test data to be those of train data, \["c0", "c1", "c2"\], got \["c0", "c1"\] \(without "c2"\); /
  ],
  ['no data', () => ({ data: undefined }), /^distill: expected data with a train split, got undefined; /],
  ['no student', () => ({ student: 'small' }), /^distill: expected student to be a tf.LayersModel, got "small"; /],
  ['no teacher', () => ({ teacher: undefined }), /^distill: expected.*teacher.*got undefined/],
  [
    'temperature 0',
    () => ({ terms: soft({ temperature: 0 }) }),
    /^softTargets: expected temperature to be a finite number above 0, got 0; /
  ],
  [
    'temperature NaN',
    () => ({ terms: soft({ temperature: NaN }) }),
    /^softTargets: expected temperature to be a finite number above 0, got NaN; /
  ],
  [
    'a weight below 0',
    () => ({ terms: { soft: { weight: -0.1, loss: kd.softTargets({ temperature: 2 }) } } }),
    /^distill: expected the weight of term "soft" to be a finite number at least 0, got -0.1; /
  ],
  [
    'a term without a loss',
    () => ({ terms: { soft: { weight: 1 } } }),
    /^distill: expected term "soft" to have a loss, got undefined; /
  ],
  ['no terms', () => ({ terms: {} }), /^distill: expected at least one term, got none; /],
  [
    'an unknown option',
    () => ({ temprature: 4 }),
    /^distill: expected options among .*, got "temprature"; remove it, or give one of these$/
  ],
  [
    'an unknown option of a loss',
    () => ({ terms: soft({ temprature: 4 }) }),
    /^softTargets: expected options among .*temperature.*, got "temprature"; did you mean "temperature"\?$/
  ],
  [
    'epochs that are not whole',
    () => ({ epochs: 1.5 }),
    /^distill: expected epochs to be a whole number at least 1 and at most 1000000, got 1.5; /
  ],
  ['a batch of nothing', () => ({ batchSize: 0 }), /^distill: expected batchSize to be a whole number at least 1, got 0; /],
  [
    'an optimizer of tfjs',
    () => ({ optimizer: tf.train.adam(0.1) }),
    /^distill: expected optimizer to be one of the toolkit's, got a AdamOptimizer; use kd.adam\(\) or kd.sgd\(\)$/
  ]
];

function twoClasses() {
  return { train: gaussianBlobs({ rows: 60, classes: 2 }) };
}

test.each(refused)('distill refuses %s, trains nothing and leaves nothing behind', async (_, options, message) => {
  const before = student.getWeights().map((weight) => Array.from(weight.dataSync()));
  // Options first: models that a case makes are its own to keep.
  let given: Bad | undefined;
  let counted = NaN;
  const run = async () => {
    given = options();
    counted = tf.memory().numTensors;
    return kd.distill({ teacher, student, data, epochs: 1, show: false, ...given });
  };
  await expect(run()).rejects.toThrow(message);
  if (given) expect(tf.memory().numTensors).toBe(counted);
  expect(student.getWeights().map((weight) => Array.from(weight.dataSync()))).toEqual(before);
});

test('a teacher that gives NaN is named, and nothing is trained', async () => {
  const weights = student.getWeights().map((weight) => Array.from(weight.dataSync()));
  const broken = kd.functionTeacher((rows) => tf.fill([rows.shape[0], 3], NaN), { name: 'broken', classes: 3 });
  const counted = tf.memory().numTensors;
  await expect(kd.distill({ teacher: broken, student, data, epochs: 1, show: false })).rejects.toThrow(/teacher "broken".*NaN/);
  expect(tf.memory().numTensors).toBe(counted);
  expect(student.getWeights().map((weight) => Array.from(weight.dataSync()))).toEqual(weights);
});

test('a function that gives another number of classes is told by name before training', async () => {
  const wide = kd.functionTeacher((rows) => tf.zeros([rows.shape[0], 5]), { name: 'wide' });
  await expect(kd.distill({ teacher: wide, student, data, epochs: 1, show: false })).rejects.toThrow(
    `distill: expected student "small" to give 5 logits as teacher "wide" does, got 3; give its last layer 5 units`
  );
});

test('train refuses an unknown option by its nearest name', async () => {
  const options = { student, data, epoch: 3 } as unknown as kd.TrainOptions;
  await expect(kd.train(options)).rejects.toThrow('got "epoch"; did you mean "epochs"?');
});

test('distill and model.fit: a student learns in one run at a time', async () => {
  const [one, other] = [kd.seeded(3, () => model('one', 4, 3)), model('other', 4, 3)];
  for (const each of [one, other]) each.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const options = { teacher: teacher!, data, epochs: 2, show: false };
  const long = new AbortController();
  const first = kd.distill({ ...options, epochs: 10_000, signal: long.signal, student: one });
  const second = kd.distill({ ...options, student: one });
  await expect(second).rejects.toThrow(
    /^distill: expected student "one" to be trained by one run at a time, got one that is being trained already; await that run, or build another student$/
  );
  await expect(one.fit(tf.zeros([2, 4]), tf.zeros([2, 3]), { epochs: 1, verbose: 0 })).rejects.toThrow('another fit() call');
  expect((await kd.distill({ ...options, student: other })).status).toBe('done');
  const [rows, targets] = [tf.zeros([64, 4]), tf.zeros([64, 3])];
  const fitted = other.fit(rows, targets, { epochs: 3, verbose: 0 });
  await expect(kd.train({ student: other, data, epochs: 1, show: false })).rejects.toThrow(
    /^train: expected student "other" to be trained by one run/
  );
  await fitted;
  long.abort();
  expect((await first).status).toBe('stopped');
  expect((await kd.distill({ ...options, student: one })).status).toBe('done');
});

test('distill: layers of the teacher that do not learn may be in its student', async () => {
  const big = model('big', 4, 3);
  const first = tf.layers.dense({ units: 3 });
  const shared = tf.model({ inputs: big.inputs, outputs: first.apply(big.outputs[0]) as tf.SymbolicTensor });
  big.layers.forEach((layer) => (layer.trainable = false));
  expect((await kd.distill({ teacher: big, student: shared, data, epochs: 1, baseline: false, show: false })).status).toBe(
    'done'
  );
});
