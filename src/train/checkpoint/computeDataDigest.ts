import { createHash } from 'node:crypto';
import type { AnyDataset } from '../../data/Dataset';
import { bytesOf } from '../../data/disk/RowFile';
import { generateRowBlocks } from '../../data/generateRowBlocks';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';

/** SHA-256 of all that training and scores read of some sets of rows, hexadecimal. Names of data sets do not count. */
export async function computeDataDigest(sets: readonly (readonly [name: string, AnyDataset])[]): Promise<string> {
  const hash = createHash('sha256');
  const pause = createInterruptiblePauser();
  for (const [name, { x, y, shape, classes, weights, groups, targets, unlabelled }] of sets) {
    hash.update(JSON.stringify([name, shape, classes, unlabelled === true, y.length, Boolean(weights), Boolean(groups)]));
    for (const block of generateRowBlocks({ x, y })) {
      hash.update(bytesOf(block.x));
      await pause();
    }
    if (targets) hash.update(JSON.stringify(targets.names));
    for (const values of [y, weights, groups, targets?.values]) {
      if (!values) continue;
      const bytes = bytesOf(values);
      for (let start = 0; start < bytes.length; start += chunk) {
        hash.update(bytes.subarray(start, start + chunk));
        await pause();
      }
    }
  }
  return hash.digest('hex');
}

/** 4 MB: some milliseconds. */
const chunk = 2 ** 22;
