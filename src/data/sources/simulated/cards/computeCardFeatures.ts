import type { Feature } from '../../../Dataset';
import { sumSlidingWindow } from './sumSlidingWindow';
import { secondsOfDay, type Transactions } from './Transactions';

export interface CardFeaturesOptions {
  /** 1 for a fraud. */
  fraud: ArrayLike<number>;
  /** The weekday of the first day; Sunday is 0. */
  weekday: number;
  customers: { count: number; rowsOf: (customer: number) => Int32Array };
  terminals: { count: number; rowsOf: (terminal: number) => Int32Array };
}

const windows = [1, 7, 30];
/** Days until a fraud is known. */
const feedbackDelay = 7;

/** What the columns of `computeCardFeatures` mean. */
export const cardFeatureNames: Feature[] = [
  'amount',
  'weekend',
  'night',
  ...windows.flatMap((days) => [`customer transactions ${inWords(days)}`, `customer mean amount ${inWords(days)}`]),
  ...windows.flatMap((days) => [`terminal transactions ${inWords(days)}`, `terminal risk ${inWords(days)}`])
].map((name) => ({ name, kind: 'number' }));

/**
 * The features of each transaction, row after row: its amount, weekend, night (until 6:59), how many transactions its customer made in the
 * last 1, 7 and 30 days with their mean amount, this one included, and how many its terminal saw in 1, 7 and 30 days that end 7 days
 * before, with the share of frauds among them (0 of none): younger frauds are not known yet.
 */
export async function computeCardFeatures(
  transactions: Transactions,
  { fraud, weekday, customers, terminals }: CardFeaturesOptions,
  tell: (share: number) => Promise<void>
): Promise<Float32Array> {
  const { time, cents } = transactions;
  const width = cardFeatureNames.length;
  const x = new Float32Array(time.length * width);
  for (let row = 0; row < time.length; row++) {
    x[row * width] = cents[row] / 100;
    x[row * width + 1] = ((weekday + Math.floor(time[row] / secondsOfDay)) % 7) % 6 === 0 ? 1 : 0;
    x[row * width + 2] = time[row] % secondsOfDay < 7 * 3600 ? 1 : 0;
  }

  const groups = customers.count + terminals.count;
  for (let customer = 0; customer < customers.count; customer++) {
    windows.forEach((days, i) => {
      const column = 3 + 2 * i;
      const span = { window: days * secondsOfDay, delay: 0 };
      sumSlidingWindow(customers.rowsOf(customer), time, cents, span, (row, count, sum) => {
        x[row * width + column] = count;
        x[row * width + column + 1] = sum / 100 / count;
      });
    });
    await tell(customer / groups);
  }
  for (let terminal = 0; terminal < terminals.count; terminal++) {
    windows.forEach((days, i) => {
      const column = 3 + 2 * windows.length + 2 * i;
      const span = { window: days * secondsOfDay, delay: feedbackDelay * secondsOfDay };
      sumSlidingWindow(terminals.rowsOf(terminal), time, fraud, span, (row, count, sum) => {
        x[row * width + column] = count;
        x[row * width + column + 1] = count > 0 ? sum / count : 0;
      });
    });
    await tell((customers.count + terminal) / groups);
  }
  return x;
}

function inWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
