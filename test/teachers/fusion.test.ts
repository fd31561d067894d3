import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { functionTeacher } from '../../src/teachers/functionTeacher';
import { fusedTeacher } from '../../src/teachers/fusedTeacher';
import type { Fusion } from '../../src/teachers/Fusion';
import * as fusion from '../../src/teachers/fusion';
import { label } from '../../src/teachers/label';
import type { Teacher } from '../../src/teachers/Teacher';

interface Reference {
  labels: number[];
  teachers: { [name: string]: number[][] };
  learntGate: { loss: number; probabilities: number[][] };
  [rule: string]: unknown;
}
const reference = JSON.parse(readFileSync(join(__dirname, '../reference/teachers/fusedTeachers.json'), 'utf8')) as Reference;

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

/** Row i of the data is the number i. */
const data = makeDataset({ x: reference.labels.map((_, i) => [i]), y: reference.labels, classes: 3 });
const teachers: { [name: string]: Teacher } = Object.fromEntries(
  Object.entries(reference.teachers).map(([name, logits]) => [
    name,
    functionTeacher((rows) => Array.from(rows.dataSync(), (row) => logits[row]), { key: name, classes: 3, name })
  ])
);

async function probabilities(by: Fusion): Promise<number[][]> {
  const { values, columns } = await label(fusedTeacher(teachers, { by }), data);
  return tf.tidy(() => tf.softmax(tf.tensor2d(values, [data.y.length, columns])).arraySync() as number[][]);
}

function expectClose(got: number[][], wanted: number[][], digits = 6): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((row, i) => row.forEach((p, j) => expect(p).toBeCloseTo(wanted[i][j], digits)));
}

test.each([
  ['meanProbability', fusion.meanProbability()],
  ['geometricMean', fusion.geometricMean()],
  ['entropyWeighted', fusion.entropyWeighted()],
  ['maxProbabilityWeighted', fusion.maxProbabilityWeighted()],
  ['weighted', fusion.weighted({ third: 5, first: 1, second: 2 })]
])('fusion.%s() has the probabilities that NumPy has', async (name, by) => {
  expectClose(await probabilities(by), reference[name] as number[][]);
});

test("fusion.learntGate(teachers, rows) is the gate that PyTorch's L-BFGS finds, and the same each time", async () => {
  const by = await fusion.learntGate(teachers, data);
  expectClose(await probabilities(by), reference.learntGate.probabilities, 4);
  expect(by.does).toContain(`(loss ${reference.learntGate.loss.toFixed(4)})`);
  expect((await fusion.learntGate(teachers, data)).fingerprint).toBe(by.fingerprint);
  expect((await fusion.learntGate(teachers, data, { l2: 1 })).fingerprint).not.toBe(by.fingerprint);
});

test('fusion.onePerRow(choose) gives each row the logits of its teacher, bit by bit', async () => {
  const names = Object.keys(teachers);
  const by = fusion.onePerRow((row, { name }) => names[(row + name.length) % 3]);
  const { values } = await label(fusedTeacher(teachers, { by }), data);
  const wanted = data.y.length && Array.from(data.y, (_, row) => reference.teachers[names[(row + 4) % 3]][row]);
  expect(Array.from(values)).toEqual((wanted as number[][]).flat());
});

test('a weight of 0 takes a teacher out', async () => {
  const { values } = await label(fusedTeacher(teachers, { by: fusion.weighted({ first: 0, second: 2, third: 0 }) }), data);
  expect(Array.from(values)).toEqual(reference.teachers.second.flat());
});

test('fusions refuse what cannot be weights, names or rows to learn from', async () => {
  expect(() => fusion.weighted({})).toThrow('fusion.weighted: expected weights by the name of the teacher, got an object');
  expect(() => fusion.weighted({ a: -1 })).toThrow('fusion.weighted: expected a to be');
  expect(() => fusion.weighted({ a: 0, b: 0 })).toThrow('expected a weight above 0, got 0 for a, b');
  expect(() => fusion.onePerRow('first' as never)).toThrow('fusion.onePerRow: expected a function of the row');
  await expect(probabilities(fusion.weighted({ first: 1, second: 1 }))).rejects.toThrow('got none for "third"');
  await expect(probabilities(fusion.onePerRow(() => 'fourth'))).rejects.toThrow(
    'expected the name of a teacher ("first", "second", "third") for row 0, got "fourth"'
  );
  const odd = { does: 'odd', fingerprint: null, weights: () => [1, NaN, 1] };
  await expect(probabilities(odd)).rejects.toThrow('expected odd to give a weight of at least 0 for each of "first"');
  const unlabelled = makeDataset({ x: [[1], [2]], classes: 3 });
  await expect(fusion.learntGate(teachers, unlabelled)).rejects.toThrow('expected labelled rows');
  const gate = await fusion.learntGate({ first: teachers.first, second: teachers.second }, data);
  await expect(probabilities(gate)).rejects.toThrow('expected the teachers that it has learnt from, "first", "second"');
});
