import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { graphAndEager, quick, rowsOf, stepsOf } from './graphAndEager';

const { tf } = kd;
const data = rowsOf([6, 6, 1]);

/** Two blocks that end in maps of 6 x 6 and 3 x 3 places, and a vector. */
function network(name: string, filters: number, seed: number): kd.tf.LayersModel {
  const { conv2d, batchNormalization, activation, globalAveragePooling2d, dense } = tf.layers;
  return kd.seeded(seed, () =>
    tf.sequential({
      name,
      layers: [
        conv2d({ name: 'conv1', filters, kernelSize: 3, padding: 'same', inputShape: [6, 6, 1] }),
        batchNormalization({ name: 'norm1' }),
        activation({ name: 'relu1', activation: 'relu' }),
        conv2d({ name: 'conv2', filters: 2 * filters, kernelSize: 3, padding: 'same', strides: 2 }),
        batchNormalization({ name: 'norm2' }),
        activation({ name: 'relu2', activation: 'relu' }),
        globalAveragePooling2d({ name: 'pooled' }),
        dense({ name: 'head', units: 3 })
      ]
    })
  );
}

const teacher = network('teacher', 4, 1);
const build = () => network('student', 3, 2);
const hard = { weight: 1, loss: kd.crossEntropy() };
const pair = (layer: string) => ({ teacher: layer, student: layer });
const blocks = ['relu1', 'relu2'].map(pair);

/** Terms that compare layers, the words for what is learnt for them and its number of parameters. */
const terms: { [name: string]: { term: kd.Term; does: string; parameters: number } } = {
  neuronSelectivity: {
    term: { weight: 5, loss: kd.neuronSelectivity(), layers: blocks },
    does: 'none',
    parameters: 0
  },
  contrastive: {
    term: { weight: 0.1, loss: kd.contrastive({ width: 5 }), layers: pair('pooled') },
    does: 'teacher: dense layer to 5; student: dense layer to 5',
    parameters: 9 * 5 + 7 * 5
  },
  contrastiveRepresentation: {
    term: {
      weight: 0.1,
      loss: kd.contrastiveRepresentation({ width: 5, negatives: 7, temperature: 0.5 }),
      layers: pair('pooled')
    },
    does: 'teacher: dense layer to 5; student: dense layer to 5',
    parameters: 9 * 5 + 7 * 5
  },
  overhaul: {
    term: {
      weight: 0.01,
      loss: kd.overhaul({ margins: kd.batchNormMargins(teacher, 'norm2') }),
      layers: pair('norm2')
    },
    does: "student: 1x1 convolution to the teacher's channels with batch normalisation",
    parameters: 6 * 8 + 16
  },
  review: {
    term: { weight: 1, loss: kd.review(), layers: [...blocks, pair('pooled')] },
    does: 'student: fused with the layers after it by attention, 3x3 convolution to the channels of the teacher',
    parameters:
      [3, 6, 6].reduce((sum, channels) => sum + 6 * channels + 12, 0) +
      2 * (2 * 12 + 2) +
      [4, 8, 8].reduce((sum, channels) => sum + 9 * 6 * channels + 2 * channels, 0)
  },
  variationalInformation: {
    term: { weight: 1, loss: kd.variationalInformation(), layers: blocks },
    does: 'student: three 1x1 convolutions to the mean of the teacher, with a variance for each channel',
    parameters: 3 * 4 + 2 * 16 + 4 + (6 * 8 + 2 * 64 + 8)
  }
};

const optimizer = kd.adam({ learningRate: 0.01 });
const asked = (name: string) => ({
  ...{ ...quick, teacher, data, baseline: false, optimizer },
  terms: { hard, [name]: terms[name].term }
});

describe.each(Object.keys(terms))('kd.distill with a term of %s', (name) => {
  test('is the same with graphs and without, and says what stands between the layers and the loss', async () => {
    const record = await graphAndEager(build, (student) => kd.distill({ ...asked(name), student }));
    expect(record.status).toBe('done');
    expect(stepsOf(record).eager).toBe(undefined);
    expect(stepsOf(record).graphs).toBeGreaterThan(0);
    const { layers } = terms[name].term;
    const names = (side: 'teacher' | 'student') =>
      [layers!]
        .flat()
        .map((one) => one[side])
        .join(', ');
    expect(record.setup.terms[name]).toMatchObject({
      layers: { teacher: names('teacher'), student: names('student') },
      adapter: { does: terms[name].does, parameters: terms[name].parameters }
    });
    const curve = record.history.series[`train/${name}`] as number[];
    expect(curve.at(-1)).toBeLessThan(curve[0]);
  });

  test('resumed in the middle of an epoch, is the run without a break', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'layerTerms-')), 'run');
    const students: kd.tf.LayersModel[] = [];
    const student = () => students[students.push(build()) - 1];
    const whole = await kd.distill({ ...asked(name), student: student() });
    const stop = new AbortController();
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.step === 7 && stop.abort());
    await kd.distill({ ...asked(name), student: student(), folder, signal: stop.signal, onEvent });
    const { terms } = asked(name);
    const resumed = await kd.resume(folder, { teacher, data, terms, optimizer, student: student(), show: false });
    expect(resumed.history).toEqual(whole.history);
    expect(weightsOf(students[2])).toEqual(weightsOf(students[0]));
    students.forEach((one) => one.dispose());
    rmSync(folder, { recursive: true });
  });
});

