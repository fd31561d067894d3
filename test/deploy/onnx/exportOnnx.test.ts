import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { layerTranslations } from '../../../src/deploy/onnx/layers/layerTranslations';
import { builtModels } from './exportedModels';
import { layerModels } from './layerModels';

const { tf } = kd;
const folder = process.env.STILLROOM_ONNX_FILES ?? mkdtempSync(join(tmpdir(), 'stillroom-onnx-'));

/** Weights as after training: those of batch normalisation, too, are then other than 0 and 1. */
function disturb(model: kd.tf.LayersModel): void {
  tf.tidy(() =>
    kd.seeded(3, () =>
      model.setWeights(
        model.getWeights().map((weight, i) => {
          const isVariance = /variance/.test(model.weights[i].name);
          return isVariance ? tf.randomUniform(weight.shape, 0.5, 2) : weight.add(tf.randomNormal(weight.shape, 0, 0.1));
        })
      )
    )
  );
}

describe('exportOnnx(model, path) writes what onnxruntime computes as the model does, to 1e-4, and leaves no tensor:', () => {
  test.each(Object.entries({ ...builtModels, ...layerModels }))('%s', async (name, build) => {
    const before = tf.memory().numTensors;
    const model = kd.seeded(1, build);
    disturb(model);
    const made = tf.memory().numTensors;
    const file = await kd.exportOnnx(model, join(folder, `${name.replace(/\W+/g, '-')}.onnx`));
    expect(file.check!.largestDifference).toBeLessThan(1e-4);
    console.log(name, file.check!.largestDifference, file.bytes);
    expect(tf.memory().numTensors).toBe(made);
    void before;
    model.dispose();
  });
});
