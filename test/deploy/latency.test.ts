import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { compile } from '../../src/deploy/compile/compile';
import { functionTeacher } from '../../src/teachers/functionTeacher';
import { latency } from '../../src/deploy/latency/latency';
import type { LatencyOptions } from '../../src/deploy/latency/LatencyOptions';
import { checkLatency } from '../../src/deploy/latency/checkLatency';
import { measureRounds } from '../../src/deploy/latency/measureRounds';
import { summarizeLatency } from '../../src/deploy/latency/summarizeLatency';
import type { Timed } from '../../src/deploy/latency/createRowFeed';
import { mulberry32 } from '../mulberry32';

/** Rows that say which they are: row i is [i, i + 0.5]. */
const table = (rows = 40) => ({
  rows,
  columns: 2,
  values: Float32Array.from({ length: 2 * rows }, (_, i) => (i >> 1) + (i % 2) / 2)
});

/** A clock that stands still but for models that say what they cost. */
function workshop() {
  let now = 0n;
  const log: string[] = [];
  const model = (name: string, microseconds: (call: number) => number) => {
    let calls = 0;
    return (row: Float32Array) => {
      now += BigInt(Math.round(1000 * microseconds(calls++)));
      log.push(`${name} ${row[0]}`);
      return [row[0]];
    };
  };
  return { clock: () => now, log, model };
}

/** Two threads compute, at 20 watts. */
async function measured(options: LatencyOptions, clock: () => bigint, hasEnergy = true) {
  const plan = checkLatency(options);
  const seconds = () => Number(clock()) / 1e9;
  const energy = hasEnergy ? () => 20 * seconds() : null;
  const { batches } = await measureRounds(plan, { clock, cpu: () => 2e6 * seconds(), energy });
  return summarizeLatency(plan, batches);
}

