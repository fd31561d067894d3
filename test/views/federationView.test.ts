import { expect, test } from 'vitest';
import { findFederationProblem } from '../../extension/src/views/federation/findFederationProblem';
import { drawFederation, heightOfFederation } from '../../src/views/federation/drawFederation';
import { federationView } from '../../src/views/federation/federationView';
import { tabulateModelsOfFederation, tabulateStrategiesOfFederation } from '../../src/views/federation/tabulateFederation';
import { exampleFederation, exampleFederationStudy } from './exampleFederation';

test('federationView(curves) says what the clients come to, of one strategy also the server and who was left out', () => {
  expect(federationView(exampleFederation(), { title: 'Mine' })).toMatchObject({
    title: 'Mine',
    says: 'After 2 rounds the clients have an accuracy of 70.0 % by fedAvg, the server of 75.0 %; 1 client was left out of some round.'
  });
  expect(federationView(exampleFederationStudy()).says).toBe(
    'After 2 rounds over 3 seeds the accuracy of the clients is: alone 50.0 % (48.0 to 52.0) and FedMD 70.0 % (68.0 to 72.0).'
  );
});

test('its tables have accuracy, bytes, privacy and who was left out', () => {
  const one = federationView(exampleFederation());
  expect(tabulateStrategiesOfFederation(one)).toMatchObject({
    columns: ['Strategy', 'Clients', 'Server', 'Sent up', 'Sent down', 'Largest epsilon'],
    rows: [['fedAvg', '70.0 %', '75.0 %', '1.6 kB', '800 B', '2.5']]
  });
  expect(tabulateModelsOfFederation(one)).toMatchObject({
    columns: ['Model', 'Accuracy', 'Sent up', 'Sent down', 'Epsilon', 'Accountant', 'Left out'],
    rows: [
      ['north', '60.0 %', '800 B', '400 B', '2.5 at delta 1e−5', 'rdp', '–'],
      ['south', '80.0 %', '800 B', '400 B', '–', '–', '1: late'],
      ['server', '75.0 %', '–', '–', '–', '–', '–']
    ]
  });
  const several = federationView(exampleFederationStudy());
  expect(tabulateStrategiesOfFederation(several).columns).toContain('More than alone');
  expect(tabulateModelsOfFederation(several)).toBeNull();
});

test('its picture has a line for each strategy, or for the mean, the server and each client of one', () => {
  const lines = (view: Parameters<typeof drawFederation>[0]) =>
    drawFederation(view, { x: 0, y: 0, width: 800, height: heightOfFederation }).match(/<path [^>]*stroke-linejoin/g)!.length;
  expect(lines(federationView(exampleFederation()))).toBe(4);
  expect(lines(federationView(exampleFederationStudy()))).toBe(2);
});

test('federationView refuses no strategies, and a line that has not a number for each round', () => {
  const { strategies, ...rest } = exampleFederation();
  expect(() => federationView({ ...rest, strategies: [] })).toThrow('federationView: expected the curves of a federation');
  const short = { ...rest, strategies: [{ ...strategies[0], accuracy: [0.5] }] };
  expect(() => federationView(short)).toThrow('expected a number for each of 2 rounds by "fedAvg", got 1');
  expect(findFederationProblem({ ...federationView(exampleFederation()), ...short }, 'view')).toContain('strategies[0].accuracy');
  expect(findFederationProblem(federationView(exampleFederation()), 'view')).toBeNull();
});
