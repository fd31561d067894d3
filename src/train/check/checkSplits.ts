import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { AnyDataset, Splits } from '../../data/Dataset';
import { splitOffValidation } from '../../data/splitOffValidation';
import type { CheckedRun } from './CheckedRun';
import type { CheckedTerm } from './checkTerms';
import type { RunInputs } from './RunInputs';

/**
 * The splits of a run, all with the same shape and columns. A part of train becomes validation if there is none.
 *
 * @throws TypeError or RangeError for splits that do not fit each other.
 */
export function checkSplits(
  subject: string,
  given: Splits<AnyDataset> | AnyDataset,
  seed: number
): Pick<CheckedRun, 'data' | 'heldOut'> {
  const isGiven = hasSafelyReadableMembers(given, ['x', 'train', 'validation', 'test']);
  const splits: Splits<AnyDataset> = isGiven && 'x' in given ? { train: given as AnyDataset } : (given as Splits<AnyDataset>);
  if (!isGiven || !splits.train)
    throw new TypeError(
      `${subject}: expected data with a train split, got ${showValue(given)}; make one with kd.dataset or kd.split`
    );
  checkOptions(`${subject}: data`, splits, ['train', 'validation', 'test']);
  const names = ['train', 'validation', 'test'] as const;
  for (const name of names) {
    const part = splits[name];
    if (part === undefined || part === null) continue;
    checkAnyDataset(part, `${subject}: ${name} data`, { targets: true });
    if (name !== 'train') checkLabelled(part, `${subject}: ${name} data`);
    if (String(part.shape) !== String(splits.train.shape)) {
      const shapes = `rows of shape [${splits.train.shape}] in ${name} as in train, got [${part.shape}]`;
      throw new RangeError(`${subject}: expected ${shapes}; reshape the ${name} data`);
    }
    checkSameColumns(
      subject,
      { of: 'train data', features: splits.train.features },
      { of: `${name} data`, features: part.features }
    );
  }
  const whole = splitOffValidation(splits, seed);
  return { data: whole, heldOut: splits.validation ? 0 : (whole.validation?.y.length ?? 0) };
}

/** Rows without labels can be trained on if no term needs a label. */
export function checkUnlabelled(subject: string, { baseline }: RunInputs, terms: CheckedTerm[], data: Splits<AnyDataset>): void {
  const needy = terms.find(({ loss }) => loss.needs?.includes('labels') || loss.needs?.includes('targets'));
  if (needy) checkLabelled(data.train, `${subject}: train data for term "${needy.name}"`);
  if (baseline !== false) checkLabelled(data.train, `${subject}: train data for the baseline (say baseline: false)`);
  if (!data.validation && !data.test)
    throw new RangeError(
      `${subject}: expected labelled validation or test rows beside unlabelled train rows, got none; give some to score the student on`
    );
}
