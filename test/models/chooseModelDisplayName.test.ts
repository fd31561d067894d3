import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { chooseModelDisplayName } from '../../src/models/chooseModelDisplayName';

const host = Symbol.for('stillroom.host');
const names = globalThis as { [host]?: unknown };
const small = (name?: string) =>
  kd.seeded(1, () => tf.sequential({ name, layers: [tf.layers.dense({ units: 2, inputShape: [3] })] }));

afterEach(() => {
  delete names[host];
});

test("chooseModelDisplayName(model) is the model's own name, which nothing replaces", () => {
  names[host] = { nameOf: () => 'other' };
  const model = small('my teacher');
  expect(chooseModelDisplayName(model, 'student')).toBe('my teacher');
  model.dispose();
});

test('chooseModelDisplayName(model) is the name of the variable where tfjs has made up its own, else the one that is given', () => {
  const model = small();
  expect(chooseModelDisplayName(model, 'student')).toBe('student');
  names[host] = { nameOf: (value: object) => (value === model ? 'wide' : undefined) };
  expect(chooseModelDisplayName(model, 'student')).toBe('wide');
  const other = tf.model({ inputs: model.inputs, outputs: model.outputs });
  expect(chooseModelDisplayName(other, 'teacher')).toBe('teacher');
  model.dispose();
});

test('train calls a model that learns alone by its own name, in events and in scores, not a student', async () => {
  const model = small('judge');
  const x = new Float32Array(60).map((_, i) => Math.sin(i));
  const data = {
    train: { name: 'made', x, shape: [3], y: Int32Array.from({ length: 20 }, (_, i) => i % 2), classes: ['a', 'b'] }
  };
  const of = new Set<string>();
  const run = await kd.train({
    student: model,
    data,
    epochs: 1,
    onEvent: (event) => void (event.type === 'point' && of.add(event.of))
  });
  expect([...of]).toEqual(['judge']);
  expect(run.participants).toEqual([{ name: 'judge', role: 'student', field: 'student' }]);
  expect(run.title).toBe('made: judge');
  expect(kd.scores(run).rows.map((row) => row.model)).toContain('judge');
  const { says, setup, scores, lossCurves } = kd.runView(run);
  expect([says, scores.says, lossCurves.says, ...setup.flat()].join(' ')).not.toMatch(/student/);
  model.dispose();
});
