import type { AnyDataset, Splits } from './Dataset';
import { split } from './split';

/** With fewer train rows, none are held out for validation: a tenth of them would say nothing. */
const fewRows = 20;

/**
 * The same splits, with a tenth of the train rows as validation if there is none. Splits with few rows, with one group or without labels
 * stay unchanged.
 */
export function splitOffValidation(data: Splits<AnyDataset> | AnyDataset, seed: number): Splits<AnyDataset> {
  const splits: Splits<AnyDataset> = 'x' in data ? { train: data } : data;
  const { y, groups, unlabelled } = splits.train;
  if (splits.validation || unlabelled || y.length < fewRows || groups?.every((group) => group === groups[0])) return splits;
  const { train, validation } = split(splits.train, { validation: 0.1, test: 0, seed });
  return { ...splits, train, validation };
}
