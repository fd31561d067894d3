import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/stats/createRandom';
import { markFrauds } from '../../../../src/data/sources/simulated/cards/markFrauds';
import { cardTransactions } from '../../../../src/data/sources/simulated/cardTransactions';
import { groupRows } from '../../../../src/data/groupRows';

const day = 86_400;

describe('the fraud scenarios', () => {
  const simulated = cardTransactions({ customers: 500, days: 90, seed: 5 });

  test('1: every amount above 220 that nobody multiplied', async () => {
    const { data, scenario } = await simulated;
    const rows = [...data.y.keys()];
    const amount = (row: number) => data.x[row * 15];
    expect(rows.filter((row) => amount(row) > 220 && data.y[row] === 0)).toEqual([]);
    expect(rows.filter((row) => scenario[row] === 1 && amount(row) <= 220)).toEqual([]);
    expect(scenario.includes(1)).toBe(true);
  });

  test('2: from its first day on, all transactions of a compromised terminal for 28 days', async () => {
    const { data, scenario, terminal } = await simulated;
    const dayOf = (row: number) => Math.floor(data.times![row] / day);
    const rows = [...data.y.keys()];
    const compromised = new Set(terminal.filter((_, row) => scenario[row] === 2));
    expect(compromised.size).toBeGreaterThan(8);
    for (const one of compromised) {
      const its = rows.filter((row) => terminal[row] === one);
      const days = new Set(its.filter((row) => scenario[row] === 2).map(dayOf));
      expect(its.filter((row) => days.has(dayOf(row)) && data.y[row] === 0)).toEqual([]);
    }
  });

  test.each([
    [2, 28],
    [3, 14]
  ])('a compromise of scenario %i lasts %i days', (kind, length) => {
    // Twenty payments a day, so that a third of them are on every day.
    const [count, days, daily] = [200, 90, 20];
    const time = Int32Array.from({ length: count * days * daily }, (_, row) => Math.floor(row / count / daily) * day + 1);
    const keys = time.map((_, row) => row % count);
    const transactions = { time, customer: keys, terminal: keys, cents: new Int32Array(time.length).fill(1000) };
    const [none, group] = [
      { count: 0, rowsOf: () => new Int32Array() },
      { count, rowsOf: groupRows(keys, count) }
    ];
    const groups = kind === 2 ? { terminals: group, customers: none } : { terminals: none, customers: group };
    let whole = 0;
    for (let seed = 0; seed < 10; seed++) {
      const scenario = markFrauds(
        { ...transactions, cents: transactions.cents.slice() },
        { days, ...groups },
        createRandom(seed)
      );
      for (let one = 0; one < count; one++) {
        const dates = Array.from(
          group.rowsOf(one).filter((row) => scenario[row] === kind),
          (row) => Math.floor(time[row] / day)
        );
        if (dates.length === 0) continue;
        const lasted = Math.max(...dates) - Math.min(...dates) + 1;
        if (lasted === length) whole++;
        // Less only when the days are over; more when there were two of them.
        else if (lasted < length) expect(Math.max(...dates)).toBe(days - 1);
      }
    }
    expect(whole).toBeGreaterThan(10);
  });

  test('3: a third of the transactions that compromised customers make in 14 days, at five times the amount', () => {
    // Everybody pays 10.00 once a day at a terminal of the same number, so that only scenarios 2 and 3 make frauds.
    const [count, days] = [5000, 20];
    const rows = count * days;
    const keys = Int32Array.from({ length: rows }, (_, row) => row % count);
    const transactions = {
      time: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / count) * day + 1),
      customer: keys,
      terminal: keys,
      cents: new Int32Array(rows).fill(1000)
    };
    const group = { count, rowsOf: groupRows(keys, count) };
    const scenario = markFrauds(transactions, { days, customers: group, terminals: group }, createRandom(2));
    expect(transactions.cents.every((cents, row) => cents === (scenario[row] === 3 ? 5000 : 1000))).toBe(true);
    const numbers = [0, 1, 2, 3].map((kind) => scenario.filter((one) => one === kind).length);
    // 3 customers a day pay min(14, days left) times: 3 * (7 * 14 + 13 + 12 + ... + 1) / 3; a customer drawn again costs a few.
    expect(Math.abs(numbers[3] - 189)).toBeLessThanOrEqual(10);
    // One terminal a day, all of the 20 - day left: 20 + 19 + ... + 1, less those in scenario 3.
    expect(numbers[1]).toBe(0);
    expect(Math.abs(numbers[2] - 210)).toBeLessThanOrEqual(21);
    const customers = new Set(keys.filter((_, row) => scenario[row] === 3));
    expect(customers.size).toBeGreaterThan(50);
    expect(customers.size).toBeLessThanOrEqual(60);
  });

  test('fewer customers and terminals suffer the same share of fraud, about 0.8 %', async () => {
    const shares: number[] = [];
    for (let seed = 0; seed < 10; seed++) {
      const { data } = await cardTransactions({ customers: 200, terminals: 500, days: 100, seed });
      shares.push(data.y.reduce((a, b) => a + b) / data.y.length);
    }
    const mean = shares.reduce((a, b) => a + b) / shares.length;
    // 0.81 % of 100 days: the compromises begin on day 0.
    expect(mean).toBeGreaterThan(0.0068);
    expect(mean).toBeLessThan(0.0094);
  });
});

describe('the default radius', () => {
  test.each([1, 3, 10, 50, 300])('lets every customer reach some of %i terminals', async (terminals) => {
    const { findings, data } = await cardTransactions({ customers: 300, terminals, days: 3, seed: 1 });
    expect(findings.filter(({ check }) => check === 'customersOutOfReach')).toEqual([]);
    expect(data.y.length).toBeGreaterThan(1500);
  });

  test('a radius that leaves customers without a terminal is a finding', async () => {
    const { findings, data } = await cardTransactions({ customers: 100, terminals: 40, days: 10, radius: 6, seed: 1 });
    const alone = findings.find(({ check }) => check === 'customersOutOfReach');
    expect(alone?.says).toMatch(/^\d+ of 100 customers have no terminal within reach and pay nothing\.$/);
    expect(new Set(data.groups).size).toBeLessThanOrEqual(100 - alone!.value!);
  });

  test('transactions without a fraud are a finding', async () => {
    const { findings, data } = await cardTransactions({ customers: 2, terminals: 2, days: 2, seed: 1 });
    expect(data.y.includes(1)).toBe(false);
    expect(findings.map(({ check }) => check)).toEqual(['noFraud']);
  });
});
