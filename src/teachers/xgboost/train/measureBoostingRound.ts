import type { Learner } from './createBoosterInTraining';
import { call, loadCApi } from '../library/loadCApi';

/** The metric on the rows that a model learns from and on those that it does not; NaN if there is none. */
export function measureBoostingRound(
  { booster, train, validation, measure }: Learner,
  round: number
): { train: number; validation: number } {
  if (measure) return measure();
  const matrices = validation ? [train, validation] : [train];
  const names = ['train', 'validation'].slice(0, matrices.length);
  const addresses = BigUint64Array.from(matrices, ({ address }) => address);
  const line = new BigUint64Array(1);
  call('XGBoosterEvalOneIter', booster.address, round, addresses, names, names.length, line);
  // "[7]	train-logloss:0.31	validation-logloss:0.35"
  const text = loadCApi().koffi.decode.string(line[0]);
  const valueOf = (name: string) => Number.parseFloat(new RegExp(`\\t${name}-[^\\t]*?:([^\\t]+)`).exec(text)?.[1] ?? 'NaN');
  return { train: valueOf('train'), validation: valueOf('validation') };
}
