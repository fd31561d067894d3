import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as kd from '../../src';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'rows.csv');
let disk: kd.TabularDatasetOnDisk;
let memory: kd.TabularDataset;
beforeAll(async () => {
  const rows = Array.from({ length: 600 }, (_, i) => {
    const values = Array.from({ length: 4 }, (_, k) => Math.sin(1.7 * i + 2.3 * k + ((i * i) % 17)));
    return [...values, 1 + (i % 2), values[0] + values[1] + 0.4 * Math.sin(i * 31) > 0 ? 'high' : 'low'];
  });
  writeFileSync(file, `a,b,c,d,w,label\n${rows.join('\n')}\n`);
  const options = { label: 'label', weight: 'w', positive: 'high' };
  disk = await kd.tabularOnDisk(file, options);
  memory = kd.tabular(await kd.readCsv(file), options);
});

const network = (seed: number, units: number) =>
  kd.seeded(seed, () =>
    tf.sequential({
      name: `network${seed}`,
      layers: [
        tf.layers.dense({ units, activation: 'relu', inputShape: [4], name: `hidden${seed}` }),
        tf.layers.dropout({ rate: 0.1 }),
        tf.layers.dense({ units: 2, name: `head${seed}` })
      ]
    })
  );
/** Without what tells the time, and what says how the table was read. */
const told = (record: kd.RunRecord) => ({
  ...record,
  stamp: { ...record.stamp, started: 0, seconds: 0, clock: 0, resumed: 0, paused: 0 }
});
const weightsOf = (model: tf.LayersModel) => model.getWeights().map((one) => [...one.dataSync()]);
const splitsOf = (data: kd.AnyDataset) => kd.split(data, { validation: 0.2, test: 0.2, seed: 1 });

