import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../Dataset';
import { mixSeeds, createRandom } from '../../../stats/createRandom';
import type { Finding } from '../../../record/RunRecord';
import { markFrauds } from './cards/markFrauds';
import { cardFeatureNames, computeCardFeatures } from './cards/computeCardFeatures';
import { sampleCustomersAndTerminals } from './cards/sampleCustomersAndTerminals';
import { sampleTransactions } from './cards/sampleTransactions';
import { groupRows } from '../../groupRows';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';

export interface CardTransactionsOptions {
  /** Default 5,000. */
  customers?: number;
  /** Default 2 for each customer: 10,000. */
  terminals?: number;
  /** Default 183, half a year. */
  days?: number;
  /** How far customers go to pay, on a map with sides of 100. Default 500 / sqrt(terminals), 5 for 10,000: about 80 are within reach. */
  radius?: number;
  /** Default 0. */
  seed?: number;
  /** The first day, which decides the weekends. Default "2018-04-01", a Sunday. */
  start?: string;
  /** Called now and then with the share of the work done, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** The dataset, and beside it what a fraud detector must not see: one entry for each row of the whole dataset, not of its parts. */
export interface CardTransactions {
  data: Dataset;
  /** Why a row is fraudulent: 1 amount, 2 terminal, 3 card; 0 genuine. */
  scenario: Uint8Array;
  /** Where each row was paid. */
  terminal: Int32Array;
  findings: Finding[];
}

/**
 * Simulated card transactions with three kinds of fraud and 15 features, in the order of their times. Customers and terminals are on a map;
 * each customer has a mean amount (5 to 100), a mean number of transactions a day (0 to 4), and the terminals within reach. Frauds are
 * (1) amounts above 220, (2) all transactions of 28 days at 2 of 10,000 terminals a day, (3) a third of the transactions of 14 days, at five
 * times the amount, of 3 of 5,000 customers a day. The shares are the same for other numbers of terminals and customers.
 *
 * The default size gives about 1.75 million rows, 0.84 % of them frauds. The first month has fewer, because compromises begin on day 0.
 * `groups` of the data are the customers, `times` the seconds from the first midnight; x has the shape [15]: amount, weekend, night, the
 * customer's transactions and mean amount over 1, 7 and 30 days, and the terminal's transactions and share of frauds over 1, 7 and 30 days
 * that end 7 days before, when frauds are known. Split it by time, with a gap of those 7 days.
 *
 * Le Borgne, Siblini, Lebichot and Bontempi 2022, Reproducible Machine Learning for Credit Card Fraud Detection: Practical Handbook,
 * chapter 3 (Université Libre de Bruxelles).
 *
 * @throws TypeError or RangeError for bad options, and if no customer pays anything.
 * @example
 * ```ts
 * const { data, scenario } = await kd.data.cardTransactions({ customers: 100, days: 30, seed: 1 });
 * data.shape; // [15]
 * scenario.filter((kind) => kind === 2).length; // how many frauds are a terminal's
 * ```
 */
export async function cardTransactions(options: CardTransactionsOptions = {}): Promise<CardTransactions> {
  const { customers, terminals, days, radius, seed, weekday, onProgress: given } = checked(options);
  const onProgress = warnIfCallbackRejects('cardTransactions', 'onProgress', given);
  const pause = createInterruptiblePauser();
  const tell = async (share: number) => {
    onProgress(share);
    await pause();
  };
  const stream = (part: number) => createRandom(mixSeeds(seed, part));

  const map = await sampleCustomersAndTerminals({ customers, terminals, radius }, stream(0), pause);
  const transactions = await sampleTransactions(map, days, stream(1), (done) => tell((0.5 * done) / days));
  const { time, customer, terminal } = transactions;
  if (time.length === 0) {
    const got = `none of ${customers} customers in ${days} days within a radius of ${radius}`;
    throw new RangeError(
      `cardTransactions: expected at least one transaction, got ${got}; give more customers or days, or a larger radius`
    );
  }
  const groups = {
    customers: { count: customers, rowsOf: groupRows(customer, customers) },
    terminals: { count: terminals, rowsOf: groupRows(terminal, terminals) }
  };
  await pause();
  const scenario = markFrauds(transactions, { days, ...groups }, stream(2));
  const y = new Int32Array(scenario.map((kind) => Math.min(kind, 1)));
  const x = await computeCardFeatures(transactions, { fraud: y, weekday, ...groups }, (share) => tell(0.5 + 0.5 * share));
  onProgress(1);

  const data: Dataset = {
    name: 'card transactions',
    x,
    shape: [cardFeatureNames.length],
    y,
    classes: ['genuine', 'fraud'],
    synthetic: true,
    features: cardFeatureNames.map((feature) => ({ ...feature })),
    groups: customer,
    times: new Float64Array(time)
  };
  return { data, scenario, terminal, findings: findingsOf(map.reachable, y) };
}

function checked(options: CardTransactionsOptions) {
  const subject = 'cardTransactions';
  checkOptions(subject, options, ['customers', 'terminals', 'days', 'radius', 'seed', 'start', 'onProgress']);
  const { customers = 5000, days = 183, seed = 0, start = '2018-04-01', onProgress } = options ?? {};
  checkNumber(subject, 'customers', customers, { integer: true, atLeast: 1, atMost: 1_000_000 });
  const { terminals = 2 * customers } = options ?? {};
  checkNumber(subject, 'terminals', terminals, { integer: true, atLeast: 1, atMost: 2_000_000 });
  checkNumber(subject, 'days', days, { integer: true, atLeast: 1, atMost: 3650 });
  if (customers * days > 10_000_000)
    throw new RangeError(
      `${subject}: expected at most 10000000 customers times days, got ${customers} times ${days}; give fewer of either`
    );
  const { radius = 500 / Math.sqrt(terminals) } = options ?? {};
  checkNumber(subject, 'radius', radius, { above: 0 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  return { customers, terminals, days, radius, seed, weekday: weekdayOf(start), onProgress };
}

function weekdayOf(start: unknown): number {
  const date = typeof start === 'string' && /^\d{4}-\d\d-\d\d$/.test(start) ? new Date(`${start}T00:00:00Z`) : null;
  // new Date('2018-02-30') is a day of March in V8.
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== start)
    throw new TypeError(`cardTransactions: expected start to be a date, got ${showValue(start)}; give it as "2018-04-01"`);
  return date.getUTCDay();
}

function findingsOf(reachable: Int32Array[], y: Int32Array): Finding[] {
  const findings: Finding[] = [];
  const alone = reachable.filter((terminals) => terminals.length === 0).length;
  if (alone > 0)
    findings.push({
      check: 'customersOutOfReach',
      level: 'warning',
      value: alone,
      says: `${alone} of ${reachable.length} customers have no terminal within reach and pay nothing.`,
      hint: 'Give a larger radius or more terminals.'
    });
  if (!y.includes(1))
    findings.push({
      check: 'noFraud',
      level: 'warning',
      value: 0,
      says: `None of the ${y.length} transactions is a fraud.`,
      hint: 'Give more customers or days, or another seed.'
    });
  return findings;
}
