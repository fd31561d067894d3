import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveRun } from '../../../src/record/LiveRun';
import { computeRunKey } from '../../../src/record/computeRunKey';
import { createEndedRunStore } from '../../../src/train/control/createEndedRunStore';
import { exampleRecord } from '../../views/exampleRecord';

let folder: string;
beforeEach(() => (folder = join(mkdtempSync(join(tmpdir(), 'kept-')), 'runs')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (i: number) => ({ ...exampleRecord({ epochs: 2, pointsAnEpoch: 2, examples: 2 }), title: `run ${i}` });
const last = (i: number): LiveRun => ({
  ...{ id: 'abc', started: new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString(), title: `run ${i}`, seed: i, state: 'done' },
  ...{ does: 'scoring', epoch: 2, epochs: 2, step: 4, steps: 4, stepsPerSecond: null, secondsLeft: null },
  ...{ latest: {}, spark: [1, 2], settings: [], changes: [] }
});

test('createEndedRunStore(folder) gives back after a restart what was kept, the oldest first, for its owner alone', () => {
  const before = createEndedRunStore(folder);
  for (const i of [0, 1, 2]) before.keep(last(i), record(i));
  const after = createEndedRunStore(folder);
  expect(after.all().map(({ title, spark }) => [title, spark])).toEqual([0, 1, 2].map((i) => [`run ${i}`, []]));
  expect(after.record(computeRunKey(last(1)))).toEqual(JSON.parse(JSON.stringify(record(1))));
  expect(after.record('another')).toBeUndefined();
  const [name] = readdirSync(folder);
  expect([statSync(folder).mode & 0o777, statSync(join(folder, name)).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('a file that was not written to its end, or is something else, is left out', () => {
  createEndedRunStore(folder).keep(last(0), record(0));
  writeFileSync(join(folder, '0-broken.jsonl'), '{"id": ');
  appendFileSync(join(folder, '1-half.jsonl'), `${JSON.stringify(last(5))}\n{"schema"`);
  expect(createEndedRunStore(folder).all()).toHaveLength(1);
});

test('of more than it keeps the oldest go, and their files with them', () => {
  const runs = createEndedRunStore(folder);
  const large = { ...record(0), title: 'x'.repeat(9_000_000) };
  for (const i of [0, 1, 2, 3]) runs.keep(last(i), large);
  expect(runs.all().map(({ title }) => title)).toEqual(['run 1', 'run 2', 'run 3']);
  expect(readdirSync(folder)).toHaveLength(3);
});

test('a folder that cannot be made costs only what it is for', () => {
  const file = join(folder, '..', 'file');
  writeFileSync(file, '');
  const runs = createEndedRunStore(join(file, 'runs'));
  runs.keep(last(0), record(0));
  expect(runs.record(computeRunKey(last(0)))?.title).toBe('run 0');
});
