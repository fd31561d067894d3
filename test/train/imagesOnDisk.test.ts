import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as kd from '../../src';
import { writeClasses } from '../data/sources/writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-images-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = join(folder, 'rows');
let disk: kd.Splits<kd.DatasetOnDisk>;
let memory: kd.Splits;
beforeAll(async () => {
  const path = await writeClasses(join(folder, 'pictures'), { dark: 50, light: 50 });
  const asked = { size: 8, channels: 3 as const };
  disk = (await kd.data.imageFolder(path, { ...asked, onDisk: rows })).data;
  memory = (await kd.data.imageFolder(path, asked)).data;
});

const network = (seed: number, filters: number) =>
  kd.seeded(seed, () =>
    tf.sequential({
      name: `network${seed}`,
      layers: [
        tf.layers.conv2d({ filters, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 3], name: `filters${seed}` }),
        tf.layers.globalAveragePooling2d({ name: `mean${seed}` }),
        tf.layers.dense({ units: 2, name: `head${seed}` })
      ]
    })
  );
/** Without what tells the time. */
const told = (record: kd.RunRecord) => ({
  ...record,
  stamp: { ...record.stamp, started: 0, seconds: 0, clock: 0, resumed: 0, paused: 0 }
});
const weightsOf = (model: tf.LayersModel) => model.getWeights().map((one) => [...one.dataSync()]);

describe('images on disk train as images in memory do, to the last digit', () => {
  const run = async (data: kd.Splits<kd.AnyDataset>) => {
    const [teacher, student] = [network(1, 6), network(2, 2)];
    const transfer = { more: { data: kd.unlabelled(data.validation!), weight: 0.5 } };
    const options = { epochs: 2, batchSize: 16, seed: 3, alignment: true, show: false };
    const record = await kd.distill({ teacher, student, data, transfer, ...options });
    const weights = weightsOf(student);
    tf.dispose([teacher, student].flatMap((model) => model.getWeights()));
    return { record: told(record), weights };
  };

  it('distill gives the same record and weights, and leaves no tensor or file', async () => {
    const expected = await run(memory);
    const tensors = tf.memory().numTensors;
    expect(await run(disk)).toEqual(expected);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(readdirSync(rows).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('train, study and resume', async () => {
    const trained = async (data: kd.Splits<kd.AnyDataset>) => {
      const student = network(4, 3);
      return [told(await kd.train({ student, data, epochs: 2, seed: 1, show: false })), weightsOf(student)];
    };
    expect(await trained(disk)).toEqual(await trained(memory));
    const studied = async (data: kd.Splits<kd.AnyDataset>) => {
      const options = { teacher: network(1, 6), student: () => network(2, 2), data, seeds: 2, epochs: 1, show: false };
      const { comparison, logits } = await kd.study(options);
      return { comparison, logits };
    };
    expect(await studied(disk)).toEqual(await studied(memory));
    const [kept, stop, teacher] = [join(folder, 'run'), new AbortController(), network(1, 6)];
    const asked = { teacher, epochs: 3, batchSize: 16, seed: 3, show: false };
    const onEvent = (event: kd.RunEvent) => event.type === 'best' && stop.abort();
    await kd.distill({ ...asked, student: network(2, 2), data: disk, folder: kept, signal: stop.signal, onEvent });
    const [again, straight] = [network(2, 2), network(2, 2)];
    await kd.resume(kept, { teacher, student: again, data: disk, show: false });
    await kd.distill({ ...asked, student: straight, data: memory });
    expect(weightsOf(again)).toEqual(weightsOf(straight));
  });

  it('label, predict and split', async () => {
    const model = network(5, 4);
    const { train } = disk;
    expect(await kd.predict(model, train, 30)).toEqual(await kd.predict(model, memory.train, 30));
    expect(await kd.label(model, train)).toEqual(await kd.label(kd.modelTeacher(model), memory.train));
    const [own, expected] = [kd.split(train, { seed: 6 }), kd.split(memory.train, { seed: 6 })];
    expect(kd.takeRows(own.train, [...own.train.y.keys()])).toEqual(expected.train);
  });

  it('what needs all images in memory says so', () => {
    expect(() => kd.images(disk.train as unknown as kd.Dataset)).toThrow(
      /: expected rows in memory, got 70 rows on disk \(54 kB\); take some of them into memory with kd\.takeRows/
    );
    expect(() => kd.images(kd.takeRows(disk.train, [0, 1]), { real: true })).not.toThrow();
  });
});
