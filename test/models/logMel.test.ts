import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src';
import { clonedModel } from '../clonedModel';
import { mulberry32 } from '../mulberry32';
import reference from '../reference/audio/sounds.json';

const { tf } = kd;
type Options = kd.LogMelOptions;
const soundOf = (whole: readonly number[]) => Float32Array.from(whole, (value) => value / 2 ** 15);
const noise = (samples: number, seed = 1) => {
  const next = mulberry32(seed);
  return Float32Array.from({ length: samples }, () => next() - 0.5);
};

test.each(reference.spectrograms)(
  'logMel with $options gives what librosa gives, as a function and as a layer',
  ({ options, x, shape, y }) => {
    const before = tf.memory().numTensors;
    const { values, shape: own } = kd.audio.logMel(soundOf(x), options as Options);
    expect(own).toEqual(shape);
    y.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
    const rows = tf.tensor2d(soundOf(x), [1, x.length]);
    const picture = kd.layers.logMel(options as Options).apply(rows) as kd.tf.Tensor;
    expect(picture.shape).toEqual([1, ...shape, 1]);
    const got = picture.dataSync();
    y.forEach((value, i) => expect(Math.abs(got[i] - value)).toBeLessThan(1e-4));
    tf.dispose([rows, picture]);
    expect(tf.memory().numTensors).toBe(before);
  }
);

test('logMel takes sounds with a channel, several at a time, and silence gives the logarithm of the floor', () => {
  const layer = kd.layers.logMel({ rate: 8000, bands: 8, floor: 1e-4 });
  const picture = tf.tidy(() => (layer.apply(tf.zeros([3, 500, 1])) as kd.tf.Tensor).arraySync()) as number[][][][];
  expect([picture.length, picture[0].length, picture[0][0].length]).toEqual([3, 4, 8]);
  expect(picture.flat(3).every((value) => Math.abs(value - Math.log(1e-4)) < 1e-5)).toBe(true);
});

const listener = () =>
  kd.seeded(1, () =>
    tf.sequential({
      layers: [
        kd.layers.logMel({ rate: 8000, bands: 8, padding: 'reflect', inputShape: [900] }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 2 })
      ]
    })
  );

test('a model that begins with logMel is saved, loaded and cloned', async () => {
  const model = listener();
  const folder = join(await mkdtemp(join(tmpdir(), 'stillroom-')), 'model');
  await kd.saveModel(model, folder);
  const loaded = await kd.loadModel(folder);
  const rows = tf.tensor2d(noise(1800), [2, 900]);
  const expected = (model.predict(rows) as kd.tf.Tensor).arraySync();
  expect((loaded.predict(rows) as kd.tf.Tensor).arraySync()).toEqual(expected);
  expect((clonedModel(model).predict(rows) as kd.tf.Tensor).arraySync()).toEqual(expected);
});

test('logMel runs in a graph, with the numbers and the gradient that it has without', () => {
  const layer = kd.layers.logMel({ rate: 8000, bands: 8, padding: 'zeros' });
  const sum = (x: kd.tf.Tensor) => tf.sum(layer.apply(x) as kd.tf.Tensor) as kd.tf.Scalar;
  const both = kd.graphFunction((x: kd.tf.Tensor2D) => {
    const { value, grad } = tf.valueAndGrad(sum)(x);
    return { value, grad };
  });
  const results = [1, 2, 3, 3].map((seed) => both(tf.tensor2d(noise(1000, seed), [2, 500])));
  expect(both.eager).toBeFalsy();
  const eager = tf.valueAndGrad(sum)(tf.tensor2d(noise(1000, 3), [2, 500]));
  const [got, expected] = [results[3].grad.dataSync(), eager.grad.dataSync()];
  expect(results[3].value.dataSync()[0]).toBeCloseTo(eager.value.dataSync()[0], 3);
  const largest = Math.max(...Array.from(expected, Math.abs));
  expected.forEach((one, i) => expect(Math.abs(got[i] - one) / largest).toBeLessThan(1e-4));
  both.dispose();
});

test('a student that begins with logMel is trained, and leaves no tensor', async () => {
  const x = noise(24 * 900).map((value, i) => value * (Math.floor(i / 900) % 2 ? 1 : 0.01));
  const data = kd.dataset({ x, shape: [900], y: Array.from({ length: 24 }, (_, i) => i % 2), classes: 2 });
  const student = listener();
  const before = tf.memory().numTensors;
  const run = await kd.train({ student, data: { train: data, validation: data }, epochs: 80, batchSize: 8, show: false });
  expect(run.scores.student?.validation?.accuracy).toBe(1);
  expect(tf.memory().numTensors).toBe(before);
});

test('logMel refuses options out of bounds, sounds that are too short, and pictures', () => {
  const audio = new Float32Array(600);
  expect(() => kd.audio.logMel(audio, { bands: 0 })).toThrow(/^logMel: expected bands to be a whole number at least 1/);
  expect(() => kd.audio.logMel(audio, { lowest: 9000 })).toThrow('logMel: expected lowest below highest, got 9000 and 8000 Hz');
  expect(() => kd.audio.logMel(audio, { scale: 'bark' as never })).toThrow('expected scale to be "htk" or "slaney", got "bark"');
  expect(() => kd.audio.logMel(audio.slice(0, 511))).toThrow('expected at least 512 samples for a frame of 512, got 511; ');
  expect(() => kd.audio.logMel(audio, { fftSize: 256 })).toThrow(/^logMel: expected fftSize to be a whole number at least 400/);
  expect(() => kd.layers.logMel({ hops: 3 } as never)).toThrow('got "hops"; did you mean "hop"?');
  expect(() => kd.layers.logMel().apply(tf.zeros([2, 32, 32, 1]))).toThrow('logMel: expected sounds [batch, samples]');
});
