import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { blobClassifiers, data, quiet, weightsOf } from '../../train/blobClassifiers';
import { denseNetwork } from '../../denseNetwork';

const { teacher, small } = blobClassifiers();

/** A tracker that keeps what it is told. */
function diary({ weights = false } = {}) {
  const runs: { run: kd.FollowedRun; events: kd.RunEvent[]; told: string[]; ended?: kd.RunRecord }[] = [];
  const tracker: kd.Tracker = {
    description: { name: 'diary' },
    followRun(run) {
      const own: (typeof runs)[number] = { run, events: [], told: [] };
      runs.push(own);
      return {
        tell: (event) => void own.events.push(event),
        ...(weights && {
          tellWeights: ({ of, epoch }, all) => void own.told.push(`${of} ${epoch}: ${all.map(({ name }) => name).join(', ')}`)
        }),
        end(record) {
          own.ended = record;
          return [];
        }
      };
    }
  };
  return { tracker, runs };
}

test("a tracker of one's own gets every event, of which the record is the fold, the weights at the end of each epoch, and the record", async () => {
  const { tracker, runs } = diary({ weights: true });
  const run = await kd.distill({ ...quiet, teacher, student: small(), epochs: 2, trackers: [tracker] });
  const [{ events, told, ended, run: begun }] = runs;
  expect(events.reduce<kd.RunRecord | null>(kd.fold, null)).toEqual(run);
  expect(ended).toEqual(run);
  expect(begun).toMatchObject({ isResumed: false, record: { status: 'running', history: { step: [] } } });
  const names = 'hidden/kernel, hidden/bias, deep/kernel, deep/bias, head/kernel, head/bias';
  expect(told).toEqual([`student 1: ${names}`, `student 2: ${names}`, `baseline 1: ${names}`, `baseline 2: ${names}`]);
});

test('a run is the same to the last bit with trackers that throw, reject, give nothing or never end, and findings say so', async () => {
  const alone = small();
  const whole = await kd.distill({ ...quiet, teacher, student: alone, epochs: 1 });
  const failing = (name: string, follower: () => unknown): kd.Tracker => ({
    description: { name },
    wait: 0.05,
    followRun: follower as kd.Tracker['followRun']
  });
  const fail = (): never => {
    throw new Error('out of ink');
  };
  const trackers = [
    failing('none', fail),
    failing('odd', () => 7),
    failing('teller', () => ({ tell: fail, tellWeights: fail, end: () => [] })),
    failing('rejecting', () => ({ tell: () => Promise.reject(new Error('out of ink')), end: fail })),
    failing('endless', () => ({ tell() {}, end: () => new Promise(() => {}) })),
    failing('says', () => ({ tell() {}, end: () => [{ check: 'mine', level: 'info', value: NaN, says: 'all is well' }, 'odd'] }))
  ];
  const student = small();
  const run = await kd.distill({ ...quiet, teacher, student, epochs: 1, trackers });
  expect(weightsOf(student)).toEqual(weightsOf(alone));
  const { stamp: _, findings, ...rest } = run;
  const { stamp: __, findings: own, ...before } = whole;
  expect(rest).toEqual(before);
  expect(findings.slice(0, own.length)).toEqual(own);
  const added = findings.slice(own.length);
  expect(added.map(({ check, says }) => `${check}: ${says.replace(/ (\d+ times|\d+ s)/, ' N')}`)).toEqual([
    'brokenTracker: the tracker none failed with: out of ink; it may lack a part of this run, which went on without it',
    expect.stringMatching(/^brokenTracker: the tracker odd failed N, first with: /),
    'brokenTracker: the tracker teller failed N, first with: out of ink; it may lack a part of this run, which went on without it',
    'brokenTracker: the tracker rejecting failed N, first with: out of ink; it may lack a part of this run, which went on without it',
    'lateTracker: the tracker endless had not come to its end after N, and was left: it may lack the end of what it followed',
    'mine: all is well'
  ]);
  expect(added.at(-1)).toEqual({ check: 'mine', level: 'info', value: null, says: 'all is well' });
});

