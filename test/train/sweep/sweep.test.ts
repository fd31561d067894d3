import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { RunRecord } from '../../../src/record/RunRecord';
import { adam } from '../../../src/train/optimizers';
import { asha, choice, randomSearch, sweep, uniform, workerProcesses } from '../../../src/train/sweep';
import type { Executor, SweepOptions, Trial, TrialOutcome } from '../../../src/train/sweep';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { gaussianBlobs } from '../../gaussianBlobs';
import { exampleRecord } from '../../views/exampleRecord';

const data = {
  train: gaussianBlobs({ rows: 60, seed: 1 }),
  validation: gaussianBlobs({ rows: 30, seed: 2 }),
  test: gaussianBlobs({ rows: 30, seed: 3 })
};
const rates = { learningRate: choice([1e-4, 0.003, 0.03, 0.3]) };
const newFolder = () => mkdtempSync(join(tmpdir(), 'sweep-'));

/** Trains a small student, and disposes it. */
async function trained({ parameters, train }: Trial<{ learningRate: number }>, epochs = 4): Promise<RunRecord> {
  const width = data.train.x.length / data.train.y.length;
  const layers = [tf.layers.dense({ units: data.train.classes.length, inputShape: [width] })];
  const student = withSeededRandom(1, () => tf.sequential({ name: 'student', layers }));
  try {
    return await train({ student, data, epochs, batchSize: 20, optimizer: adam({ learningRate: parameters.learningRate }) });
  } finally {
    student.dispose();
  }
}

const plainOf = (records: readonly (RunRecord | null)[]) => records.map((record) => JSON.stringify({ ...record, stamp: null }));

