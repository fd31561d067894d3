import { breather } from '../evaluate/breather';
import type { Learner } from './learner';
import { call, callAsync, native } from './native';

export interface GrowOptions {
  rounds: number;
  /** Rounds without a better mean metric before it stops; 0: none. */
  earlyStopping: number;
  better: 'higher' | 'lower';
  /** Whether the metric is measured after each round. */
  measure: boolean;
  /** Asked between models: throws when the work is to stop. */
  check: () => void;
  /** Told after each round. */
  onRound: (round: number, train: number | null, validation: number | null) => void;
}

export interface Growth {
  /** [round]: means over the learners. */
  train: number[];
  validation: number[];
  /** Rounds up to the best one; all of them without early stopping. */
  best: number;
}

/** Boosts models side by side, one round after the other, until the mean of their validation metrics gets no better. */
export async function grow(learners: Learner[], options: GrowOptions): Promise<Growth> {
  const { rounds, earlyStopping, better, measure, check, onRound } = options;
  const growth: Growth = { train: [], validation: [], best: rounds };
  const breathe = breather();
  const sign = better === 'higher' ? -1 : 1;
  let [best, lowest, slow] = [0, Infinity, false];
  for (let round = 0; round < rounds; round++) {
    for (const learner of learners) {
      check();
      slow = await update(learner, round, slow);
      await breathe();
    }
    const measured = measure ? learners.map((learner) => evaluate(learner, round)) : [];
    const [train, validation] = [meanOf(measured.map((m) => m.train)), meanOf(measured.map((m) => m.validation))];
    if (train !== null) growth.train.push(train);
    if (validation !== null) growth.validation.push(validation);
    if (validation !== null && sign * validation < lowest) [best, lowest] = [round + 1, sign * validation];
    onRound(round + 1, train, validation);
    if (earlyStopping > 0 && validation !== null && round + 1 - best >= earlyStopping) break;
  }
  if (earlyStopping > 0 && best > 0) growth.best = best;
  return growth;
}

/** One round takes longer than this on much data: from then on it runs on another thread, and this one stays free for the kernel. */
const slowRound = 200;

async function update({ booster, train }: Learner, round: number, slow: boolean): Promise<boolean> {
  const started = performance.now();
  const take = slow ? callAsync : call;
  await take('XGBoosterUpdateOneIter', booster.address, round, train.address);
  return slow || performance.now() - started > slowRound;
}

/** The metric on the rows that it learns from and on the others, read from XGBoost's line "[7]	train-logloss:0.31	validation-logloss:0.35". */
function evaluate({ booster, train, validation }: Learner, round: number): { train: number; validation: number } {
  const matrices = validation ? [train, validation] : [train];
  const names = ['train', 'validation'].slice(0, matrices.length);
  const line = new BigUint64Array(1);
  const addresses = BigUint64Array.from(matrices, ({ address }) => address);
  call('XGBoosterEvalOneIter', booster.address, round, addresses, names, names.length, line);
  const text = native().koffi.decode.string(line[0]);
  const valueOf = (name: string) => Number.parseFloat(new RegExp(`\\t${name}-[^\\t]*?:([^\\t]+)`).exec(text)?.[1] ?? 'NaN');
  return { train: valueOf('train'), validation: valueOf('validation') };
}

/** The mean of the finite ones: a held-out part may lack a class, which leaves it without an AUC. */
function meanOf(values: number[]): number | null {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? null : finite.reduce((a, b) => a + b, 0) / finite.length;
}
