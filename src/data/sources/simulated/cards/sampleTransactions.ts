import type { Random } from '../../../../stats/createRandom';
import type { CustomersAndTerminals } from './sampleCustomersAndTerminals';
import { sampleNormal, samplePoisson } from '../../../../stats/sampleDistributions';
import { secondsOfDay, type Transactions } from './Transactions';

/**
 * What the customers pay on each day: a Poisson number of transactions, about noon (standard deviation 20,000 seconds; those outside the
 * day are dropped), at any of the terminals within reach, for a normal amount whose standard deviation is half its mean. A negative
 * amount is drawn again, uniform from 0 to twice the mean.
 */
export async function sampleTransactions(
  map: CustomersAndTerminals,
  days: number,
  next: Random,
  tell: (daysDone: number) => Promise<void>
): Promise<Transactions> {
  const counts = await drawCounts(map, days, next, tell);
  const drawn = empty(counts.reduce((sum, count) => sum + count, 0));
  const deviate = sampleNormal(next);
  const customers = map.meanAmount.length;
  let rows = 0;
  for (let day = 0; day < days; day++) {
    const from = rows;
    for (let customer = 0; customer < customers; customer++) {
      const terminals = map.reachable[customer];
      if (terminals.length === 0) continue;
      for (let left = counts[day * customers + customer]; left > 0; left--) {
        const second = Math.trunc(secondsOfDay / 2 + 20_000 * deviate());
        if (second <= 0 || second >= secondsOfDay) continue;
        const mean = map.meanAmount[customer];
        const amount = mean + (mean / 2) * deviate();
        drawn.time[rows] = day * secondsOfDay + second;
        drawn.customer[rows] = customer;
        drawn.terminal[rows] = terminals[Math.floor(next() * terminals.length)];
        drawn.cents[rows] = Math.round(100 * (amount < 0 ? 2 * mean * next() : amount));
        rows++;
      }
    }
    sortByTime(drawn, from, rows);
    await tell(day + 1);
  }
  return columns(drawn, (column) => column.slice(0, rows));
}

/** How many transactions each customer tries each day, day after day. Drawn first, so that the columns can be allocated at the right length. */
async function drawCounts(
  { meanCount }: CustomersAndTerminals,
  days: number,
  next: Random,
  tell: (daysDone: number) => Promise<void>
) {
  const customers = meanCount.length;
  const counts = new Uint8Array(customers * days);
  for (let day = 0; day < days; day++) {
    for (let customer = 0; customer < customers; customer++)
      counts[day * customers + customer] = samplePoisson(meanCount[customer], next);
    await tell(0);
  }
  return counts;
}

function sortByTime(drawn: Transactions, from: number, to: number): void {
  // Time and place in one number: numbers sort fast, and equal times stay in their order.
  const keys = Float64Array.from({ length: to - from }, (_, i) => drawn.time[from + i] * (to - from) + i).sort();
  const order = Int32Array.from(keys, (key) => from + (key % (to - from)));
  columns(drawn, (column) => {
    column.set(
      order.map((row) => column[row]),
      from
    );
    return column;
  });
}

function empty(rows: number): Transactions {
  const column = () => new Int32Array(rows);
  return { time: column(), customer: column(), terminal: column(), cents: column() };
}

function columns({ time, customer, terminal, cents }: Transactions, change: (column: Int32Array) => Int32Array): Transactions {
  return { time: change(time), customer: change(customer), terminal: change(terminal), cents: change(cents) };
}
