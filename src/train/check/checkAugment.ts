import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { RowChange } from '../../data/augment/Augmentation';
import { createRowChanges } from '../../data/augment/createRowChanges';
import type { AnyDataset } from '../../data/Dataset';
import { isDatasetOnDisk } from '../../data/isDatasetOnDisk';
import type { AugmentSetup } from '../../record/AugmentSetup';
import type { AugmentOptions, Teaching } from '../options/AugmentOptions';
import type { TrainOptions } from '../options/TrainOptions';

/** How the train rows of a run change from epoch to epoch. */
export interface CheckedAugment {
  changes: RowChange[];
  teaching: Teaching;
  views?: number;
  setup: AugmentSetup;
}

/** @throws TypeError or RangeError for what cannot change these rows, or cannot be taught. */
export function checkAugment(
  subject: string,
  given: TrainOptions['augment'],
  { train, isTaught, isPaired }: { train: AnyDataset; isTaught: boolean; isPaired: boolean }
): CheckedAugment | undefined {
  if (given === undefined) return undefined;
  if (isPaired)
    throw new RangeError(
      `${subject}: augment: expected no changes of rows, since the teacher sees the rows that they are paired with, got some; leave augment out`
    );
  const options: AugmentOptions = Array.isArray(given) ? { augmentations: given } : (given as AugmentOptions);
  const own = `${subject}: augment`;
  checkOptions(own, options, ['augmentations', 'teaching', 'views']);
  const { augmentations, views } = options;
  const changes = createRowChanges(own, augmentations, train);
  const teaching = checkTeaching(own, options.teaching, isTaught);
  if (teaching !== 'consistent' && changes.some(({ mixes }) => mixes))
    throw new RangeError(
      `${own}: expected no mixing of rows with "${teaching}" teaching, whose labels are of single rows, got some; leave mixUp and cutMix out`
    );
  if (views !== undefined) checkViews(own, views, { changes, teaching, train, isTaught });
  const setup = {
    augmentations: augmentations.map(({ description }) => description),
    ...(isTaught && { teaching }),
    ...(views !== undefined && { views })
  };
  return { changes, teaching, views, setup };
}

function checkTeaching(own: string, teaching: unknown, isTaught: boolean): Teaching {
  if (teaching === undefined) return 'consistent';
  if (teaching !== 'consistent' && teaching !== 'independent' && teaching !== 'fixed')
    throw new TypeError(
      `${own}: expected teaching to be "consistent", "independent" or "fixed", got ${showValue(teaching)}; give one of them`
    );
  if (isTaught) return teaching;
  throw new TypeError(`${own}: expected no teaching, since there is no teacher, got ${showValue(teaching)}; leave it out`);
}

function checkViews(
  own: string,
  views: unknown,
  { changes, teaching, train, isTaught }: { changes: RowChange[]; teaching: Teaching; train: AnyDataset; isTaught: boolean }
): void {
  checkNumber(own, 'views', views, { integer: true, atLeast: 1, atMost: 10_000 });
  const fault = !isTaught
    ? 'there is no teacher whose labels could be kept'
    : teaching !== 'consistent'
      ? `the teaching is "${teaching}"`
      : changes.some(({ usesBatch }) => usesBatch)
        ? 'some of the changes look at other rows of a batch'
        : isDatasetOnDisk(train)
          ? 'the rows lie on disk'
          : null;
  if (fault)
    throw new RangeError(`${own}: expected no number of views, since ${fault}, got ${showValue(views)}; leave views out`);
}
