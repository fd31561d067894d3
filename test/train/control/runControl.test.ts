import { afterEach, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import type { LiveMessage, LiveRun } from '../../../src/record/LiveRun';
import { validateRecord } from '../../../src/record/validateRecord';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

const model = (seed: number, units = 3) => denseNetwork([units], { seed });
const data = {
  train: gaussianBlobs({ rows: 200 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const toy = { data, batchSize: 20, baseline: false, show: false, title: 'toy', seed: 3 } as const;
const terms = (weight: number | kd.Schedule, temperature: number | kd.Schedule): kd.Terms => ({
  hard: { weight: 0.3, loss: kd.crossEntropy() },
  soft: { weight, loss: kd.softTargets({ temperature }) }
});
/** Calls at the end of an epoch of the student. */
const atEnd = (epoch: number, act: () => void) => (event: kd.RunEvent) => {
  if (event.type === 'point' && event.of === 'student' && event.epoch === epoch) act();
};

test('control.change acts from the next epoch on exactly as a schedule does, and the record says so', async () => {
  const control = kd.runControl();
  const onEvent = atEnd(2, () => {
    control.change({ term: 'soft', temperature: 2, weight: 0.1 });
    control.change({ term: 'soft', weight: 0.2 });
  });
  const byHand = await kd.distill({
    ...toy,
    teacher: model(1),
    student: model(2),
    epochs: 4,
    terms: terms(0.7, 4),
    control,
    onEvent
  });
  const step = (before: number, after: number) => kd.step({ at: [2], values: [before, after] });
  const planned = { ...toy, teacher: model(1), student: model(2), epochs: 4, terms: terms(step(0.7, 0.2), step(4, 2)) };
  const bySchedule = await kd.distill(planned);
  const loss = byHand.history.series['train/soft'];
  expect(loss).toEqual(bySchedule.history.series['train/soft']);
  expect(byHand.history.series['train/loss']).toEqual(bySchedule.history.series['train/loss']);
  expect(byHand.changes).toEqual([
    { epoch: 3, term: 'soft', setting: 'temperature', from: 4, to: 2 },
    { epoch: 3, term: 'soft', setting: 'weight', from: 0.7, to: 0.2 }
  ]);
  expect(byHand.history.series.temperature.at(-1)).toBe(2);
  expect(validateRecord('test', JSON.parse(JSON.stringify(byHand)))).toBeTruthy();
  expect(bySchedule.changes).toBeUndefined();
  expect(kd.lossCurves(byHand).changes).toEqual([
    { epoch: 2, text: 'temperature of "soft" 4 to 2, weight of "soft" 0.7 to 0.2' }
  ]);
});

test('a change holds till the end of its stage, and where no epoch of it is left it is refused', async () => {
  const control = kd.runControl();
  const stages = [
    { name: 'first', epochs: 2, terms: terms(0.7, 4) },
    { name: 'second', epochs: 1, terms: terms(0.5, 3) }
  ];
  const refused: string[] = [];
  const onEvent = (event: kd.RunEvent) => {
    atEnd(1, () => control.change({ temperature: 9 }))(event);
    if (event.type === 'point' && event.epoch > 2 && event.of === 'student')
      try {
        control.change({ temperature: 1 });
      } catch (error) {
        refused.push(String(error));
      }
  };
  const { baseline: _, ...rest } = toy;
  const run = await kd.distill({ ...rest, baseline: false, teacher: model(1), student: model(2), stages, control, onEvent });
  const { epoch, series } = run.history;
  expect(series.temperature[epoch.indexOf(2)]).toBe(9);
  expect(series.temperature.at(-1)).toBe(3);
  expect(refused[0]).toBe(
    'RangeError: change: expected an epoch to come, got the last one (3) of these terms; nothing is changed'
  );
});

test('control.stop ends after the batch: the best epoch is kept and scored, beside the teacher', async () => {
  const control = kd.runControl();
  const before = tf.memory().numTensors;
  const [teacher, student] = [model(1), model(2)];
  const held = tf.memory().numTensors - before;
  const run = await kd.distill({ ...toy, teacher, student, epochs: 50, control, onEvent: atEnd(3, () => control.stop()) });
  expect(run.status).toBe('stopped');
  expect(run.history.epoch.at(-1)).toBe(3);
  const now = await kd.predict(student, data.validation);
  expect(kd.accuracy({ logits: now, labels: data.validation.y })).toBe(run.history.best?.value);
  expect(run.scores.student?.test?.rows).toBe(60);
  expect(run.scores.baseline).toBeUndefined();
  expect(run.comparison?.models.map(({ name }) => name)).toEqual(['teacher', 'student']);
  expect(kd.runView(run).says).toContain('Stopped after 3 of 50 epochs. Error on test');
  expect(tf.memory().numTensors).toBe(before + held);
  expect(control.state).toBe('ended');
  expect(() => control.pause()).toThrow('pause: expected a run that goes on, got "toy", which is stopped; nothing is changed');
});

test('a pause waits without computing, and its seconds are no seconds of training', async () => {
  const control = kd.runControl();
  let cpu = 0;
  const onEvent = atEnd(1, () => {
    control.pause();
    expect(control.state).toBe('pausing');
    const timer = setInterval(() => {
      if (control.state !== 'paused') return;
      clearInterval(timer);
      const start = process.cpuUsage();
      setTimeout(() => {
        const { user, system } = process.cpuUsage(start);
        cpu = (user + system) / 1e6;
        control.resume();
      }, 600);
    }, 5);
  });
  const paused = await kd.distill({ ...toy, teacher: model(1), student: model(2), epochs: 3, control, onEvent });
  expect(paused.status).toBe('done');
  expect(paused.stamp.paused).toBeGreaterThan(0.5);
  expect(cpu).toBeLessThan(0.3);
  expect(paused.stamp.clock?.epoch).toEqual([1, 2, 3]);
  expect(paused.stamp.clock!.seconds.at(-1)!).toBeLessThanOrEqual(paused.stamp.seconds - paused.stamp.paused! + 0.01);
  const straight = await kd.distill({ ...toy, teacher: model(1), student: model(2), epochs: 3 });
  expect(paused.history).toEqual(straight.history);
});

test.each<[string, kd.Change, RegExp]>([
  ['another term', { term: 'sotf', weight: 1 }, /expected a term among "hard", "soft", got "sotf"/],
  ['nothing', {}, /expected a temperature or a weight, got neither/],
  ['a weight of no term', { weight: 1 }, /expected the term that the weight is of, got none; give one of "hard", "soft"/],
  [
    'a negative weight',
    { term: 'hard', weight: -1 },
    /expected weight to be a finite number at least 0 and at most 1000000, got -1/
  ],
  ['a temperature of 0', { temperature: 0 }, /expected temperature to be a finite number at least 0.01 and at most 1000, got 0/],
  ['NaN', { temperature: NaN }, /got NaN/],
  ['text', { temperature: '3' as never }, /got "3"/],
  ['a temperature where there is none', { term: 'hard', temperature: 3 }, /expected a term with a temperature, got "hard"/]
])('control.change of %s is refused and changes nothing', async (_, change, says) => {
  const control = kd.runControl();
  const onEvent = atEnd(1, () => expect(() => control.change(change)).toThrow(says));
  const run = await kd.distill({ ...toy, teacher: model(1), student: model(2), epochs: 2, control, onEvent });
  expect(run.changes).toBeUndefined();
  expect.assertions(2);
});

test('a control is refused where it steers another run, and does nothing before its run', async () => {
  const control = kd.runControl();
  expect(control.state).toBe('waiting');
  expect(() => control.stop()).toThrow('stop: expected a run that has begun, got none; give this control to a run first');
  const going = kd.train({ data, student: model(2), epochs: 2, show: false, control });
  await expect(kd.train({ data, student: model(3), epochs: 1, show: false, control })).rejects.toThrow(
    'got one that steers another run'
  );
  await going;
  await expect(kd.train({ data, student: model(3), epochs: 1, show: false, control: {} as never })).rejects.toThrow(
    'expected control to be a control, got an object'
  );
});

test('a run without data is paused, changed and stopped too', async () => {
  const control = kd.runControl();
  const onEvent = (event: kd.RunEvent) => {
    atEnd(1, () => control.change({ temperature: 2 }))(event);
    atEnd(3, () => control.stop())(event);
  };
  const run = await kd.distillDataFree({
    ...{ teacher: model(1), student: model(2), steps: 20, batchSize: 8, show: false, test: data.test },
    ...{ control, onEvent }
  });
  expect(run.status).toBe('stopped');
  expect(run.changes).toEqual([{ epoch: 2, term: 'soft', setting: 'temperature', from: 4, to: 2 }]);
  expect(run.history.series.temperature.at(-1)).toBe(2);
  expect(run.scores.student?.test?.rows).toBe(60);
});

/** A host with comms, as the kernel's, and what a panel that is open gets. */
function withPanel(): { sent: LiveMessage[]; ask(data: unknown): LiveMessage; close(): void; comeAgain(): void } {
  let take: (comm: kd.Comm) => void = () => undefined;
  const sent: LiveMessage[] = [];
  const panel: kd.Comm = { send: (data) => void sent.push(data as LiveMessage), close() {} };
  globals[symbol] = {
    cell: () => 1,
    display: () => undefined,
    interrupted: () => false,
    hold: () => () => undefined,
    throwIfInterrupted: () => undefined,
    comms: {
      register(_, opened) {
        take = (comm) => opened(comm, {}, []);
        take(panel);
      },
      open: () => panel
    }
  };
  return {
    sent,
    ask(data) {
      panel.onMessage?.(data, []);
      return sent.at(-1)!;
    },
    close: () => panel.onClose?.(),
    comeAgain: () => take(panel)
  };
}

test('a panel is told how a run stands, a few times a second, and commands it', async () => {
  const panel = withPanel();
  let asked = 0;
  const answers: LiveMessage[] = [];
  const begun = performance.now();
  const run = await kd.distill({
    ...toy,
    ...{ teacher: model(1), student: model(2), epochs: 40, baseline: true },
    onEvent(event) {
      const live = panel.sent.flatMap((message) => (message.type === 'run' ? [message.run] : [])).at(-1) as LiveRun;
      const ask = (command: object) =>
        answers.push(panel.ask({ run: { id: live.id, started: live.started }, request: ++asked, ...command }));
      atEnd(2, () => ask({ type: 'change', term: 'soft', temperature: 3 }))(event);
      atEnd(3, () => ask({ type: 'change', term: 'soft', temperature: 'hot' }))(event);
      atEnd(4, () => ask({ type: 'burn' }))(event);
      atEnd(5, () => answers.push(panel.ask({ type: 'stop', run: { id: 'x', started: 'y' }, request: ++asked })))(event);
      atEnd(6, () => ask({ type: 'stop' }))(event);
    }
  });
  const seconds = (performance.now() - begun) / 1000;
  expect(run.status).toBe('stopped');
  expect(run.changes).toEqual([{ epoch: 3, term: 'soft', setting: 'temperature', from: 4, to: 3 }]);
  expect(answers).toEqual([
    { type: 'answer', request: 1, ok: true, says: 'from epoch 3 on: temperature of "soft" 3' },
    { type: 'answer', request: 2, ok: false, says: expect.stringMatching(/got "hot"/) },
    {
      type: 'answer',
      request: 3,
      ok: false,
      says: expect.stringMatching(/expected a command of pause, resume, stop, change, record, got "burn"/)
    },
    { type: 'answer', request: 4, ok: false, says: expect.stringMatching(/one that is not known here; nothing is changed/) },
    { type: 'answer', request: 5, ok: true, says: 'it stops after this batch and keeps the best weights' }
  ]);
  expect(panel.sent[0]).toMatchObject({ type: 'runs' });
  const states = panel.sent.flatMap((message) => (message.type === 'run' ? [message.run] : []));
  expect(states.length).toBeLessThan(8 + 5 * seconds);
  expect(states.at(-1)).toMatchObject({ id: run.id, started: run.stamp.started, state: 'stopped', settings: [] });
  expect(states.at(-2)).toMatchObject({ state: 'stopping', epochs: 40, steps: 800, title: 'toy' });
  const late = panel.ask({ type: 'pause', run: { id: run.id, started: run.stamp.started }, request: 9 });
  expect(late).toEqual({
    ...{ type: 'answer', request: 9, ok: false },
    says: 'expected a run that goes on, got "toy", which is stopped; nothing is changed'
  });
  expect(panel.ask({ type: 'record', run: { id: run.id, started: run.stamp.started }, request: 10 })).toEqual({
    ...{ type: 'record', request: 10 },
    record: JSON.parse(JSON.stringify(run))
  });
  expect(panel.ask({ type: 'record', run: { id: 'x', started: 'y' }, request: 11 })).toMatchObject({
    ...{ type: 'answer', request: 11, ok: false },
    says: 'expected a run of this session, got one that is not known here; run it again'
  });
  panel.close();
});

test('a panel changes a temperature that is joined and a weight that warms up, and a run that ends early has done all its steps', async () => {
  const panel = withPanel();
  const joined = kd.joined([{ epochs: 2, schedule: kd.linear({ from: 8, to: 4 }) }, { schedule: 2 }]);
  const weight = kd.warmUp({ epochs: 4 }, kd.cosine({ from: 1, to: 0 }));
  const run = await kd.distill({
    ...toy,
    ...{ teacher: model(1), student: model(2), epochs: 60, baseline: true, patience: 4, terms: terms(weight, joined) },
    optimizer: kd.sgd({ learningRate: kd.warmUp({ steps: 15 }, joined), momentum: 0 }),
    onEvent: atEnd(1, () => {
      const { id, started } = panel.sent.flatMap((message) => (message.type === 'run' ? [message.run] : [])).at(-1)!;
      panel.ask({ type: 'change', term: 'soft', temperature: 5, weight: 0.25, run: { id, started }, request: 1 });
    })
  });
  expect(run.changes).toEqual([
    { epoch: 2, term: 'soft', setting: 'temperature', from: 6, to: 5 },
    { epoch: 2, term: 'soft', setting: 'weight', from: expect.closeTo(Math.cos((Math.PI * 4) / 120) ** 2 / 4, 12), to: 0.25 }
  ]);
  expect(run.findings.filter(({ check }) => check === 'stoppedEarly')).toHaveLength(2);
  const steps = run.history.step.at(-1)! + run.baselineHistory!.step.at(-1)!;
  expect(panel.sent.flatMap((message) => (message.type === 'run' ? [message.run] : [])).at(-1)).toMatchObject({
    ...{ state: 'done', step: steps, steps }
  });
});

test('a panel that comes when all is over is told of the runs that have ended, those of show: false and of a failure too', async () => {
  const late = withPanel();
  const failing = kd.distill({
    ...toy,
    teacher: () => Promise.reject(new Error('no teacher')),
    student: model(2),
    epochs: 1,
    title: 'in vain'
  });
  await expect(failing).rejects.toThrow('no teacher');
  const run = await kd.distill({ ...toy, teacher: model(1), student: model(2), epochs: 1, title: 'unseen' });
  late.close();
  late.sent.length = 0;
  late.comeAgain();
  const [first] = late.sent as { runs: LiveRun[] }[];
  expect(first.runs.slice(-2).map(({ title, state }) => [title, state])).toEqual([
    ['in vain', 'failed'],
    ['unseen', 'done']
  ]);
  const [failed] = first.runs.slice(-2);
  expect(late.ask({ type: 'record', run: { id: failed.id, started: failed.started }, request: 1 })).toMatchObject({
    record: { status: 'failed', error: expect.stringContaining('no teacher') }
  });
  expect(run.status).toBe('done');
  late.close();
});
