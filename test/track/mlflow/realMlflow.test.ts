import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as kd from '../../../src';
import { denseNetwork } from '../../denseNetwork';
import { blobClassifiers, quiet } from '../../train/blobClassifiers';
import { listRecordSeries } from '../listRecordSeries';
import { runTracked } from '../runTracked';

/** A Python that has MLflow, which is too large to be set up for every run of the tests: `npm run test:mlflow` makes one. */
const python = process.env.STILLROOM_MLFLOW_PYTHON ?? '';

interface ReadRun {
  name: string;
  status: string;
  id: string;
  tags: { [key: string]: string };
  params: { [key: string]: string };
  files: string[];
  metrics: { [key: string]: [step: number, value: number | null][] };
}

describe.runIf(python)('a real server of MLflow', () => {
  let server: ChildProcess;
  let url: string;
  const { teacher, small } = blobClassifiers();

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mlflow-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const args = [
      'server',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--workers',
      '1',
      '--backend-store-uri',
      'sqlite:///runs.db'
    ];
    const env = {
      ...process.env,
      MLFLOW_DISABLE_TELEMETRY: 'true',
      MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
      PATH: `${dirname(python)}:${process.env.PATH}`
    };
    server = spawn(join(dirname(python), 'mlflow'), args, { cwd: folder, env, stdio: 'ignore', detached: true });
    await vi.waitFor(() => fetch(`${url}/health`), { timeout: 300_000, interval: 500 });
  });
  // With the processes that it has started.
  afterAll(() => void process.kill(-server.pid!, 'SIGKILL'));

  const read = (experiment: string): ReadRun[] =>
    JSON.parse(execFileSync(python, [join(__dirname, 'readMlflow.py'), url, experiment], { maxBuffer: 2 ** 28 }).toString());
  const seriesOf = ({ metrics }: ReadRun, model: string) =>
    Object.fromEntries(
      Object.entries(metrics).flatMap(([key, points]) =>
        key.startsWith(`${model}/`) ? [[key.slice(model.length + 1), points.sort(([a], [b]) => a - b)]] : []
      )
    );
  const lacking = ({ findings }: { findings: kd.Finding[] }) => findings.filter(({ check }) => /Mlflow|Artifacts/.test(check));

  test("has every series of a distillation and of training alone, number for number, as MLflow's own client reads them", async () => {
    const trackers = [kd.mlflow({ url, experiment: 'runs', html: true })];
    const run = await kd.distill({ ...quiet, teacher, student: small(), epochs: 3, trackers, diagnostics: true });
    const alone = await kd.train({ ...quiet, student: small(), epochs: 2, trackers });
    expect([...lacking(run), ...lacking(alone)]).toEqual([]);
    const [distilled, trained] = read('runs');
    const series = listRecordSeries(run);
    for (const model of ['student', 'baseline']) expect(seriesOf(distilled, model)).toEqual(series[model]);
    expect(seriesOf(trained, 'small')).toEqual(listRecordSeries(alone).small);
    expect(distilled).toMatchObject({ status: 'FINISHED', files: ['record.json', 'report.html'] });
    expect(distilled.params).toMatchObject({ epochs: '3', 'terms.soft': 'softTargets' });
    expect(distilled.tags['mlflow.note.content']).toContain(kd.runView(run).says);
  });

  test('has a study of 3 seeds as a run above theirs', async () => {
    const trackers = [kd.mlflow({ url, experiment: 'study' })];
    const student = () => denseNetwork([5, 3], { name: 'small' });
    const study = await kd.study({ ...quiet, teacher, student, seeds: 3, epochs: 2, trackers });
    study.students.forEach((model) => model.dispose());
    expect([study, ...study.records].flatMap(lacking)).toEqual([]);
    const runs = read('study');
    const parent = runs.find(({ files }) => files.includes('study.json'))!;
    study.records.forEach((record, seed) => {
      const run = runs.find(({ name }) => name === `seed-${seed}`)!;
      expect(run.tags['mlflow.parentRunId']).toBe(parent.id);
      for (const [model, series] of Object.entries(listRecordSeries(record))) expect(seriesOf(run, model)).toEqual(series);
    });
  });

  test('has a run that was killed and went on once, and no number twice', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'tracked-')), 'run');
    const asked = { folder, url, epochs: 12 };
    for (const killAfter of [60, 120]) expect(await runTracked(asked, { killAfter })).toBeNull();
    const ended = (await runTracked(asked))!;
    expect(lacking(ended.record)).toEqual([]);
    const [run, ...others] = read('killed');
    expect(others).toEqual([]);
    for (const [model, series] of Object.entries(listRecordSeries(ended.record))) expect(seriesOf(run, model)).toEqual(series);
  });

  test('takes what is no number, and settings that are long or oddly named', async () => {
    const student = small();
    const odd = 'a:b*c/../d';
    const diverging = kd.adam({ learningRate: 1e30 });
    const terms = { [odd]: { weight: 1, loss: kd.softTargets() } };
    const trackers = [kd.mlflow({ url, experiment: 'odd' })];
    const run = await kd.distill({
      ...quiet,
      teacher,
      student,
      terms,
      optimizer: diverging,
      epochs: 1,
      trackers,
      baseline: false
    });
    expect(lacking(run)).toEqual([]);
    const [kept] = read('odd');
    expect(Object.keys(kept.metrics)).toContain('student/train/a_b_c/_/d');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}