describe('a clock that models move', () => {
  test('gives what each call costs in microseconds, and the ratio of the medians with its interval', async () => {
    const { clock, model } = workshop();
    const models = { student: model('student', () => 20), teacher: model('teacher', (call) => (call % 50 === 0 ? 900 : 300)) };
    const { calls, ratios } = await measured({ models, rows: table(), seconds: 1 }, clock);
    const [student, teacher] = calls;
    expect(student).toMatchObject({
      name: 'student',
      batch: 1,
      p50: 20,
      interval: [20, 20],
      p95: 20,
      p99: 20,
      rowsPerSecond: 50_000
    });
    expect(teacher).toMatchObject({ p50: 300, interval: [300, 300], p95: 300, p99: 900, bytesInMemory: null, bytesOnDisk: null });
    expect(teacher.rounds).toBe(student.rounds);
    expect(ratios).toMatchObject([{ model: 'student', against: 'teacher', batch: 1, ratio: 1 / 15, interval: [1 / 15, 1 / 15] }]);
  });

  test('gives CPU seconds and joules of 1,000 rows, and their ratios with intervals', async () => {
    const { clock, model } = workshop();
    const batch = model('batch', () => 4000);
    const models = {
      student: { predict: model('student', () => 200), batch: (rows: Float32Array) => batch(rows) },
      teacher: { predict: model('teacher', () => 500), batch: (rows: Float32Array) => batch(rows) }
    };
    const { calls, ratios } = await measured({ models, rows: table(), batches: [1, 8], seconds: 2 }, clock);
    expect(calls.map(({ name, batch, cpuSeconds, joules }) => [name, batch, cpuSeconds, joules])).toEqual([
      ['student', 1, expect.closeTo(0.4, 9), expect.closeTo(4, 9)],
      ['teacher', 1, expect.closeTo(1, 9), expect.closeTo(10, 9)],
      ['student', 8, expect.closeTo(1, 9), expect.closeTo(10, 9)],
      ['teacher', 8, expect.closeTo(1, 9), expect.closeTo(10, 9)]
    ]);
    const part = { ratio: expect.closeTo(0.4, 9), interval: [expect.closeTo(0.4, 9), expect.closeTo(0.4, 9)] };
    expect(ratios[0]).toMatchObject({ batch: 1, cpu: part, energy: part });
    const without = await measured({ models, rows: table(), seconds: 0.5 }, clock, false);
    expect(without.calls.map(({ joules }) => joules)).toEqual([null, null]);
    expect(without.ratios[0]).toMatchObject({ cpu: part, energy: null });
  });

  test('ends about when it is asked to, warm-up and all batches included', async () => {
    const { clock, model } = workshop();
    const many = model('many', () => 5000);
    const models = { one: { predict: model('one', () => 100), batch: (rows: Float32Array) => many(rows) } };
    const { calls } = await measured({ models, rows: table(), batches: [1, 8], seconds: 2 }, clock);
    expect(Number(clock()) / 1e9).toBeGreaterThan(1.9);
    expect(Number(clock()) / 1e9).toBeLessThan(2.2);
    expect(calls.map(({ batch, p50, rowsPerSecond }) => [batch, p50, rowsPerSecond])).toEqual([
      [1, 100, 10_000],
      [8, 5000, 1600]
    ]);
  });

  test('lets models take turns in rounds, in changing orders, all with other rows each call and the same ones', async () => {
    const { clock, log, model } = workshop();
    const models = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, model(name, () => 1000)]));
    const { calls } = await measured({ models, rows: table(), seconds: 1 }, clock);
    const { rounds } = calls[0];
    expect(rounds).toBeGreaterThan(20);
    // Two calls of a millisecond make a turn.
    expect(calls.map((one) => one.calls)).toEqual([2 * rounds, 2 * rounds, 2 * rounds]);
    const turns = log
      .slice(-6 * rounds)
      .filter((_, i) => i % 2 === 0)
      .map((line) => line[0]);
    const orders = Array.from({ length: rounds }, (_, r) => turns.slice(3 * r, 3 * r + 3).join(''));
    for (const order of orders) expect([...order].sort().join('')).toBe('abc');
    expect(new Set(orders).size).toBeGreaterThan(3);
    const rowsOf = (name: string) => log.filter((line) => line.startsWith(name)).map((line) => line.slice(2));
    for (const name of ['a', 'b', 'c']) {
      expect(new Set(rowsOf(name).slice(0, 40)).size).toBe(40);
      rowsOf(name)
        .slice(1)
        .forEach((row, i) => expect(row).not.toBe(rowsOf(name)[i]));
      expect(rowsOf(name).slice(0, 100)).toEqual(rowsOf('a').slice(0, 100));
    }
    expect(rowsOf('a').slice(0, 40)).not.toEqual(Array.from({ length: 40 }, (_, i) => `${i}`));
  });

  test('leaves the first call of a turn of many untimed, and what is slow while it is cold', async () => {
    const { clock, model } = workshop();
    const models = { jit: model('jit', (call) => (call < 200 ? 500 : 20)), steady: model('steady', () => 20) };
    const { calls } = await measured({ models, rows: table(), seconds: 2 }, clock);
    expect(calls[0]).toMatchObject({ p50: 20, p99: 20 });
  });

  test('makes one round of a model that takes longer than there is time, and gives no interval then', async () => {
    const { clock, log, model } = workshop();
    const { calls, ratios } = await measured(
      { models: { slow: model('slow', () => 9e6), fast: model('fast', () => 1) }, rows: table(), seconds: 0.5 },
      clock
    );
    expect(calls[0]).toMatchObject({ calls: 1, rounds: 1, p50: 9e6, interval: null });
    expect(ratios[0]).toMatchObject({ ratio: 9e6, interval: null });
    expect(log.filter((line) => line.startsWith('slow'))).toHaveLength(2);
  });

  test('takes the same time twice with the same seed', async () => {
    const once = async (seed: number) => {
      const { clock, log, model } = workshop();
      const next = mulberry32(3);
      const models = { a: model('a', () => 50 + 10 * next()), b: model('b', () => 80) };
      return { ...(await measured({ models, rows: table(), seconds: 0.2, seed }, clock)), log };
    };
    expect(await once(1)).toEqual(await once(1));
    expect((await once(2)).log).not.toEqual((await once(1)).log);
  });

  test('times a promise until it is kept', async () => {
    const { clock, model } = workshop();
    const work = model('later', () => 400);
    const later = async (row: Float32Array) => {
      await Promise.resolve();
      return work(row);
    };
    const { calls } = await measured({ models: { later }, rows: table(), seconds: 0.5 }, clock);
    expect(calls[0]).toMatchObject({ p50: 400, p99: 400 });
  });
});

