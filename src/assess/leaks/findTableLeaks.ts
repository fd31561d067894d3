import type { AnyDataset } from '../../data/Dataset';
import { isDatasetOnDisk } from '../../data/isDatasetOnDisk';
import { takeRows } from '../../data/takeRows';
import type { Finding } from '../../record/RunRecord';
import { sampleRowsByClass } from './sampleRowsByClass';
import { findPredictiveFeatures } from './findPredictiveFeatures';

/** Numbers that are looked at, about: a second or less. */
const mostNumbers = 2_000_000;

/**
 * The features of a table that tell its label by themselves, as `kd.leakCheck` finds them, on a part of the train rows if there are many. For
 * the start of a run: it draws nothing at random, and a table that cannot be looked at has no findings.
 */
export function findTableLeaks(train: AnyDataset): Finding[] {
  if (!train.features || train.unlabelled || train.targets) return [];
  const width = train.shape[0];
  const each = Math.max(200, Math.floor(mostNumbers / width / train.classes.length));
  const rows = sampleRowsByClass(train.y, train.classes.length, each);
  return findPredictiveFeatures(isDatasetOnDisk(train) || rows.length < train.y.length ? takeRows(train, rows) : train).filter(
    ({ level }) => level !== 'info'
  );
}