const weightsOf = (model: kd.tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));

describe('factor transfer', () => {
  const layers = pair('relu2');
  const stages = () =>
    kd.stages([
      { name: 'paraphrase', epochs: 4, trainable: ['head'], terms: { factors: { weight: 1, loss: kd.paraphrase(), layers } } },
      { name: 'transfer', epochs: 4, terms: { hard, factors: { weight: 20, loss: kd.factorTransfer(), layers } } }
    ]);
  const options = () => ({ ...quick, epochs: undefined, teacher, data, baseline: false, optimizer, stages: stages() });

  test('in two stages: the paraphraser learns alone, then it stays as it is; the same with graphs and without', async () => {
    const record = await graphAndEager(build, (student) => kd.distill({ ...options(), student }));
    expect(stepsOf(record)).toMatchObject({ graphs: 16 });
    expect(record.setup.stages?.map((stage) => stage.terms.factors.adapter)).toEqual([
      { does: 'teacher: an autoencoder of its maps', parameters: 9 * (64 + 32 + 16) + 16 + (9 * (16 + 32 + 64) + 20) },
      {
        does: "teacher: the paraphraser's encoder; student: three 3x3 convolutions with batch normalisation",
        parameters: 9 * (36 + 24 + 16) + 2 * (6 + 4 + 4)
      }
    ]);
    const curve = record.history.series['train/factors'] as number[];
    const last = record.history.epoch.lastIndexOf(4);
    expect(curve[last]).toBeLessThan(curve[0]);
    expect(curve.at(-1)).toBeLessThan(curve[last + 1]);
  });

  test('in the first stage the student does not learn', async () => {
    const [student, untouched] = [build(), build()];
    const [first] = stages();
    await kd.distill({ ...options(), student, stages: [first] });
    expect(weightsOf(student)).toEqual(weightsOf(untouched));
    [student, untouched].forEach((model) => model.dispose());
  });

  test('resumed in the second stage, is the run without a break', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'layerTerms-')), 'run');
    const [own, other, again] = [build(), build(), build()];
    const whole = await kd.distill({ ...options(), student: own });
    const stop = new AbortController();
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.step === 17 && stop.abort());
    await kd.distill({ ...options(), student: other, folder, signal: stop.signal, onEvent });
    const resumed = await kd.resume(folder, { teacher, data, stages: stages(), optimizer, student: again, show: false });
    expect(resumed.history).toEqual(whole.history);
    expect(weightsOf(again)).toEqual(weightsOf(own));
    [own, other, again].forEach((model) => model.dispose());
    rmSync(folder, { recursive: true });
  });

  test('is refused without its first stage, with other factors than there, and for what is no map', async () => {
    const student = build();
    const refused = (change: object) => kd.distill({ ...options(), student, ...change });
    const [first, second] = stages();
    await expect(refused({ stages: [second] })).rejects.toThrow(
      'distill: term "factors": expected a stage before that trains "0/encoder1/kernel" for factorTransfer, got none'
    );
    const other = { factors: { ...first.terms.factors, loss: kd.paraphrase({ share: 0.25 }) } };
    await expect(refused({ stages: [{ ...first, terms: other }, second] })).rejects.toThrow(
      'distill: term "factors": expected "0/encoder2/kernel" of factorTransfer to have the shape [3,3,8,2] of the stage before, got [3,3,8,4]'
    );
    const flat = { factors: { ...first.terms.factors, layers: pair('pooled') } };
    await expect(refused({ stages: [{ ...first, terms: flat }] })).rejects.toThrow('a vector, which has no places');
    student.dispose();
  });
});

test('a term of review refuses a map against a vector, and alignLayers says what it adds', () => {
  const student = build();
  const [map, vector] = [pair('relu2'), { teacher: 'pooled', student: 'relu2' }];
  expect(() => kd.alignLayers(teacher, student, { pairs: [map, vector], loss: kd.review() })).toThrow(
    `alignLayers: expected layers that review can compare, got the teacher's "pooled" [8] and the student's "relu2" [3, 3, 6], which are neither two maps nor two vectors`
  );
  const plan = kd.alignLayers(teacher, student, { pairs: [map], loss: kd.review() });
  expect(plan).toMatchObject({ learns: expect.stringMatching(/^student: fused with/), parameters: 6 * 6 + 12 + 9 * 6 * 8 + 16 });
  student.dispose();
});