describe('summaryOf', () => {
  const candidate = (name: string) => ({ name, one: () => 0, many: null, bytesInMemory: 5, bytesOnDisk: null });
  const plan = (of: string) => ({ ...checkLatency({ models: { a: () => 0, b: () => 0 }, rows: table() }), of });
  const timed = (name: string, rounds: number[][]): Timed => ({
    candidate: candidate(name),
    batch: 4,
    times: rounds.flat(),
    roundOf: rounds.flatMap((times, round) => times.map(() => round)),
    cpu: rounds.map((times) => times.reduce((a, b) => a + b) / 1000),
    joules: null
  });

  test('gives the percentiles of numpy.percentile(method="inverted_cdf")', async () => {
    // numpy.percentile([1, ..., 100] and [1, ..., 7], [50, 95, 99], method="inverted_cdf") * 1000
    const first = timed('a', [Array.from({ length: 100 }, (_, i) => 1000 * (((37 * i) % 100) + 1))]);
    const second = timed('b', [[7000, 2000, 5000, 4000, 1000, 6000, 3000]]);
    const { calls, ratios } = await summarizeLatency(plan('b'), [[first, second]]);
    expect(calls.map(({ p50, p95, p99 }) => [p50, p95, p99])).toEqual([
      [50, 95, 99],
      [4, 7, 7]
    ]);
    expect(calls[0]).toMatchObject({
      batch: 4,
      calls: 100,
      rounds: 1,
      rowsPerSecond: 80_000,
      bytesInMemory: 5,
      bytesOnDisk: null
    });
    const cpu = { ratio: expect.closeTo(4 / 50.5, 9), interval: null };
    expect(ratios).toEqual([{ model: 'b', against: 'a', batch: 4, ratio: 4 / 50, interval: null, cpu, energy: null }]);
  });

  test('takes whole rounds for an interval, and a machine that is slow in some rounds does not widen a ratio', async () => {
    const slowness = Array.from({ length: 30 }, (_, round) => (round % 2 === 0 ? 1 : 3));
    const a = timed(
      'a',
      slowness.map((slow) => [100 * slow, 101 * slow, 102 * slow])
    );
    const b = timed(
      'b',
      slowness.map((slow) => [1000 * slow, 1010 * slow, 1020 * slow])
    );
    const { calls, ratios } = await summarizeLatency(plan('a'), [[a, b]]);
    const [low, high] = calls[0].interval as [number, number];
    expect([low < 0.103, high >= 0.3]).toEqual([true, true]);
    const tenth = { ratio: expect.closeTo(0.1, 10), interval: [expect.closeTo(0.1, 10), expect.closeTo(0.1, 10)] };
    expect(ratios[0]).toMatchObject({ ...tenth, cpu: tenth, energy: null });
  });

  test('a clock too coarse for a call says one nanosecond, not none', async () => {
    const { calls, ratios } = await summarizeLatency(plan('a'), [[timed('a', [[0, 0, 0]]), timed('b', [[0, 0, 0]])]]);
    expect(calls[0]).toMatchObject({ p50: 0.001, p99: 0.001, cpuSeconds: 0 });
    expect(ratios[0].cpu).toBeNull();
  });
});

