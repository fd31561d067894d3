import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { inUseFile, markFolderInUse } from '../../../src/train/checkpoint/markFolderInUse';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

let folder: string;
const claim = () => join(folder, inUseFile);
const read = () => JSON.parse(readFileSync(claim(), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('markFolderInUse says who writes a folder, until it is released; what another has claimed since stays', async () => {
  const release = await markFolderInUse(folder, { as: 'run', title: 'first', given: ['student'] });
  expect(read()).toMatchObject({ as: 'run', title: 'first', given: ['student'], by: { pid: process.pid, host: hostname() } });
  const second = await markFolderInUse(folder, { as: 'run', title: 'second' });
  await release();
  expect(read().title).toBe('second');
  await second();
  expect(existsSync(claim())).toBe(false);
  writeFileSync(join(folder, 'file'), '');
  // Nobody is told where nothing can be written.
  await (
    await markFolderInUse(join(folder, 'file'), { as: 'study' })
  )();
});

test('kd.distill and kd.study claim their folder while they write it, with what a resumed run must be given, also when they fail', async () => {
  const data = { train: gaussianBlobs({ rows: 90 }), validation: gaussianBlobs({ rows: 30, seed: 2 }) };
  const teacher = denseNetwork([6, 3], { seed: 1 });
  const student = denseNetwork([4, 3], { seed: 2 });
  const seen: unknown[] = [];
  const onEvent = ({ type }: kd.RunEvent) => void (type === 'best' && seen.push(read()));
  const shared = { teacher, data, epochs: 1, batchSize: 32, show: false } as const;
  await kd.distill({ ...shared, student, baseline: false, optimizer: kd.adam(), folder, onEvent });
  expect(seen).toMatchObject([{ as: 'run', given: ['teacher', 'student', 'data', 'optimizer'] }]);
  expect(existsSync(claim())).toBe(false);
  rmSync(folder, { recursive: true });

  const builder = (seed: number) => {
    if (seed === 1) expect(read()).toMatchObject({ as: 'study', seeds: [0, 1], title: 'two' });
    return denseNetwork([4, 3], { seed });
  };
  const { students } = await kd.study({ ...shared, student: builder, baseline: false, seeds: 2, title: 'two', folder });
  expect(existsSync(claim())).toBe(false);
  rmSync(folder, { recursive: true });

  const lent = (await kd.distill({ ...shared, student: denseNetwork([5, 3]) })) as kd.RunRecord;
  await expect(kd.distill({ ...shared, student, baseline: lent, folder })).rejects.toThrow('baseline');
  expect(existsSync(claim())).toBe(false);
  [teacher, student, ...students].forEach((one) => one.dispose());
});
