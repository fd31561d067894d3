import { mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { nestedModels } from '../nestedModels';

let folder: string;
let model: tf.LayersModel;
let record: kd.RunRecord;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
  model = kd.seeded(1, () => {
    const layers = [
      tf.layers.dense({ units: 5, activation: 'relu', inputShape: [4] }),
      tf.layers.batchNormalization(),
      tf.layers.dense({ units: 3 })
    ];
    return tf.sequential({ layers });
  });
  record = await kd.train({ student: model, data: gaussianBlobs({ rows: 60 }), epochs: 2, show: false });
});

test('saveModel and loadModel give the same logits, and leave no tensor but the new weights', async () => {
  const counted = tf.memory().numTensors;
  await kd.saveModel(model, join(folder, 'student'));
  expect(tf.memory().numTensors).toBe(counted);
  const again = await kd.loadModel(join(folder, 'student'));
  expect(tf.memory().numTensors).toBe(counted + model.weights.length);
  const data = gaussianBlobs({ rows: 9 });
  expect((await kd.predict(again, data)).values).toEqual((await kd.predict(model, data)).values);
  again.dispose();
});

test.each(Object.keys(nestedModels))('loadModel: %s can be disposed whole', async (kind) => {
  const path = join(folder, 'nested');
  await kd.saveModel(nestedModels[kind](), path);
  const counted = tf.memory().numTensors;
  (await kd.loadModel(path)).dispose();
  expect(tf.memory().numTensors).toBe(counted);
});

test('saveModel leaves nothing but the two files, and another model takes their place', async () => {
  const path = join(folder, 'twice');
  await kd.saveModel(model, path);
  const other = kd.seeded(2, () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] }));
  await kd.saveModel(other, path);
  expect((await readdir(path)).sort()).toEqual(['model.json', 'weights.bin']);
  expect((await kd.loadModel(path)).outputs[0].shape).toEqual([null, 2]);
});

test('loadModel says what is wrong with a folder', async () => {
  const path = join(folder, 'cut');
  await expect(kd.loadModel(path)).rejects.toThrow(
    /^loadModel: expected a file .*model\.json, got ENOENT; save the model with saveModel first$/
  );
  await kd.saveModel(model, path);
  await truncate(join(path, 'weights.bin'), 10);
  await expect(kd.loadModel(path)).rejects.toThrow(
    /^loadModel: expected \d+ bytes of weights in .*, got 10; save the model again$/
  );
  await writeFile(join(path, 'model.json'), '{"half":');
  await expect(kd.loadModel(path)).rejects.toThrow(
    /^loadModel: expected a tfjs model in .*, got something else; save the model again$/
  );
});

test('saveRecord and loadRecord give the same record, which shows itself', async () => {
  const path = join(folder, 'runs', 'run.json');
  await kd.saveRecord(record, path);
  const again = await kd.loadRecord(path);
  expect(again).toEqual(JSON.parse(JSON.stringify(record)));
  const shown = (again as unknown as { [display: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')]();
  expect(shown['text/plain']).toContain(record.title);
});

test('a record holds no path of this machine and no row of the data', async () => {
  const text = JSON.stringify(record);
  expect(text).not.toContain(process.cwd());
  expect(text.length).toBeLessThan(200_000);
  const some = Array.from(gaussianBlobs({ rows: 60 }).x.subarray(0, 40), (value) => String(value));
  expect(some.filter((value) => text.includes(value))).toEqual([]);
});

test('loadRecord refuses what is no record, by the place that does not fit', async () => {
  const path = join(folder, 'bad.json');
  await expect(kd.loadRecord(join(folder, 'none.json'))).rejects.toThrow('got ENOENT; write the record with saveRecord first');
  await writeFile(path, (await readFile(join(folder, 'runs', 'run.json'), 'utf8')).slice(0, 100));
  await expect(kd.loadRecord(path)).rejects.toThrow('loadRecord: expected JSON in');
  await writeFile(path, JSON.stringify({ ...record, schema: 'stillroom.run/2' }));
  await expect(kd.loadRecord(path)).rejects.toThrow('expected a record of schema "stillroom.run/1", got "stillroom.run/2"');
  await writeFile(path, JSON.stringify({ ...record, history: { ...record.history, step: ['one'] } }));
  await expect(kd.loadRecord(path)).rejects.toThrow(
    /expected a run record, got one whose \/history\/step\/0 must be (number|integer)/
  );
  await expect(kd.saveRecord({ ...record, findings: undefined } as unknown as kd.RunRecord, path)).rejects.toThrow(
    'saveRecord: expected a run record, got one that does not fit (findings: expected a list, got nothing)'
  );
});
