import { afterEach, beforeEach, expect } from 'vitest';
import * as kd from '../../../src';
import { denseNetwork } from '../../denseNetwork';
import { mulberry32 } from '../../mulberry32';

/** Four classes, each large in a column of its own. */
export function columnRows(count: number, seed: number): kd.Dataset {
  const draw = mulberry32(seed);
  const y = Array.from({ length: count }, (_, i) => i % 4);
  const x = y.map((label) => [0, 1, 2, 3].map((column) => Number(column === label) + 0.5 * draw()));
  return kd.dataset({ name: 'columns', x, y, classes: 4 });
}

/** Clients of two kinds of network, whose rows lack a class each: no one knows all. */
export function smallClients(count = 4, kinds = [[4], [6, 4]]): kd.FederatedClient[] {
  const all = columnRows(160, 1);
  return Array.from({ length: count }, (_, i) => {
    const rows = Array.from(all.y.keys()).filter((row) => all.y[row] !== i % 4 && Math.floor(row / 4) % count === i);
    return { name: `client ${i + 1}`, model: () => denseNetwork(kinds[i % kinds.length]), data: kd.takeRows(all, rows) };
  });
}

export const small = {
  ...{ publicRows: columnRows(40, 2), test: columnRows(40, 3), show: false, rounds: 2, batchSize: 10 },
  optimizer: kd.adam({ learningRate: 0.05 })
};

export function weightsOf(model: kd.tf.LayersModel): number[] {
  return model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
}

/** Each test of the file disposes what it makes, and nothing else is left. */
export function leavesNoTensors(): void {
  let before = 0;
  beforeEach(() => void (before = kd.tf.memory().numTensors));
  afterEach(() => expect(kd.tf.memory().numTensors, 'tensors left behind').toBe(before));
}
