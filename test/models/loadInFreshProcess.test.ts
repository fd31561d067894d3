import { execFileSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { saveModel } from '../../src/deploy/saveModel';
import { layersOf } from '../../src/models/features/layersOf';
import { smallModels } from './smallModels';

test('saveModel: another process loads each of the models, with the same layers and logits', async () => {
  const place = await mkdtemp(join(tmpdir(), 'stillroom-'));
  const models = Object.values(smallModels).map((build) => build({ seed: 3 }));
  const folders = models.map((_, i) => join(place, String(i)));
  for (const [i, model] of models.entries()) await saveModel(model, folders[i]);
  const child = [join(__dirname, 'freshProcess.cjs'), ...folders];
  const said = JSON.parse(execFileSync(process.execPath, child, { encoding: 'utf8' })) as {
    logits: number[];
    layers: string[];
  }[];
  models.forEach((model, i) => {
    const shape = [3, ...(model.inputs[0].shape.slice(1) as number[])];
    const expected = tf.tidy(() => {
      const rows = Array.from({ length: tf.util.sizeFromShape(shape) }, (_, k) => (7 * k) % 4);
      return Array.from((model.predict(tf.tensor(rows, shape)) as tf.Tensor).dataSync());
    });
    expect(said[i].layers).toEqual(layersOf(model).map(({ name }) => name));
    expect(said[i].logits.length).toBe(9);
    said[i].logits.forEach((logit, k) => expect(Math.abs(logit - expected[k])).toBeLessThan(1e-5));
  });
});
