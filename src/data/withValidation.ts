import type { Dataset, Splits } from './Dataset';
import { split } from './split';

/** Below this many train rows none are held out for validation: a tenth would say nothing. */
const fewRows = 20;

/** The same splits with a tenth of the train rows as validation where there is none; few rows, rows of one group and rows without labels are left as they are. */
export function withValidation(data: Splits | Dataset, seed: number): Splits {
  const splits: Splits = 'x' in data ? { train: data } : data;
  const { y, groups, unlabelled } = splits.train;
  if (splits.validation || unlabelled || y.length < fewRows || groups?.every((group) => group === groups[0])) return splits;
  const { train, validation } = split(splits.train, { validation: 0.1, test: 0, seed });
  return { ...splits, train, validation };
}