describe('latency', () => {
  test('measures functions, a compiled student and a tfjs model with their bytes, leaves no tensor and shows itself', async () => {
    const student = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] });
    const compiled = compile(student);
    const before = tf.memory().numTensors;
    const seen = new Set<number>();
    const plain = Object.assign(
      (row: Float32Array) => {
        seen.add(row.length);
        return row[0] - row[1];
      },
      {
        batch: (rows: Float32Array, count: number) => (
          seen.add(rows.length),
          Array.from({ length: count }, (_, i) => rows[2 * i])
        )
      }
    );
    const found = await latency({
      models: { compiled, plain, alone: (row: Float32Array) => row[0], tfjs: { predict: student, bytesOnDisk: 1200 } },
      rows: makeDataset({ x: table().values, y: new Int32Array(40), classes: 2, shape: [2] }),
      batches: [1, 16],
      of: 'tfjs',
      seconds: 0.3
    });
    expect(tf.memory().numTensors).toBe(before);
    expect([...seen].sort((a, b) => a - b)).toEqual([2, 32]);
    expect(found.calls.map(({ name, batch, bytesInMemory, bytesOnDisk }) => [name, batch, bytesInMemory, bytesOnDisk])).toEqual([
      ['compiled', 1, compiled.bytes, null],
      ['plain', 1, null, null],
      ['alone', 1, null, null],
      ['tfjs', 1, 36, 1200],
      ['compiled', 16, compiled.bytes, null],
      ['plain', 16, null, null],
      ['tfjs', 16, 36, 1200]
    ]);
    expect(found.ratios.map(({ model, against, batch }) => [model, against, batch])).toEqual([
      ['tfjs', 'compiled', 1],
      ['tfjs', 'plain', 1],
      ['tfjs', 'alone', 1],
      ['tfjs', 'compiled', 16],
      ['tfjs', 'plain', 16]
    ]);
    for (const { p50, p95, p99 } of found.calls) expect([p50 > 0, p95 >= p50, p99 >= p95]).toEqual([true, true, true]);
    for (const { cpuSeconds } of found.calls) expect(cpuSeconds).toBeGreaterThanOrEqual(0);
    expect(found.clock).toBeGreaterThan(0);
    expect(found.residentBytes).toBeGreaterThan(1e6);
    expect(found.view.residentBytes).toBe(found.residentBytes);
    expect(found.view.rows[0].cpuSeconds).toBe(found.calls[0].cpuSeconds);
    expect(found.view).toMatchObject({ kind: 'latency', machine: found.machine.text });
    expect(found.view.rows[0].p50).toBe(found.calls[0].p50 / 1000);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    const display = (found as unknown as { [key: symbol]: () => { [type: string]: unknown } })[Symbol.for('Jupyter.display')];
    expect(display()['text/plain']).toMatch(/^.*With 1 row a call /s);
    student.dispose();
  });

  test('asks a teacher about rows in the shape of the dataset, and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    const shapes = new Set<string>();
    const teacher = functionTeacher((rows) => {
      shapes.add(rows.shape.join());
      return rows.reshape([rows.shape[0], 2]);
    });
    const rows = makeDataset({ x: table().values, y: new Int32Array(40), classes: 2, shape: [2, 1] });
    const models = { teacher, named: { predict: teacher, bytesOnDisk: 70 } };
    const { calls } = await latency({ models, rows, batches: [1, 16], seconds: 0.1 });
    expect([...shapes].sort()).toEqual(['1,2,1', '16,2,1']);
    expect(calls.map(({ name, batch, bytesOnDisk }) => [name, batch, bytesOnDisk])).toEqual([
      ['teacher', 1, null],
      ['named', 1, 70],
      ['teacher', 16, null],
      ['named', 16, 70]
    ]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('says what machine it is, and not whose', async () => {
    const { hostname } = await import('node:os');
    const { machine } = await latency({ models: { one: () => 1 }, rows: table(), seconds: 0.01 });
    expect(machine.text).toContain(`node ${process.version}`);
    expect(machine.cores).toBeGreaterThan(0);
    expect(JSON.stringify(machine)).not.toContain(hostname());
  });

  test('lets the event loop run', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await latency({ models: { one: (row: Float32Array) => row[0] }, rows: table(), seconds: 0.5 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
  });
});

describe('an interrupt', () => {
  const host = Symbol.for('stillroom.host');
  afterEach(() => delete (globalThis as { [host]?: object })[host]);

  test('ends it between two turns', async () => {
    let left = 3;
    const throwIfInterrupted = () => {
      if (left-- === 0) throw new Error('interrupted');
    };
    (globalThis as { [host]?: object })[host] = { throwIfInterrupted };
    await expect(latency({ models: { one: () => 1 }, rows: table(), seconds: 3600 })).rejects.toThrow('interrupted');
    expect(left).toBe(-1);
  });
});

describe('latency refuses', () => {
  const good: LatencyOptions = { models: { one: (row) => row[0] }, rows: table(), seconds: 0.01 };
  const student = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
  test.each<[string, () => object, string]>([
    [
      'no models',
      () => ({ models: {} }),
      'latency: expected models as an object, got an object; pass {student: predict, teacher: ask}'
    ],
    [
      'a model by its path',
      () => ({ models: { one: 'model.json' } }),
      'latency: one: expected a function of one row, a tfjs model, a teacher or {predict, batch, bytesInMemory, bytesOnDisk}, got "model.json"; give (row) => its predictions'
    ],
    ['nothing for a model', () => ({ models: { one: null } }), 'latency: one: expected a function of one row'],
    ['a batch that is no function', () => ({ models: { one: { predict: () => 1, batch: 3 } } }), 'got 3; give (row) =>'],
    [
      'a misspelt field',
      () => ({ models: { one: { predict: () => 1, bytes: 3 } } }),
      'latency: one: expected options among predict, batch, bytesInMemory, bytesOnDisk, got "bytes"'
    ],
    [
      'bytes below 0',
      () => ({ models: { one: { predict: () => 1, bytesOnDisk: -1 } } }),
      'latency: one: expected bytesOnDisk to be a finite number at least 0, got -1'
    ],
    [
      'a tfjs model of other columns',
      () => ({ models: { net: student() } }),
      'latency: net: expected a tfjs model with one input of 2 numbers and one output, got inputs of shape [3]'
    ],
    [
      'a teacher of other columns',
      () => ({ models: { forest: { ...functionTeacher((rows) => rows as tf.Tensor2D), inputShape: [3] } } }),
      'latency: forest: expected a teacher of rows of 2 numbers, got one of shape [3]'
    ],
    [
      'a teacher that is asked about other rows',
      () => ({ models: { pair: { ...functionTeacher((rows) => rows as tf.Tensor2D), pairOf: () => 1 } } }),
      'latency: pair: expected a teacher that is asked about the rows themselves, got '
    ],
    [
      'a model that gives nothing',
      () => ({ models: { one: () => undefined } }),
      'latency: one: expected its predictions as numbers, got undefined; return them, so that no compiler removes the call'
    ],
    [
      'a promise of nothing',
      () => ({ models: { one: () => Promise.resolve(null) } }),
      'expected its predictions as numbers, got null'
    ],
    [
      'a tensor',
      () => ({ models: { one: (row: Float32Array) => tf.tensor(row) } }),
      'latency: one: expected its predictions as numbers, got a tensor; give tf.tidy(() => model.predict(...).dataSync())'
    ],
    [
      'what a model throws',
      () => ({
        models: {
          one: () => {
            throw new RangeError('row of 3 numbers');
          }
        }
      }),
      'row of 3 numbers'
    ],
    [
      'no rows',
      () => ({ rows: { rows: 0, columns: 2, values: new Float32Array() } }),
      'latency: expected at least one row, got none; give the test rows'
    ],
    [
      'rows as lists',
      () => ({ rows: [[1, 2]] }),
      'latency: expected rows as a dataset or {rows, columns, values}, values a Float32Array, got [[1, 2]]'
    ],
    [
      'rows left out',
      () => ({ rows: undefined }),
      'latency: expected rows as a dataset or {rows, columns, values}, values a Float32Array, got undefined'
    ],
    ['a table that lacks numbers', () => ({ rows: { ...table(), columns: 3 } }), 'latency: expected rows as a dataset'],
    [
      'more rows than numbers',
      () => ({ rows: { x: Float32Array.of(1, 2), y: { length: 1e9 } } }),
      'latency: expected rows as a dataset'
    ],
    [
      'a batch above the rows',
      () => ({ batches: [41] }),
      'latency: expected batches[0] to be a whole number at least 1 and at most 40, got 41'
    ],
    ['half a row', () => ({ batches: [0.5] }), 'latency: expected batches[0] to be a whole number'],
    ['no batches', () => ({ batches: [] }), 'latency: expected batches to be different numbers of rows, got []; give [1, 100]'],
    ['a batch twice', () => ({ batches: [1, 1] }), 'latency: expected batches to be different numbers of rows, got [1, 1]'],
    [
      'batches that no model takes',
      () => ({ batches: [1, 8] }),
      'latency: expected a model that takes 8 rows per call, got functions of one row only; give {predict, batch: (rows, count) => its predictions}'
    ],
    ['a model that is none', () => ({ of: 'two' }), 'latency: expected of to be one of one, got "two"; name a model'],
    ['no time', () => ({ seconds: 0 }), 'latency: expected seconds to be a finite number above 0'],
    ['a misspelt option', () => ({ second: 1 }), 'did you mean "seconds"?']
  ])('%s', async (_, change, message) => {
    const before = tf.memory().numTensors;
    const given = change();
    const models = Object.values((given as { models?: object }).models ?? {}) as unknown[];
    await expect(latency({ ...good, ...given })).rejects.toThrow(message);
    for (const model of models) if (model instanceof tf.LayersModel) model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('latency() without models and rows', async () => {
    await expect(latency(undefined as never)).rejects.toThrow(
      'latency: expected options as an object, got undefined; pass {models: ...}'
    );
  });
});
