import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { listRecordSeries } from './listRecordSeries';
import { serveMlflow } from './mlflow/serveMlflow';
import { runTracked, type Ended } from './runTracked';
import { hasPython, readEventFiles } from './tensorBoard/readEventFiles';
import { listTensorBoardSeries } from './tensorBoard/listTensorBoardSeries';

const newFolder = () => mkdtempSync(join(tmpdir(), 'tracked-'));
/** A run that nobody follows. */
let alone: Ended;

beforeAll(async () => {
  alone = (await runTracked({}))!;
});

test.runIf(hasPython)(
  'kd.resume goes on in the same files and in the same run of MLflow: no point is there twice, wherever the process was killed',
  async () => {
    const [logs, folder, server] = [newFolder(), join(newFolder(), 'run'), await serveMlflow()];
    const asked = { folder, logs, url: server.url };
    // In the middle of an epoch of the student, and of one of the baseline.
    for (const killAfter of [35, 60]) expect(await runTracked(asked, { killAfter })).toBeNull();
    const [name] = Object.keys(readEventFiles(logs));
    const ended = (await runTracked(asked))!;
    expect(ended.weights).toEqual(alone.weights);
    expect(ended.record.stamp.resumed).toHaveLength(2);
    expect(ended.record.findings).toEqual(alone.record.findings);

    const read = readEventFiles(logs);
    expect(listTensorBoardSeries(read, name)).toEqual(listRecordSeries(ended.record, Math.fround));
    expect(read[name].texts.conclusion).toHaveLength(1);
    const { histograms } = read[`${name}/student`];
    expect(histograms['weights/dense_1/kernel'].map(([step]) => step)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(readdirSync(join(logs, name, 'student')).length).toBeGreaterThan(1);

    const [run, ...others] = server.runs;
    expect(others).toEqual([]);
    expect(server.complaints).toEqual([]);
    for (const [model, series] of Object.entries(listRecordSeries(ended.record)))
      expect(server.seriesOf(run, model)).toEqual(series);
    expect(run.info.status).toBe('FINISHED');
    await server.stop();
  }
);

test('a disk that is full from some time on costs a run nothing but a finding', async () => {
  const ended = (await runTracked({ logs: newFolder(), wait: 5 }, { limit: '2' }))!;
  expect(ended.weights).toEqual(alone.weights);
  const [lost, ...others] = ended.record.findings.filter(({ check }) => check === 'incompleteTensorBoard');
  expect(others).toEqual([]);
  expect(lost.says).toMatch(/^TensorBoard lacks [\d,]+ of [\d,]+ numbers of this run: ".*" could not be written \(EFBIG\)$/);
  expect(lost.hint).toBe('free some space, or give a folder on another disk');
  expect(lost.value).toBeGreaterThan(10);
});