test('a run that fails is told as such before its error is thrown', async () => {
  const { tracker, runs } = diary();
  const onEvent = ({ type }: kd.RunEvent) => {
    if (type === 'best') throw new Error('mine');
  };
  await expect(kd.train({ ...quiet, student: small(), epochs: 1, trackers: [tracker], onEvent })).rejects.toThrow('mine');
  expect(runs[0].ended).toMatchObject({ status: 'failed', error: 'mine' });
});

test('the seeds of a study, and all runs of a study of tasks, are told apart; a study that failed is told to a follower of studies', async () => {
  const { tracker, runs } = diary();
  const ends: kd.FollowedStudy[] = [];
  const ofStudies: kd.Tracker = {
    ...tracker,
    followStudy: () => ({
      followRun: tracker.followRun,
      end(study) {
        ends.push(study);
        return [{ check: 'mine', level: 'info', value: 1, says: 'a study' }];
      }
    })
  };
  const student = () => denseNetwork([5, 3], { name: 'small' });
  const study = await kd.study({ ...quiet, teacher, student, seeds: [4, 7], epochs: 1, trackers: [ofStudies] });
  study.students.forEach((model) => model.dispose());
  expect(runs.map(({ run }) => run.place)).toEqual(['seed-4', 'seed-7']);
  expect(study.findings.map(({ check }) => check)).toEqual(['mine']);
  expect(ends[0]).toMatchObject({ status: 'done', says: study.says, comparison: study.comparison });
  const stop = AbortSignal.abort();
  await expect(kd.study({ ...quiet, teacher, student, seeds: 1, trackers: [ofStudies], signal: stop })).rejects.toThrow(
    'got "stopped"'
  );
  expect(ends[1]).toEqual({ status: 'failed', findings: [] });

  const x = Array.from({ length: 60 }, (_, i) => [i % 6, i % 5]);
  const targets = x.map(([a, b]) => [a + b, a - b]);
  const numbers = kd.split(kd.dataset({ x, targets, targetNames: ['sum', 'gap'] }), { test: 0.3 });
  const task = kd.severalTasks({ sum: kd.regression(), gap: kd.regression() });
  const heads = (seed: number) => kd.tabularStudent(numbers.train, { hidden: [4], heads: task.heads, seed });
  const several = diary();
  await kd.taskStudy({ student: heads, task, data: numbers, seeds: 1, epochs: 1, show: false, trackers: [several.tracker] });
  expect(several.runs.map(({ run }) => run.place)).toEqual(['together, seed-0', 'alone: sum, seed-0', 'alone: gap, seed-0']);
});

test('a distillation without data is followed too', async () => {
  const { tracker, runs } = diary({ weights: true });
  const student = denseNetwork([5, 3], { seed: 3 });
  const options = { teacher, student, steps: 4, batchSize: 8, show: false, trackers: [tracker] };
  const run = await kd.distillDataFree(options);
  student.dispose();
  expect(runs[0].events.reduce<kd.RunRecord | null>(kd.fold, null)).toEqual(run);
  expect(runs[0].told).toHaveLength(4);
});

test('trackers that are none are refused before any training', async () => {
  const refused = (trackers: unknown) => expect(kd.train({ data, student: small(), trackers } as never)).rejects;
  await refused(kd.tensorBoard({ folder: 'a' })).toThrow(
    'train: expected trackers to be an array, got an object; give [kd.tensorBoard'
  );
  await refused([7]).toThrow('train: expected each of trackers to be a tracker, got 7');
  await refused([{ description: { name: 'a' } }]).toThrow('to have a description and followRun(run)');
  await refused([{ followRun() {} }]).toThrow('to have a description and followRun(run)');
  await refused([{ description: {}, followRun() {} }]).toThrow('expected the description of a tracker to have a name');
  await refused([{ description: { name: 'a' }, followRun() {}, wait: Infinity }]).toThrow('expected wait of a tracker to be');
  const { tracker } = diary();
  await refused([tracker, tracker]).toThrow('expected each tracker once, got one twice');
  await refused(Array.from({ length: 21 }, () => ({ ...tracker }))).toThrow('expected at most 20 trackers, got 21');
});
