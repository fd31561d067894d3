import { createHash } from 'node:crypto';
import type { Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Setup } from '../../record/RunRecord';
import { version } from '../../record/version';
import { checkFolder, keepLogits, readCachedLogits } from '../../teachers/readCachedLogits';
import { listPresentSplits, type LogitsOfSplits } from '../task/listPresentSplits';
import { computeDataDigest } from '../checkpoint/computeDataDigest';
import { encodeTeacherAnswers } from '../checkpoint/encodeTeacherAnswers';

/** What the trainings of a sweep end in, on disk. */
export interface SweepResultCache {
  /** The logits that a training ended in: those on disk, or else what `train` gives, which is kept. */
  of(training: readonly unknown[], rows: number, train: () => Promise<Matrix>): Promise<Matrix>;
}

/**
 * Keeps results under a key of all that they depend on: what the sweep is given, and what differs from training to training.
 *
 * @param folder undefined: nothing is kept.
 * @throws TypeError or Error unless files can be written in it.
 */
export async function openSweepResultCache(
  subject: string,
  folder: string | undefined,
  { setup, data, logits }: { setup: Setup; data: Splits; logits: LogitsOfSplits }
): Promise<SweepResultCache> {
  if (folder === undefined) return { of: (_training, _rows, train) => train() };
  await checkFolder(folder, { subject, option: 'folder' });
  const shared = [
    version,
    setup,
    await computeDataDigest(listPresentSplits(data)),
    encodeTeacherAnswers(Object.values(logits)).sha256
  ];
  return {
    async of(training, rows, train) {
      const key = createHash('sha256')
        .update(JSON.stringify([shared, training]))
        .digest('hex');
      const known = await readCachedLogits(folder, key, rows);
      if (known) return known;
      const result = await train();
      await keepLogits(folder, key, result);
      return result;
    }
  };
}
