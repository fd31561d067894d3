import { afterEach, beforeEach, expect } from 'vitest';
import * as kd from '../../../src';
import { denseNetwork } from '../../denseNetwork';
import { mulberry32 } from '../../mulberry32';

/** Four classes, each large in a column of its own; two a part. */
export function smallStream(): kd.StreamPart[] {
  const rows = (count: number, seed: number) => {
    const draw = mulberry32(seed);
    const y = Array.from({ length: count }, (_, i) => i % 4);
    const x = y.map((label) => [0, 1, 2, 3].map((column) => Number(column === label) + 0.3 * draw()));
    return kd.dataset({ name: 'columns', x, y, classes: 4 });
  };
  return kd.continual.splitByClass({ train: rows(160, 1), validation: rows(40, 2), test: rows(80, 3) }, { parts: 2 });
}

export function studentFor(seed: number): kd.tf.LayersModel {
  return denseNetwork([4], { seed, inputs: 4 });
}

export function weightsOf(model: kd.tf.LayersModel): number[] {
  return model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
}

/** Each test of the file disposes what it makes, and nothing else is left. */
export function leavesNoTensors(): void {
  let before = 0;
  beforeEach(() => void (before = kd.tf.memory().numTensors));
  afterEach(() => expect(kd.tf.memory().numTensors, 'tensors left behind').toBe(before));
}