describe('sweep({trial, parameters})', () => {
  test('runs a trial for each set of parameters, names the best on validation rows, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const { trials, best, says, view, records } = await sweep({ trial: trained, parameters: rates });
    expect(trials.map(({ parameters }) => parameters.learningRate)).toEqual([1e-4, 0.003, 0.03, 0.3]);
    expect(trials.every(({ status, epochs, attempts }) => status === 'done' && epochs === 4 && attempts === 1)).toBe(true);
    const scores = records.map(({ scores }) => scores.student!.validation!.accuracy);
    expect(trials.map(({ score }) => score)).toEqual(scores);
    expect(best!.score).toBe(Math.max(...scores));
    expect(says).toMatch(
      /^4 of 4 trials have ended: 4 done, 0 stopped early, 0 failed, after 16 epochs in all\. On the validation rows trial \d is best/
    );
    expect(view).toMatchObject({ kind: 'sweep', split: 'validation', over: 'optimizer.learningRate' });
    expect(tf.memory().numTensors).toBe(before);
  });

  test('is best by validation rows even where another is better on test rows, and by the metric that is asked for', async () => {
    const scored = (validation: number, test: number, nll: number): RunRecord => {
      const record = exampleRecord({ epochs: 2 });
      const of = { ...record.scores.student!.test!, accuracy: test };
      const student = { validation: { ...of, accuracy: validation, nll }, test: of };
      return { ...record, scores: { ...record.scores, student } };
    };
    const records = { a: scored(0.7, 0.99, 0.5), b: scored(0.8, 0.6, 0.9), c: scored(0.75, 0.7, 0.4) };
    const options = { parameters: { of: choice(['a', 'b', 'c']) } };
    const trial = ({ parameters }: Trial<{ of: 'a' | 'b' | 'c' }>) => records[parameters.of];
    expect((await sweep({ ...options, trial })).best?.parameters).toEqual({ of: 'b' });
    const byNll = await sweep({ ...options, trial, metric: 'nll', title: 'Which?' });
    expect(byNll.best?.parameters).toEqual({ of: 'c' });
    expect(byNll.view).toMatchObject({ over: 'of', metric: 'nll', title: 'Which?' });
    expect(byNll.says).toContain('(of c): negative log-likelihood 0.4');
  });

  test('a trial that fails is one of the results, with its error; failFast ends the sweep with it', async () => {
    const trial = (given: Trial<{ learningRate: number }>) => {
      if (given.parameters.learningRate === 0.003) throw new RangeError('no such rate');
      return given.parameters.learningRate === 0.03 ? (7 as never) : trained(given, 1);
    };
    const { trials, says } = await sweep({ trial, parameters: rates });
    expect(trials.map(({ status }) => status)).toEqual(['done', 'failed', 'failed', 'done']);
    expect(trials[1]).toMatchObject({ error: 'no such rate', record: null, score: null });
    expect(trials[2].error).toMatch(/^trial: expected a run record, got 7; /);
    expect(says).toContain('2 done, 0 stopped early, 2 failed');
    expect(says).toContain('Trial 1 failed: no such rate.');
    await expect(sweep({ trial, parameters: rates, failFast: true })).rejects.toThrow(
      /^sweep: expected every trial to be done, got trial 1 that failed \(no such rate\); /
    );
  });

  test('with a folder it goes on where it was left: what has ended is not run again, what was begun goes on from its checkpoint', async () => {
    const whole = await sweep({ trial: trained, parameters: rates });
    const folder = newFolder();
    const stop = new AbortController();
    let ran: number[] = [];
    const broken = (given: Trial<{ learningRate: number }>) => {
      ran.push(given.number);
      const onEvent = ({ type }: { type: string }) => type === 'best' && given.number === 2 && stop.abort();
      return trained({ ...given, train: (options) => given.train({ ...options, onEvent }) });
    };
    const first = await sweep({ trial: broken, parameters: rates, folder, signal: stop.signal });
    expect(first.trials.map(({ number }) => number)).toEqual([0, 1]);
    expect(first.says).toContain('2 of 4 trials have ended');
    expect(first.says).toContain('2 have not: call it again with the same folder to go on.');
    expect(ran).toEqual([0, 1, 2]);
    // What a killed process may have left of a line.
    const file = join(folder, 'sweep.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n{"type":"ended","trial":3,"sta`);
    ran = [];
    const again = await sweep({ trial: broken, parameters: rates, folder });
    expect(ran).toEqual([2, 3]);
    expect(again.trials[2].record!.stamp.resumed).toHaveLength(1);
    expect(again.trials[2].attempts).toBe(2);
    expect(plainOf(again.records)).toEqual(plainOf(whole.records));
    ran = [];
    expect(plainOf((await sweep({ trial: broken, parameters: rates, folder })).records)).toEqual(plainOf(whole.records));
    expect(ran).toEqual([]);
  });

  test('the folder of another sweep, or one that another process works in, is refused', async () => {
    const folder = newFolder();
    const trial = () => exampleRecord({ epochs: 1 });
    await sweep({ trial, parameters: rates, folder });
    await expect(sweep({ trial, parameters: rates, folder, seed: 1 })).rejects.toThrow(
      /^sweep: expected the folder of a sweep with the same parameters, search, scheduler, metric and seed, got .*; give another folder/
    );
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ by: { pid: process.pid, host: 'another.machine' } }));
    await expect(sweep({ trial, parameters: rates, folder })).rejects.toThrow(
      /^sweep: expected a folder in which nobody is at work, got .*, where process \d+ of another\.machine is; /
    );
  });

  test('a scheduler stops the worse trials, which say so in their records, and the best stays the same', async () => {
    const all = await sweep({ trial: trained, parameters: { learningRate: choice([0.3, 1e-4, 0.003, 2e-4]) } });
    const options = { parameters: { learningRate: choice([0.3, 1e-4, 0.003, 2e-4]) }, scheduler: asha({ reductionFactor: 2 }) };
    const halved = await sweep({ ...options, trial: trained });
    expect(halved.best!.parameters).toEqual(all.best!.parameters);
    const stopped = halved.trials.filter(({ status }) => status === 'stopped');
    expect(stopped.length).toBeGreaterThan(0);
    for (const { epochs, record } of stopped) {
      expect(epochs).toBeLessThan(4);
      expect(record!.findings.at(-1)!.says).toMatch(/^this trial was stopped early: after epoch \d it was \d\w\w of \d trials/);
      expect(record!.scores.student!.validation).toBeDefined();
    }
    const [first] = halved.trials;
    expect(plainOf([first.record])).toEqual(plainOf([all.trials[0].record]));
  });

  test("report(score) of one's own loop tells whether to go on", async () => {
    const told: [number, boolean][] = [];
    const trial = async ({ report, number }: Trial) => {
      for (const score of number ? [0.1, 0.2] : [0.5, 0.6]) {
        const goesOn = await report(score);
        told.push([number, goesOn]);
        if (!goesOn) break;
      }
      return exampleRecord({ epochs: 2 });
    };
    await sweep({ trial, parameters: { a: uniform(0, 1) }, search: randomSearch({ trials: 2 }), scheduler: asha() });
    expect(told).toEqual([
      [0, true],
      [0, true],
      [1, false]
    ]);
  });

  test('a trial whose process dies is begun again, as often as retries says', async () => {
    const lost: TrialOutcome = { error: 'its process ended (SIGKILL)', isLost: true };
    const dies = (times: number): Executor => ({
      description: { name: 'dies' },
      open: async () => {
        let left = times;
        const run = async (): Promise<TrialOutcome> => (left-- > 0 ? lost : { record: exampleRecord({ epochs: 1 }) });
        return { slots: 1, run, close: async () => undefined };
      }
    });
    const options = { trial: trained, parameters: { learningRate: choice([0.1]) } };
    expect((await sweep({ ...options, on: dies(2) })).trials[0]).toMatchObject({ status: 'done', attempts: 3 });
    expect((await sweep({ ...options, on: dies(2), retries: 1 })).trials[0]).toMatchObject({
      status: 'failed',
      attempts: 2,
      error: 'its process ended (SIGKILL)'
    });
  });

  test.each<[string, object, RegExp]>([
    ['no trial', { trial: undefined }, /^sweep: expected trial to be a function or the path of a file, got undefined; /],
    [
      'a file that is missing',
      { trial: '/no/such/trial.ts' },
      /^sweep: expected trial to be a file that can be read, got .* \(ENOENT\); /
    ],
    ['no parameters', { parameters: {} }, /^sweep: expected 1 to 100 parameters by name, got an object; /],
    [
      'a bare list',
      { parameters: { a: [1, 2] } },
      /^sweep: expected parameter "a" to be one, got \[1, 2\]; give \{temperature: kd\.choice/
    ],
    ['no grid', { parameters: { a: uniform(0, 1) } }, /^gridSearch: expected values that can be counted, got those of "a"/],
    [
      'a search of text',
      { search: 'grid' },
      /^sweep: expected search to be a value that can plan, got "grid"; give kd\.randomSearch/
    ],
    [
      'a place of text',
      { on: 'workers' },
      /^sweep: expected on to be a value that can open, got "workers"; give kd\.workerProcesses/
    ],
    ['half a retry', { retries: 0.5 }, /^sweep: expected retries to be a whole number/],
    ['an unknown option', { trials: 3 }, /^sweep: .*"trials"/],
    [
      'a function for workers',
      { on: workerProcesses({ count: 1 }) },
      /^workerProcesses: expected trial to be the path of a file, .*; write it to a file, export default/
    ]
  ])('%s is refused in words', async (_, wrong, message) => {
    const options = { trial: trained, parameters: rates, ...wrong } as SweepOptions<typeof rates>;
    await expect(sweep(options)).rejects.toThrow(message);
  });

  test('a metric that is not measured after each epoch fails the trial in words', async () => {
    const { trials } = await sweep({
      trial: trained,
      parameters: { learningRate: choice([0.1]) },
      metric: 'f1',
      scheduler: asha()
    });
    expect(trials[0].error).toMatch(
      /^sweep: expected metric to be one that is measured after each epoch \(.*"accuracy".*\), got "f1"; /
    );
  });
});
