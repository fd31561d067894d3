import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { validateRecord } from '../../../src/record/validateRecord';
import { mixSeeds } from '../../../src/stats/createRandom';
import { denseNetwork } from '../../denseNetwork';
import { blobClassifiers, data, weightsOf } from '../blobClassifiers';

const { kept } = blobClassifiers();
const quiet = { data, epochs: 3, batchSize: 30, optimizer: kd.adam({ learningRate: 0.01 }), show: false };
const student = () => denseNetwork([6, 3], { name: 'net' });
const free = ({ students }: kd.BornAgain) => students.forEach(kept);

test('bornAgain() teaches each generation by the one before, from other weights, until the validation rows gain no more', async () => {
  const family = await kd.bornAgain({ ...quiet, student, generations: 3 });
  free(family);
  const { record, students, logits, best, comparison } = family;
  validateRecord('record', record);
  expect(record.status).toBe('done');
  expect(record.participants!.map(({ name, role }) => [name, role])).toEqual(
    [1, 2, 3].map((generation) => [`generation ${generation}`, 'generation'])
  );
  expect(students).toHaveLength(logits.length);
  const accuracies = logits.map(({ validation }) => kd.accuracy({ logits: validation!, labels: data.validation.y }));
  accuracies.slice(1, best).forEach((value, i) => expect(value).toBeGreaterThan(accuracies[i]));
  if (best < students.length) {
    expect(students).toHaveLength(best + 1);
    expect(accuracies[best]).toBeLessThanOrEqual(accuracies[best - 1]);
    expect(record.findings.map(({ check }) => check)).toContain('lastGeneration');
  }
  const trained = students.map((_, i) => `generation ${i + 1}`);
  expect(comparison!.models.map(({ name }) => name)).toEqual([...trained, 'ensemble']);
  expect(comparison!.differences.map(({ model }) => model)).toEqual(comparison!.differences.map(() => 'generation 1'));
  for (const [i, model] of students.entries())
    expect((await kd.predict(model, data.test)).values).toEqual(logits[i].test!.values);
});

test('generation 1 is trained as kd.train does, generation 2 as kd.distill does from it', async () => {
  const family = await kd.bornAgain({ ...quiet, student, generations: 2, seed: 5 });
  free(family);
  const [first, second] = family.students;
  const terms = {
    hard: { weight: 0.3, loss: kd.crossEntropy() },
    soft: { weight: 0.7, loss: kd.softTargets({ temperature: 4 }) }
  };
  const again = await kd.bornAgain({ ...quiet, student, generations: 2, seed: 5, terms });
  free(again);
  expect(again.students.map(weightsOf)).toEqual(family.students.map(weightsOf));
  const built = [kept(kd.seeded(mixSeeds(5, 1), student))];
  await kd.train({ ...quiet, student: built[0], seed: 5 });
  expect(weightsOf(built[0])).toEqual(weightsOf(first));
  const { series } = (family.record.participants![1] as kd.OwnModel).history!;
  expect(series['train/soft'].length).toBeGreaterThan(0);
  expect(family.record.history.series['train/soft']).toBeUndefined();
  expect(weightsOf(second)).not.toEqual(weightsOf(first));
});

test('rows with targets have generations too', async () => {
  const x = Array.from({ length: 60 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
  const rows = kd.dataset({ x, targets: x.map(([a, b]) => [a - 2 * b]), targetNames: ['size'] });
  const numbers = () => denseNetwork([4, 1], { inputs: 2 });
  const family = await kd.bornAgain({
    student: numbers,
    data: kd.split(rows, { seed: 1 }),
    generations: 2,
    epochs: 2,
    show: false
  });
  free(family);
  expect(family.record.status).toBe('done');
  expect(family.comparison!.metrics[0].name).toBe('rSquared');
});

test('bornAgain() refuses what does not fit, and disposes what it built', async () => {
  const refused = (options: object) => expect(kd.bornAgain({ ...quiet, student, ...options })).rejects;
  await refused({ student: 4 }).toThrow('bornAgain: expected student to be a function of the generation to a model, got 4');
  await refused({ student: () => 4 }).toThrow('bornAgain: student(1): expected a tfjs layers model, got 4');
  await refused({ generations: 0 }).toThrow('expected generations to be');
  await refused({ terms: {} }).toThrow('expected at least one term');
  const hint = { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };
  await refused({ terms: { hint } }).toThrow('expected losses of logits and labels, got term "hint" of features');
  await refused({ student: (g: number) => denseNetwork([4 + g, 3]), epochs: 1 }).toThrow(
    'expected the same architecture in each generation'
  );
  const one = student();
  await refused({ student: () => one, epochs: 1 }).toThrow(
    'expected student to build another model for each generation, got "net" again'
  );
});
