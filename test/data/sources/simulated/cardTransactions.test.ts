import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../../src/data/checkDataset';
import { createRandom } from '../../../../src/stats/createRandom';
import {
  cardTransactions,
  type CardTransactions,
  type CardTransactionsOptions
} from '../../../../src/data/sources/simulated/cardTransactions';
import { computeCardFeatures } from '../../../../src/data/sources/simulated/cards/computeCardFeatures';
import { sampleTransactions } from '../../../../src/data/sources/simulated/cards/sampleTransactions';
import { groupRows } from '../../../../src/data/groupRows';

/** Made by test/reference/data/cardTransactions.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../../reference/data/cardTransactions.json'), 'utf8')) as {
  table: { [name in 'time' | 'customer' | 'terminal' | 'cents' | 'fraud']: number[] };
  features: number[][];
  draws: { [name: string]: number };
};
const day = 86_400;
const sha256 = (column: Uint8Array) => createHash('sha256').update(column).digest('hex');
const silently = () => Promise.resolve();
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: ArrayLike<number>) => {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
};
const expectWithin = (value: number, expected: number, bound: number) =>
  expect(Math.abs(value - expected), `${value}, expected ${expected}`).toBeLessThan(bound);

const simulated = cardTransactions({ customers: 400, days: 60, seed: 3 });

describe('cardTransactions', () => {
  test('cardTransactions({customers, days, seed}) is a checked dataset in the order of its times', async () => {
    const { data, scenario, terminal, findings } = await simulated;
    checkDataset(data);
    expect(data).toMatchObject({ name: 'card transactions', shape: [15], classes: ['genuine', 'fraud'], synthetic: true });
    expect(data.features?.map(({ name, kind }) => `${name} (${kind})`)).toEqual(
      [
        ...['amount', 'weekend', 'night'],
        ...['1 day', '7 days', '30 days'].flatMap((span) => [`customer transactions ${span}`, `customer mean amount ${span}`]),
        ...['1 day', '7 days', '30 days'].flatMap((span) => [`terminal transactions ${span}`, `terminal risk ${span}`])
      ].map((name) => `${name} (number)`)
    );
    const { y, times, groups } = data as Required<typeof data>;
    expect(times.every((time, row) => Number.isInteger(time) && (row === 0 || time >= times[row - 1]))).toBe(true);
    expect(times.every((time) => time % day > 0 && time < 60 * day)).toBe(true);
    expect(new Set(groups).size).toBeGreaterThan(380);
    expect(Math.max(...groups)).toBe(399);
    expect(terminal.every((one) => one >= 0 && one < 800)).toBe(true);
    expect([scenario.length, terminal.length, groups.length]).toEqual([y.length, y.length, y.length]);
    expect(y.every((label, row) => label === Number(scenario[row] > 0))).toBe(true);
    expect(findings).toEqual([]);
  });

  test('the same seed gives the same bits, another seed others', async () => {
    const bits = ({ data, scenario, terminal }: CardTransactions) =>
      [data.x, data.y, data.groups, data.times, scenario, terminal].map((column) => sha256(column as Uint8Array));
    expect(bits(await cardTransactions({ customers: 400, days: 60, seed: 3 }))).toEqual(bits(await simulated));
    const other = bits(await cardTransactions({ customers: 400, days: 60, seed: 4 }));
    bits(await simulated).forEach((hash, column) => expect(other[column]).not.toBe(hash));
  });

  test('it leaves no tensors behind and tells its progress up to 1', async () => {
    const before = tf.memory().numTensors;
    const shares: number[] = [];
    await cardTransactions({ customers: 20, days: 5, onProgress: (share) => shares.push(share) });
    expect(tf.memory().numTensors).toBe(before);
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0))).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  test('start decides the weekends', async () => {
    const weekendDays = async (start: string) => {
      const { data } = await cardTransactions({ customers: 30, days: 8, start });
      const rows = [...data.y.keys()].filter((row) => data.x[row * 15 + 1] === 1);
      return [...new Set(rows.map((row) => Math.floor(data.times![row] / day)))];
    };
    expect(await weekendDays('2018-04-01')).toEqual([0, 6, 7]); // a Sunday
    expect(await weekendDays('2024-02-29')).toEqual([2, 3]); // a Thursday
  });

  test.each<[CardTransactionsOptions, string]>([
    [{ customers: 0 }, 'cardTransactions: expected customers to be a whole number at least 1'],
    [{ terminals: 2.5 }, 'cardTransactions: expected terminals to be a whole number at least 1'],
    [{ days: NaN }, 'cardTransactions: expected days to be a whole number at least 1'],
    [{ radius: 0 }, 'cardTransactions: expected radius to be a finite number above 0, got 0'],
    [{ seed: -1 }, 'cardTransactions: expected seed to be a whole number at least 0, got -1'],
    [{ start: '2018-02-30' }, 'cardTransactions: expected start to be a date, got "2018-02-30"; give it as "2018-04-01"'],
    [{ start: 'April' }, 'expected start to be a date, got "April"'],
    [{ start: 20180401 as never }, 'expected start to be a date, got 20180401'],
    [{ onProgress: 1 as never }, 'cardTransactions: expected onProgress to be a function, got 1'],
    [{ customers: 1e6, days: 100 }, 'expected at most 10000000 customers times days, got 1000000 times 100'],
    [{ customer: 5 } as never, 'did you mean "customers"?'],
    [
      { customers: 5, days: 2, radius: 1e-6 },
      'cardTransactions: expected at least one transaction, got none of 5 customers in 2 days within a radius of 0.000001'
    ]
  ])('cardTransactions(%o) is refused', async (options, message) => {
    await expect(cardTransactions(options)).rejects.toThrow(message);
  });
});

describe('an interrupt', () => {
  const host = Symbol.for('stillroom.host');
  afterEach(() => delete (globalThis as { [host]?: object })[host]);

  test('ends the simulation', async () => {
    let left = 50;
    const throwIfInterrupted = () => {
      if (left-- === 0) throw new Error('interrupted');
    };
    (globalThis as { [host]?: object })[host] = { throwIfInterrupted };
    await expect(cardTransactions({ customers: 100, days: 20 })).rejects.toThrow('interrupted');
    expect(left).toBe(-1);
  });
});

describe('the features', () => {
  test('equal those of pandas: ties, and rows exactly a window or a delay apart', async () => {
    const { time, customer, terminal, cents, fraud } = reference.table;
    const transactions = {
      time: Int32Array.from(time),
      customer: Int32Array.from(customer),
      terminal: Int32Array.from(terminal),
      cents: Int32Array.from(cents)
    };
    const groups = {
      customers: { count: 3, rowsOf: groupRows(transactions.customer, 3) },
      terminals: { count: 4, rowsOf: groupRows(transactions.terminal, 4) }
    };
    const x = await computeCardFeatures(transactions, { fraud, weekday: 0, ...groups }, silently);
    expect(x).toEqual(Float32Array.from(reference.features.flat()));
  });

  test('of a simulation are what their names say: a terminal never shows frauds younger than 7 days', async () => {
    const { data, terminal } = await simulated;
    const { x, y, times, groups } = data as Required<typeof data>;
    const rows = [...y.keys()];
    for (const row of rows.filter((one) => one % 401 === 0)) {
      const feature = (column: number) => x[row * 15 + column];
      [1, 7, 30].forEach((days, i) => {
        const paid = rows.filter((one) => one <= row && groups[one] === groups[row] && times[one] > times[row] - days * day);
        expect(feature(3 + 2 * i)).toBe(paid.length);
        expect(feature(4 + 2 * i)).toBeCloseTo(mean(paid.map((one) => x[one * 15])), 3);
        const end = times[row] - 7 * day;
        const seen = rows.filter((one) => terminal[one] === terminal[row] && times[one] <= end && times[one] > end - days * day);
        expect(feature(9 + 2 * i)).toBe(seen.length);
        expect(feature(10 + 2 * i)).toBeCloseTo(seen.length ? mean(seen.map((one) => y[one])) : 0, 6);
      });
    }
  });
});

describe('the draws follow their distributions, within 4.5 standard errors', () => {
  const { inDay, secondMean, secondDeviation, amountMean, amountDeviation, above220OfMean100 } = reference.draws;
  const days = 5000;
  const drawn = sampleTransactions(
    {
      meanAmount: Float64Array.of(100, 20),
      meanCount: Float64Array.of(4, 0.5),
      reachable: [Int32Array.of(1, 4, 7, 9), Int32Array.of(2)],
      terminals: 10
    },
    days,
    createRandom(11),
    silently
  );
  const of = async (who: number) => {
    const { customer, ...columns } = await drawn;
    const pick = (column: Int32Array) => column.filter((_, row) => customer[row] === who);
    return {
      time: pick(columns.time),
      terminal: pick(columns.terminal),
      amount: Array.from(pick(columns.cents), (c) => c / 100)
    };
  };

  test.each([
    [0, 4],
    [1, 0.5]
  ])('customer %i pays a Poisson number of times a day, %d on average, less what falls outside the day', async (who, count) => {
    const { time } = await of(who);
    const perDay = new Array<number>(days).fill(0);
    for (const second of time) perDay[Math.floor(second / day)]++;
    // A thinned Poisson number is one too: its variance is its mean.
    expectWithin(mean(perDay), count * inDay, 4.5 * Math.sqrt((count * inDay) / days));
    expectWithin(deviation(perDay) ** 2, count * inDay, 4.5 * Math.sqrt((count * inDay + 2 * (count * inDay) ** 2) / days));
  });

  test('at a normal time about noon', async () => {
    const seconds = (await of(0)).time.map((time) => time % day);
    expect(Math.min(...seconds)).toBeGreaterThan(0);
    expectWithin(mean(seconds), secondMean, (4.5 * secondDeviation) / Math.sqrt(seconds.length));
    expectWithin(deviation(seconds), secondDeviation, (4.5 * secondDeviation) / Math.sqrt(2 * seconds.length));
  });

  test.each([
    [0, 100],
    [1, 20]
  ])('customer %i a normal amount about %d, negative ones drawn again, in whole cents', async (who, size) => {
    const { amount } = await of(who);
    expect(Math.min(...amount)).toBeGreaterThanOrEqual(0);
    expectWithin(mean(amount), size * amountMean, (4.5 * size * amountDeviation) / Math.sqrt(amount.length));
    expectWithin(deviation(amount), size * amountDeviation, (4.5 * size * amountDeviation) / Math.sqrt(2 * amount.length));
    const above = amount.filter((one) => one > 220).length / amount.length;
    const share = size === 100 ? above220OfMean100 : 0;
    expect(Math.abs(above - share)).toBeLessThanOrEqual(4.5 * Math.sqrt((share * (1 - share)) / amount.length));
  });

  test('at each terminal within reach as often', async () => {
    const { terminal } = await of(0);
    for (const one of [1, 4, 7, 9]) {
      const share = terminal.filter((other) => other === one).length / terminal.length;
      expectWithin(share, 1 / 4, 4.5 * Math.sqrt(0.1875 / terminal.length));
    }
    expect(new Set((await of(1)).terminal)).toEqual(new Set([2]));
  });
});
