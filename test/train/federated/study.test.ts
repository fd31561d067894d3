import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { leavesNoTensors, small, smallClients } from './smallFederation';

const { alone, fedMd, study } = kd.federated;
leavesNoTensors();
const options = { ...small, clients: () => smallClients(), seeds: [1, 2], rounds: 1 };

test('study() takes the gain over the first strategy seed by seed', async () => {
  const { curves, runs, says } = await study({ ...options, strategies: { alone: alone(), FedMD: fedMd({ firstEpochs: 4 }) } });
  const finals = Object.values(runs).map((records) =>
    records.map(({ federation }) => {
      const { accuracy } = federation!.rounds.at(-1)!;
      return accuracy.reduce((a, b) => a + b) / accuracy.length;
    })
  );
  const gains = finals[1].map((final, i) => final - finals[0][i]);
  const [control, taught] = curves.strategies;
  expect(control.gain).toBeUndefined();
  expect(taught.gain!.mean).toBeCloseTo((gains[0] + gains[1]) / 2, 10);
  expect(taught.final.mean).toBeCloseTo((finals[1][0] + finals[1][1]) / 2, 10);
  expect(curves).toMatchObject({ control: 'alone', seeds: 2, rounds: 1 });
  expect(says).toMatch(/^After 1 round over 2 seeds the accuracy of the clients is: alone .* and FedMD /);
  expect(kd.federationView(JSON.parse(JSON.stringify(curves))).says).toBe(says);
});

test('study() refuses no strategies and clients that are no function, and fails if a run is stopped', async () => {
  await expect(study({ ...options, strategies: {} })).rejects.toThrow('expected 1 to 50 strategies by name');
  await expect(study({ ...options, clients: smallClients() as never, strategies: { a: alone() } })).rejects.toThrow(
    'expected clients to be a function of the seed'
  );
  const signal = AbortSignal.abort();
  await expect(study({ ...options, signal, strategies: { a: alone() } })).rejects.toThrow(
    'expected every run to be done, got "stopped"'
  );
});
