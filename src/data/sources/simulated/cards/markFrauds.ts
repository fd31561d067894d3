import type { Random } from '../../../../stats/createRandom';
import { sampleSubset } from '../../../../stats/sampleDistributions';
import { secondsOfDay, type Transactions } from './Transactions';

export interface Compromises {
  days: number;
  /** The rows of each terminal, and of each customer, in the order of their times. */
  terminals: { count: number; rowsOf: (terminal: number) => Int32Array };
  customers: { count: number; rowsOf: (customer: number) => Int32Array };
}

/**
 * Makes some of the transactions fraudulent and returns the scenario of each; 0 is genuine. If two scenarios meet, the later one counts.
 *
 * 1. An amount above 220.
 * 2. Each day 2 of 10,000 terminals are compromised: all their transactions of 28 days.
 * 3. Each day 3 of 5,000 customers are compromised: a third of their transactions of 14 days, at five times the amount.
 */
export function markFrauds(transactions: Transactions, compromises: Compromises, next: Random): Uint8Array {
  const { days, terminals, customers } = compromises;
  const { time, cents } = transactions;
  const scenario = new Uint8Array(cents.length);
  for (let row = 0; row < cents.length; row++) if (cents[row] > 22_000) scenario[row] = 1;

  eachDay(days, terminals.count, 2 / 10_000, next, (day, compromised) => {
    for (const terminal of compromised) for (const row of between(terminals.rowsOf(terminal), time, day, 28)) scenario[row] = 2;
  });

  eachDay(days, customers.count, 3 / 5_000, next, (day, compromised) => {
    const rows = Array.from(compromised, (customer) => [...between(customers.rowsOf(customer), time, day, 14)]).flat();
    for (const row of sampleSubset(Int32Array.from(rows), Math.floor(rows.length / 3 + next()), next)) {
      // A customer may be compromised twice at once; the amount is multiplied once.
      if (scenario[row] !== 3) cents[row] *= 5;
      scenario[row] = 3;
    }
  });
  return scenario;
}

/**
 * A random choice for each day, `share` of `count` on average: 2 of 10,000 are two each day, 0.2 of 1,000 are one every fifth day, so that
 * fewer customers and terminals suffer the same share of fraud.
 */
function eachDay(
  days: number,
  count: number,
  share: number,
  next: Random,
  visit: (day: number, chosen: Int32Array) => void
): void {
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const offset = next();
  for (let day = 0; day < days; day++) {
    const daily = Math.floor((day + 1) * count * share + offset) - Math.floor(day * count * share + offset);
    visit(day, sampleSubset(all, daily, next));
  }
}

/** The rows of the `length` days from `day` on. */
function between(rows: Int32Array, time: Int32Array, day: number, length: number): Int32Array {
  return rows.filter((row) => time[row] >= day * secondsOfDay && time[row] < (day + length) * secondsOfDay);
}
