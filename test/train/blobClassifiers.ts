import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import * as kd from '../../src';
import { denseNetwork } from '../denseNetwork';
import { gaussianBlobs } from '../gaussianBlobs';

export const data = {
  train: gaussianBlobs({ rows: 120 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
export const quiet = { data, batchSize: 30, show: false };
export const layers = { teacher: 'hidden', student: 'hidden' };
export const hard = { weight: 1, loss: kd.crossEntropy() };
export const soft = { weight: 1, loss: kd.softTargets({ temperature: 2 }) };

export function weightsOf(model: kd.tf.LayersModel): number[][] {
  return model.getWeights().map((weight) => Array.from(weight.dataSync()));
}

/** A trained teacher for the tests of this file, and small students, which live as long as one test. Each test leaves no tensor behind. */
export function blobClassifiers() {
  const teacher = denseNetwork([16, 16, 3], { seed: 1, name: 'big' });
  let before = 0;
  let models: kd.tf.LayersModel[] = [];

  beforeAll(async () => {
    await kd.train({ student: teacher, data, epochs: 4, batchSize: 30, show: false });
  });
  beforeEach(() => {
    models = [];
    before = kd.tf.memory().numTensors;
  });
  afterEach(() => {
    models.forEach((model) => model.dispose());
    expect(kd.tf.memory().numTensors).toBe(before);
  });
  afterAll(() => teacher.dispose());

  const kept = <M extends kd.tf.LayersModel>(model: M): M => {
    models.push(model);
    return model;
  };
  return {
    teacher,
    /** The model, which the end of the test disposes. */
    kept,
    small: (seed = 2) => kept(denseNetwork([5, 5, 3], { seed, name: 'small' }))
  };
}
