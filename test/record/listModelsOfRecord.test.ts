import { expect, test } from 'vitest';
import { listModelsOfRecord } from '../../src/record/listModelsOfRecord';
import { thinHistory } from '../../src/record/thinHistory';
import { validateRecord } from '../../src/record/validateRecord';
import { eventsOf, federated, foldAll, mutual, scoresOf, startedWith } from './madeUpRuns';

const usual = [
  { name: 'teacher', role: 'teacher' },
  { name: 'student', role: 'student' },
  { name: 'baseline', role: 'baseline' }
] as const;

test('listModelsOfRecord(record of teacher, student, baseline) reads the fields that every record has, and the record has no others', () => {
  const record = foldAll(eventsOf(usual));
  expect(record).not.toHaveProperty('participants');
  expect(Object.keys(record.scores).sort()).toEqual(['baseline', 'lastBaseline', 'lastStudent', 'student', 'teacher']);
  const models = listModelsOfRecord(record);
  expect(models.map(({ name, role, isLead }) => [name, role, isLead])).toEqual([
    ['teacher', 'teacher', false],
    ['student', 'student', true],
    ['baseline', 'baseline', false]
  ]);
  expect(models[1].history).toBe(record.history);
  expect(models[2].history).toBe(record.baselineHistory);
  expect(models[2].lastScores).toBe(record.scores.lastBaseline);
});

test('listModelsOfRecord(plain training) is the student alone', () => {
  expect(listModelsOfRecord(foldAll(eventsOf([usual[1]]))).map(({ name }) => name)).toEqual(['student']);
});

test('listModelsOfRecord(record with a teacher and three peers) has them in order, the first peer in the place of the student', () => {
  const record = foldAll(eventsOf(mutual));
  const models = listModelsOfRecord(record);
  expect(models.map(({ name, role, isLead }) => [name, role, isLead])).toEqual([
    ['teacher', 'teacher', false],
    ['peer 1', 'peer', true],
    ['peer 2', 'peer', false],
    ['peer 3', 'peer', false]
  ]);
  expect(models.map(({ info }) => info?.name)).toEqual(mutual.map(({ name }) => `network of ${name}`));
  expect(models.map(({ history }) => history?.series['train/loss'][0])).toEqual([undefined, 2, 2.1, 2.2]);
  expect(models.map(({ history }) => history?.best?.epoch)).toEqual([undefined, 2, 2, 2]);
  expect(models.map(({ scores }) => scores?.test)).toEqual([1, 2, 3, 4].map(scoresOf));
  expect(models[3].lastScores).toEqual({ train: scoresOf(4), validation: scoresOf(4), test: scoresOf(4) });
  expect(record.history).toBe(models[1].history);
  expect(record.stamp.clock?.epoch).toEqual([1, 2]);
});

test('listModelsOfRecord(federated record) has the server, its clients, a candidate and a baseline of another name', () => {
  const models = listModelsOfRecord(foldAll(eventsOf(federated)));
  expect(models.map(({ name, role }) => [name, role])).toEqual(federated.map(({ name, role }) => [name, role]));
  expect(models.every(({ history, scores, lastScores }) => history && scores?.test && lastScores?.test)).toBe(true);
});

test('validateRecord accepts a record with participants, and none with a role that is not known or with 65 of them', () => {
  const record = foldAll(eventsOf(federated));
  expect(validateRecord('loadRecord', JSON.parse(JSON.stringify(record)))).toEqual(record);
  const odd = { ...record, participants: [{ ...record.participants![0], role: 'rival' }] };
  expect(() => validateRecord('loadRecord', odd)).toThrow('loadRecord: expected a run record, got one whose /participants/0');
  const many = { ...record, participants: Array.from({ length: 65 }, () => record.participants![1]) };
  expect(() => validateRecord('loadRecord', many)).toThrow('/participants must NOT have more than 64 items');
});

test('a record of 64 models that learnt for long stays below 200 kB, each with a history that keeps its best epoch and its last point', () => {
  const models = Array.from({ length: 64 }, (_, i) => ({ name: `client ${i + 1}`, role: 'client' as const }));
  const record = foldAll(eventsOf(models, { epochs: 30, pointsAnEpoch: 10 }));
  expect(JSON.stringify(record).length).toBeLessThan(200_000);
  for (const { history } of listModelsOfRecord(record)) {
    expect(history!.step.at(-1)).toBe(300);
    expect(history!.epoch).toContain(history!.best!.epoch);
    expect(() => thinHistory(history!, 2)).not.toThrow();
  }
});

test('declareModels refuses no model that learns, a name twice, a name that means something else, and more than 64', () => {
  const { name, role } = usual[0];
  expect(() => startedWith([{ name, role }])).toThrow(
    'declareModels: expected a model that learns, got teacher; declare a student'
  );
  expect(() => startedWith([])).toThrow('expected a model that learns, got none');
  expect(() => startedWith([mutual[1], mutual[1]])).toThrow('declareModels: expected each name once, got "peer 1" again');
  expect(() => startedWith([{ name: 'scoring', role: 'student' }])).toThrow(
    'expected another name than those with a meaning, got "scoring"'
  );
  const many = Array.from({ length: 65 }, (_, i) => ({ name: `client ${i}`, role: 'client' as const }));
  expect(() => startedWith(many)).toThrow('declareModels: expected at most 64 models, got 65');
});