describe('rows on disk train as rows in memory do, to the last digit', () => {
  const run = async (data: kd.AnyDataset | kd.Splits<kd.AnyDataset>, extra: Partial<kd.DistillOptions> = {}) => {
    const [teacher, student] = [network(1, 16), network(2, 5)];
    const record = await kd.distill({ teacher, student, data, epochs: 2, batchSize: 50, seed: 3, show: false, ...extra });
    const weights = weightsOf(student);
    tf.dispose([teacher, student].flatMap((model) => model.getWeights()));
    return { record: told(record), weights };
  };

  it('distill: one dataset, of which a part becomes validation, and no tensor or file is left', async () => {
    const expected = await run(memory);
    const tensors = tf.memory().numTensors;
    expect(await run(disk)).toEqual(expected);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('distill: splits, a transfer set, alignment and diagnostics', async () => {
    const extra = (data: kd.AnyDataset, more: kd.AnyDataset): [kd.Splits<kd.AnyDataset>, Partial<kd.DistillOptions>] => [
      splitsOf(data),
      { transfer: { more: { data: kd.unlabelled(more), weight: 0.5 } }, alignment: true, diagnostics: true, rollback: true }
    ];
    const withoutUsage = ({ record, weights }: Awaited<ReturnType<typeof run>>) => ({ record: { ...record, usage: 0 }, weights });
    const [own, expected] = [await run(...extra(disk, disk)), await run(...extra(memory, memory))];
    expect(withoutUsage(own)).toEqual(withoutUsage(expected));
  });

  it('train, and study with the metrics of its seeds', async () => {
    const trained = async (data: kd.AnyDataset) => {
      const student = network(4, 5);
      const record = await kd.train({ student, data: splitsOf(data), epochs: 2, seed: 1, show: false });
      return [told(record), weightsOf(student)];
    };
    expect(await trained(disk)).toEqual(await trained(memory));
    const studied = async (data: kd.AnyDataset) => {
      const options = { teacher: network(1, 16), student: () => network(2, 5), data: splitsOf(data), seeds: 2, epochs: 1 };
      const { comparison, logits } = await kd.study({ ...options, show: false });
      return { comparison, logits };
    };
    expect(await studied(disk)).toEqual(await studied(memory));
  });

  it('resume: a run on disk that was stopped ends as a run in memory without a break; other rows are refused', async () => {
    const [kept, stop] = [join(folder, 'run'), new AbortController()];
    const onEvent = (event: kd.RunEvent) => event.type === 'best' && stop.abort();
    const [teacher, student] = [network(1, 16), network(2, 5)];
    const asked = { teacher, epochs: 3, batchSize: 50, seed: 3, show: false };
    const stopped = await kd.distill({ ...asked, student, data: disk, folder: kept, signal: stop.signal, onEvent });
    expect(stopped.status).toBe('stopped');
    const other = kd.classWeights(disk);
    await expect(kd.resume(kept, { teacher, student: network(2, 5), data: other, show: false })).rejects.toThrow(
      'expected the data that the run in'
    );
    const again = network(2, 5);
    const resumed = await kd.resume(kept, { teacher, student: again, data: disk, show: false });
    // It is done, and knows the same rows in memory.
    const fromMemory = await kd.resume(kept, { teacher, student: network(2, 5), data: memory, show: false });
    expect(told(fromMemory)).toEqual(told(resumed));
    const whole = network(2, 5);
    const expected = await kd.distill({ ...asked, student: whole, data: memory });
    expect(weightsOf(again)).toEqual(weightsOf(whole));
    const { history, scores, comparison } = told(resumed);
    expect({ history, scores, comparison }).toEqual({
      history: expected.history,
      scores: expected.scores,
      comparison: expected.comparison
    });
  });

  it('label and predict give the same, and label keeps both under one key', async () => {
    const model = network(5, 8);
    expect(await kd.predict(model, disk, 70)).toEqual(await kd.predict(model, memory, 70));
    const cache = join(folder, 'logits');
    const onDisk = await kd.label(model, disk, { cache, batchSize: 70 });
    let asked = 0;
    const inMemory = await kd.label(kd.modelTeacher(model), memory, { cache, onProgress: () => asked++ });
    expect(inMemory).toEqual(onDisk);
    expect(asked).toBe(0);
    expect(readdirSync(cache)).toHaveLength(1);
  });
});

it('what needs all rows in memory says so, with their number and bytes, and what to do', async () => {
  const message = (subject: string) =>
    new RegExp(
      `^${subject}.*: expected rows in memory, got 600 rows on disk \\(9\\.6 kB\\); take some of them into memory with kd\\.takeRows`
    );
  const model = network(6, 4);
  const data = disk as unknown as kd.Dataset;
  const calls: { [subject: string]: () => unknown } = {
    robustScale: () => kd.robustScale(data),
    tabularStudent: () => kd.tabularStudent(data),
    softDecisionTree: () => kd.softDecisionTree(data),
    xgboost: () => kd.xgboost(data),
    leakCheck: () => kd.leakCheck({ train: data }),
    images: () => kd.images(data),
    activationMaps: () => kd.activationMaps(model, data),
    mixup: () => kd.mixup(data, { rows: 5 }),
    boundarySamples: () => kd.boundarySamples({ data, teacher: model, rows: 5 }),
    adaptBatchNorm: () => kd.adaptBatchNorm(tf.sequential({ layers: [tf.layers.batchNormalization({ inputShape: [4] })] }), data),
    embeddings: () => kd.embeddings(model, data),
    copiedRows: () => kd.copiedRows(data, data),
    softLabelsOf: () => kd.softLabelsOf({ data, teacher: model } as never),
    tableGenerator: () => kd.tableGenerator({ data }),
    screen: () => kd.screen({ candidates: memory, teacher: model, real: data }),
    faithfulness: () => kd.faithfulness({ synthetic: memory, real: data } as never),
    synthetic: () => kd.synthetic({ generator: { sample: () => memory }, teacher: model, real: data } as never),
    latency: () => kd.latency({ models: { model }, rows: data } as never),
    labelSweep: () =>
      kd.labelSweep({ teacher: model, student: () => network(7, 3), data: { train: data, test: memory } } as never)
  };
  const said = await Promise.all(
    Object.entries(calls).map(async ([subject, call]) => [
      subject,
      await Promise.resolve()
        .then(call)
        .then(
          () => 'nothing',
          ({ message }: Error) => message
        )
    ])
  );
  for (const [subject, text] of said) expect.soft(text).toMatch(message(subject));
});
