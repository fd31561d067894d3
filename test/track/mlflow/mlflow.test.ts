import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { denseNetwork } from '../../denseNetwork';
import { blobClassifiers, quiet, weightsOf } from '../../train/blobClassifiers';
import { listRecordSeries } from '../listRecordSeries';
import { serveMlflow, type MlflowServerForTests } from './serveMlflow';

const { teacher, small } = blobClassifiers();
let servers: MlflowServerForTests[] = [];
const serve = async (behaviour: Parameters<typeof serveMlflow>[0] = {}) => {
  const server = await serveMlflow(behaviour);
  servers.push(server);
  return server;
};
afterEach(async () => {
  for (const name of ['USERNAME', 'PASSWORD', 'TOKEN', 'URI']) delete process.env[`MLFLOW_TRACKING_${name}`];
  expect(servers.flatMap(({ complaints }) => complaints)).toEqual([]);
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

const incomplete = ({ findings }: { findings: kd.Finding[] }) => findings.filter(({ check }) => check === 'incompleteMlflow');

/** The weights and the record of a run that nobody follows. */
async function trainAlone(epochs = 1) {
  const student = small();
  const record = await kd.train({ ...quiet, student, epochs });
  return { weights: weightsOf(student), record };
}

test('kd.mlflow({url}) sends every series of a distillation, number for number, its settings, scores and record', async () => {
  const server = await serve();
  const trackers = [kd.mlflow({ url: `${server.url}/`, experiment: 'blobs', html: true })];
  const run = await kd.distill({ ...quiet, teacher, student: small(), epochs: 3, title: 'Blobs <1>', trackers });
  expect(incomplete(run)).toEqual([]);
  const [kept, ...others] = server.runs;
  expect(others).toEqual([]);
  const series = listRecordSeries(run);
  for (const model of ['student', 'baseline']) expect(server.seriesOf(kept, model)).toEqual(series[model]);
  expect(server.seriesOf(kept, 'scores/student')['test/accuracy']).toEqual([[12, run.scores.student!.test!.accuracy]]);
  expect(kept.params).toMatchObject({
    seed: '0',
    epochs: '3',
    optimizer: 'adam',
    'terms.soft.temperature': '4',
    student: 'small'
  });
  expect(kept.tags).toMatchObject({ 'stillroom.id': run.id, 'mlflow.source.name': 'stillroom' });
  expect(kept.tags['mlflow.note.content']).toContain(kd.runView(run).says);
  const { status, run_name: name, experiment_id: experiment, start_time: started, end_time: ended } = kept.info;
  expect([status, name, experiment, started]).toEqual(['FINISHED', 'Blobs <1>', '1', Date.parse(run.stamp.started)]);
  expect(ended).toBeGreaterThanOrEqual(started);
  expect(JSON.parse(kept.files['record.json'])).toEqual(JSON.parse(JSON.stringify(run)));
  expect(kept.files['report.html']).toMatch(/^<!doctype html>.*<title>Blobs &lt;1&gt;<\/title>/s);
  expect(kept.files['report.html']).not.toMatch(/<script/i);
});

test('a study is a run above those of its seeds, with means and intervals', async () => {
  const server = await serve();
  const student = () => denseNetwork([5, 3], { name: 'small' });
  const study = await kd.study({ ...quiet, teacher, student, seeds: 3, epochs: 2, trackers: [kd.mlflow({ url: server.url })] });
  study.students.forEach((model) => model.dispose());
  expect(study.findings).toEqual([]);
  const [parent, ...seeds] = server.runs;
  expect(seeds.map(({ info }) => info.run_name)).toEqual(['seed-0', 'seed-1', 'seed-2']);
  seeds.forEach((run, i) => {
    expect(run.tags['mlflow.parentRunId']).toBe(parent.info.run_id);
    expect(run.params.seed).toBe(String(i));
    expect(server.seriesOf(run, 'student')).toEqual(listRecordSeries(study.records[i]).student);
  });
  expect(parent.info.status).toBe('FINISHED');
  expect(parent.params).not.toHaveProperty('seed');
  const { comparison, says } = study;
  const at = comparison.models.findIndex(({ name }) => name === 'student');
  const [{ title }] = comparison.metrics;
  expect(parent.metrics.find(({ key }) => key === `${title}/student/mean`)?.value).toBe(comparison.models[at].estimates[0].mean);
  expect(JSON.parse(parent.files['study.json'])).toMatchObject({ says });
  expect(parent.tags['mlflow.note.content']).toContain(says);
});

test('a server that is not there, refuses, hangs or fails changes no bit of the run, and a finding says what it lacks', async () => {
  const alone = await trainAlone();
  const down = await serve();
  await down.stop();
  const faults: [MlflowServerForTests, RegExp][] = [
    [
      down,
      /lacks ([\d,]+) of \1 numbers, the settings, the result in words, record.json and the end of this run: a connection that broke \(ECONNREFUSED\)/
    ],
    [await serve({ fault: () => ({ status: 500, code: 'INTERNAL_ERROR' }) }), /: status 500 \(INTERNAL_ERROR\)/],
    [await serve({ fault: () => 'hang' }), /: not sent in time$/],
    [await serve({ fault: ({ what }) => (what === 'runs/log-batch' ? 'cut before' : undefined) }), /: a connection that broke/]
  ];
  for (const [server, says] of faults) {
    const student = small();
    const run = await kd.train({ ...quiet, student, epochs: 1, trackers: [kd.mlflow({ url: server.url, wait: 0.3 })] });
    expect(weightsOf(student)).toEqual(alone.weights);
    const [found, ...others] = incomplete(run);
    expect(others).toEqual([]);
    expect(found.says).toMatch(says);
    expect({ ...run.scores, findings: run.findings.filter((one) => one !== found) }).toEqual({
      ...alone.record.scores,
      findings: alone.record.findings
    });
  }
});

test('what a server did not take at first is sent again, also where only its answer was lost, and nothing is there twice', async () => {
  const faults: { [number: number]: ReturnType<NonNullable<Parameters<typeof serveMlflow>[0]>['fault'] & {}> } = {
    0: { status: 503 },
    2: 'cut after',
    7: 'cut after'
  };
  const server = await serve({ fault: ({ number }) => faults[number] });
  const run = await kd.train({ ...quiet, student: small(), epochs: 2, trackers: [kd.mlflow({ url: server.url })] });
  expect(incomplete(run)).toEqual([]);
  expect(server.asked.length).toBeGreaterThan(8);
  expect(server.runs).toHaveLength(1);
  expect(server.seriesOf(server.runs[0], 'small')).toEqual(listRecordSeries(run).small);
});

test('a server that dies in the middle has what came before, and one that refuses who asks is asked no more', async () => {
  let isDead = false;
  const dying = await serve({
    fault({ what, body }) {
      if (what === 'runs/log-batch' && body.metrics?.length > 0) isDead = true;
      return isDead ? 'cut before' : undefined;
    }
  });
  const run = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: dying.url, wait: 0.5 })] });
  expect(incomplete(run)[0].says).toMatch(
    /lacks ([\d,]+) of \1 numbers, the result in words, record.json and the end of this run/
  );
  expect(dying.runs[0].params.epochs).toBe('1');
  const strict = await serve({ fault: () => ({ status: 401, code: 'UNAUTHENTICATED' }) });
  const refused = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: strict.url })] });
  expect(strict.asked).toHaveLength(1);
  expect(incomplete(refused)[0]).toMatchObject({
    says: expect.stringMatching(/: status 401 \(UNAUTHENTICATED\)$/),
    hint: 'look at MLFLOW_TRACKING_TOKEN, or at MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD'
  });
});

test('a key of the environment is sent, and stands in no record, message, number or file', async () => {
  const key = 'sk-planted-TOKEN-0123456789';
  process.env.MLFLOW_TRACKING_TOKEN = key;
  const server = await serve({ fault: ({ number }) => (number === 1 ? { status: 500, code: key } : undefined) });
  const tracker = kd.mlflow({ url: server.url, html: true });
  const run = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [tracker] });
  expect(new Set(server.asked.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${key}`]));
  const refusing = await serve({ fault: () => ({ status: 403, code: 'SK_PLANTED_TOKEN' }) });
  const refused = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: refusing.url })] });
  const seen = [run, refused, tracker, server.runs, server.asked.map(({ body }) => body)];
  expect(
    seen.map((one) => inspect(one, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity })).join()
  ).not.toContain('planted');
  process.env.MLFLOW_TRACKING_USERNAME = 'ann';
  process.env.MLFLOW_TRACKING_PASSWORD = 'planted';
  const other = await serve();
  await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: other.url })] });
  expect(other.asked[0].headers.authorization).toBe(`Basic ${Buffer.from('ann:planted').toString('base64')}`);
  process.env.MLFLOW_TRACKING_PASSWORD = '';
  process.env.MLFLOW_TRACKING_TOKEN = 'two\nlines planted';
  const odd = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: other.url })] });
  expect(incomplete(odd)[0].says).toMatch(/a token with blanks or others$/);
  expect(JSON.stringify(odd)).not.toContain('planted');
});

test('a server that does not serve artefacts has the numbers, and a finding says what it has not', async () => {
  const server = await serve({ artifacts: 's3://bucket/1' });
  const run = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.mlflow({ url: server.url })] });
  expect(incomplete(run)).toEqual([]);
  expect(run.findings.filter(({ check }) => check === 'unservedArtifacts')).toEqual([
    expect.objectContaining({
      level: 'info',
      says: `MLflow at ${server.url} does not serve artefacts, so it has the numbers, but not record.json`
    })
  ]);
  expect(server.runs[0].info.status).toBe('FINISHED');
});

test('a signal ends the wait for a server, and a run that it stopped is told as such', async () => {
  const server = await serve();
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => event.type === 'point' && stop.abort();
  const trackers = [kd.mlflow({ url: server.url })];
  const run = await kd.train({ ...quiet, student: small(), epochs: 9, trackers, onEvent, signal: stop.signal });
  expect(run.status).toBe('stopped');
  expect(server.runs[0].info.status).toBe('KILLED');
  // At its end, when it waits for what hangs.
  const late = new AbortController();
  const hanging = await serve({ fault: () => 'hang' });
  const aborting: kd.Tracker = {
    description: { name: 'aborting' },
    followRun: () => ({ tell() {}, end: () => (setImmediate(() => late.abort()), []) })
  };
  const waiting = [kd.mlflow({ url: hanging.url, wait: 3600 }), aborting];
  const done = await kd.train({ ...quiet, student: small(), epochs: 1, trackers: waiting, signal: late.signal });
  expect(done.status).toBe('done');
  expect(incomplete(done)).toHaveLength(1);
});

test('kd.mlflow() refuses addresses with secrets, and takes that of the environment', () => {
  const refused = (url: unknown) => expect(() => kd.mlflow({ url } as never));
  refused('http://ann:planted@host').toThrow(
    /^mlflow: expected url .*, got one with a user or password in it; put them into the environment/
  );
  refused('http://host/?token=planted').toThrow(/got one with a query; .* MLFLOW_TRACKING_TOKEN$/);
  refused('databricks').toThrow('got a text that is none');
  refused('file:///mlruns').toThrow('got one of "file:"');
  refused(7).toThrow('got 7');
  expect(() => kd.mlflow()).toThrow('got none; give "http://localhost:5000", or set MLFLOW_TRACKING_URI');
  process.env.MLFLOW_TRACKING_URI = 'http://localhost:5000';
  expect(kd.mlflow().description).toEqual({ name: 'MLflow' });
  expect(() => kd.mlflow({ token: 'planted' } as never)).toThrow('got "token"');
  expect(() => kd.mlflow({ experiment: '' })).toThrow('expected experiment to be a short text');
  expect(() => kd.mlflow({ html: 'yes' } as never)).toThrow('expected html to be true or false');
  expect(() => kd.mlflow({ wait: -1 })).toThrow('expected wait to be');
});
